// Claims by id. `created` is true where this transaction made the claim: only then does it need its edges.
UNWIND $rows AS row
MERGE (c:__KIND__ {id: row.id})
ON CREATE SET c += row.fixed, c.recordedAt = $now, c.token = $token
WITH c, row, coalesce(c.token = $token, false) AS created, c.retractedAt IS NOT NULL AS retracted
SET c.confidence = CASE WHEN created OR retracted OR c.confidence < row.confidence THEN row.confidence ELSE c.confidence END,
    c.tier = CASE WHEN created OR retracted OR $tiers[row.tier] < $tiers[c.tier] THEN row.tier ELSE c.tier END
SET c.tier = CASE WHEN $tiers[c.heldTier] > $tiers[c.tier] THEN c.heldTier ELSE c.tier END
FOREACH (_ IN CASE WHEN retracted THEN [1] ELSE [] END | SET c.away = coalesce(c.away, []) + [c.retractedAt, $now])
REMOVE c.token, c.retractedAt
RETURN c.id AS id, created, retracted
