// The places where an agency works or its duties hold, each with those around it; null where there is no such agency.
RETURN head(COLLECT {
  MATCH (a:Agency {id: $agency}) WHERE visible(a:Entity)
  RETURN COLLECT {
    CALL (a) {
      MATCH (a)<-[:SUBJECT]-(c:Claim {predicate: 'APPLIES_IN'})-[:OBJECT]->(j:Jurisdiction) WHERE standing(c) RETURN j
      UNION
      MATCH (a)<-[:SUBJECT]-(c:Responsibility)-[:HOLDS_IN]->(j:Jurisdiction) WHERE standing(c) RETURN j
    }
    WITH j WHERE visible(j:Entity)
    WITH j ORDER BY own(j.sort)
    RETURN {id: j.id, name: own(j.name), key: j.key, around: [j.id] + COLLECT {
      MATCH (j)-[:WITHIN*1..8]->(o:Jurisdiction) WHERE visible(o:Entity) RETURN DISTINCT o.id }}
  }
}) AS data
