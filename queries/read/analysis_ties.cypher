// Who is tied to whom, by which predicates, in how many claims and in which documents: of claims between two agencies, and of
// duties done with another.
RETURN COLLECT {
  MATCH (c:Claim)-[:SUBJECT]->(a:Agency)
  WHERE standing(c) AND ($predicates IS NULL OR c.predicate IN $predicates) AND ($agencies IS NULL OR a.id IN $agencies)
  MATCH (c)-[:OBJECT|WITH]->(b:Agency)
  WHERE b <> a AND ($agencies IS NULL OR b.id IN $agencies)
  MATCH (c)-[:EVIDENCED_BY]->()-[:OF]->(d:Document)
  WITH a, b, collect(DISTINCT c.predicate) AS predicates, count(DISTINCT c) AS claims, collect(DISTINCT d) AS documents
  WHERE visible(a:Entity) AND visible(b:Entity)
  RETURN [a.id, b.id, predicates, claims, [d IN documents WHERE visible(d) | d.id]]
} AS data
