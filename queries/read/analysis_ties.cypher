// Who is tied to whom, by which predicates, in how many claims and in which documents: of claims between two agencies, and of
// duties done with another.
RETURN COLLECT {
  MATCH (c:Claim)-[:SUBJECT]->(a:Agency)
  WHERE standing(c) AND visible(a:Entity) AND ($predicates IS NULL OR c.predicate IN $predicates)
    AND ($agencies IS NULL OR a.id IN $agencies)
  MATCH (c)-[:OBJECT|WITH]->(b:Agency)
  WHERE visible(b:Entity) AND b <> a AND ($agencies IS NULL OR b.id IN $agencies)
  WITH DISTINCT c, a, b
  MATCH (c)-[:EVIDENCED_BY]->(:Passage)-[:OF]->(d:Document) WHERE visible(d)
  WITH a, b, c.predicate AS predicate, c, collect(DISTINCT d.id) AS documents
  WITH a, b, collect(DISTINCT predicate) AS predicates, collect(documents) AS claims
  RETURN [a.id, b.id, predicates, claims]
} AS data
