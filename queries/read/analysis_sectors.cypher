// Agencies that hold a duty or work in these places (null: anywhere), with their sectors.
RETURN COLLECT {
  MATCH (a:Agency)
  WHERE visible(a:Entity) AND own(a.sector) IS NOT NULL AND ($places IS NULL
    OR EXISTS { (c:Responsibility)-[:SUBJECT]->(a) WHERE visible(c) AND EXISTS { (c)-[:HOLDS_IN]->(j) WHERE j.id IN $places } }
    OR EXISTS { (c:Claim {predicate: 'APPLIES_IN'})-[:SUBJECT]->(a) WHERE standing(c) AND EXISTS { (c)-[:OBJECT]->(j) WHERE j.id IN $places } })
  WITH a ORDER BY own(a.sort)
  RETURN [a.id, own(a.name), own(a.sector), a.kind]
} AS data
