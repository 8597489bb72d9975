// The status of claims that the reviewer may see, with what is needed to log the decision and to draw the direct edges anew.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
WHERE c.retractedAt IS NULL AND c.tier IN $tiers
MATCH (c)-[:SUBJECT]->(s)
MATCH (c)-[:OBJECT]->(o)
WITH c, s, o, c.status AS before
SET c.status = $status
RETURN c.id AS id, before, c.predicate AS predicate, s.id AS subject, o.id AS object,
       coalesce(c.action, c.predicate) AS said
