// What a claim rests on: confidence and tier of each current piece of evidence.
MATCH (c:Claim {id: $id})
WHERE c.retractedAt IS NULL AND c.tier IN $tiers
RETURN c.tier AS before,
       [(c)-[e:EVIDENCED_BY]->(p:Passage)-[:OF]->(d:Document) WHERE p.retractedAt IS NULL
        | {confidence: e.confidence, tier: d.tier}] AS supports
