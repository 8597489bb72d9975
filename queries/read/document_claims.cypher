// The claims that a document evidences, and what else evidences them: confidence and tier of each other current passage,
// beside those of the document itself.
MATCH (d:Document {id: $id})<-[:OF]-(p:Passage)<-[:EVIDENCED_BY]-(c)
WITH DISTINCT c
MATCH (c)-[:SUBJECT]->(s)
MATCH (c)-[:OBJECT]->(o)
RETURN c.id AS id, c.heldTier AS held, labels(c) AS labels, c.predicate AS predicate, s.id AS subject, o.id AS object,
       [(c)-[e:EVIDENCED_BY]->(q:Passage)-[:OF]->(other:Document) WHERE q.retractedAt IS NULL AND other.id <> $id
        | {confidence: e.confidence, tier: other.tier}] AS others,
       [(c)-[e:EVIDENCED_BY]->(q:Passage)-[:OF]->(own:Document {id: $id})
        | {confidence: e.confidence, tier: own.tier}] AS own
ORDER BY id
