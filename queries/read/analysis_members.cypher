// Agencies that papers in force name as parties or members, with the words that name them, once an agency.
RETURN COLLECT {
  CALL () {
    MATCH (a:Agency)-[:PARTY_TO]->(d:Document)
    WHERE visible(a:Entity) AND visible(d) AND NOT lapsed(d) AND ($key IS NULL OR d.jurisdiction = $key)
    RETURN a, d.sort AS place, COLLECT {
      MATCH (a)-[m:MENTIONED_IN]->(:Passage)-[:OF]->(d) RETURN [a.id, m.id] ORDER BY m.start, m.id LIMIT 1 } AS proofs
    UNION ALL
    MATCH (c:Claim {predicate: 'PART_OF'})-[:SUBJECT]->(a:Agency)
    WHERE standing(c) AND visible(a:Entity)
    MATCH (c)-[:OBJECT]->(b:Agency) WHERE visible(b:Entity) AND own(b.sector) = 'MULTI_SECTOR'
    MATCH (c)-[e:EVIDENCED_BY]->(:Passage)-[:OF]->(d:Document)
    WHERE visible(d) AND NOT lapsed(d) AND ($key IS NULL OR d.jurisdiction = $key)
    WITH a, c, e ORDER BY e.id
    RETURN a, c.sort AS place, collect([c.id, e.id])[..1] AS proofs
  }
  WITH a, proofs ORDER BY place
  WITH a, collect(proofs) AS found ORDER BY own(a.sort)
  RETURN {id: a.id, sector: own(a.sector), kind: a.kind, names: [own(a.name)] + coalesce(own(a.aliases), []), proofs: reduce(all = [], p IN found | all + p)[..3]}
} AS data
