// A page of claims, or of scopes, by id, each with confidence and tier of the evidence that is current.
MATCH (c:__KIND__) WHERE c.id > $after
WITH c ORDER BY c.id LIMIT $size
RETURN c.id AS id, c.heldTier AS held,
       [(c)-[e:EVIDENCED_BY]->(p:Passage)-[:OF]->(d:Document) WHERE p.retractedAt IS NULL
        | {confidence: e.confidence, tier: d.tier}] AS supports
ORDER BY id
