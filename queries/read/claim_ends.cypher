// The ends of every claim that touches these agencies: the pairs whose direct edges may change.
UNWIND $ids AS id
MATCH (a:Entity {id: id})<-[:SUBJECT|OBJECT]-(c:Claim)
WITH DISTINCT c
MATCH (c)-[:SUBJECT]->(s)
MATCH (c)-[:OBJECT]->(o)
RETURN DISTINCT c.predicate AS predicate, s.id AS subject, o.id AS object
