// Mark a document and its passages as taken back; no row where it is not there or was taken back before.
MATCH (d:Document {id: $id})
WHERE d.retractedAt IS NULL
SET d.retractedAt = $now
WITH d
OPTIONAL MATCH (p:Passage)-[:OF]->(d)
SET p.retractedAt = $now
RETURN d.id AS id, d.title AS title, count(p) AS passages
