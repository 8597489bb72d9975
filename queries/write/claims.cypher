// Claims by id. `created` is true where this transaction made the claim: only then does it need its edges.
// Of the properties that end in a tier, each is what those of that tier read: of the documents that they see.
UNWIND $rows AS row
MERGE (c:__KIND__ {id: row.id})
ON CREATE SET c += row.fixed, c.recordedAt = $now, c.token = $token
WITH c, row, coalesce(c.token = $token, false) AS created, c.retractedAt IS NOT NULL AS retracted
WITH c, row, created, retracted, created OR retracted AS anew
SET c.confidence = CASE WHEN anew OR c.confidence < row.confidence THEN row.confidence ELSE c.confidence END,
    c.confidencePartner = CASE WHEN anew OR c.confidencePartner IS NULL OR c.confidencePartner < row.confidencePartner
                               THEN row.confidencePartner ELSE c.confidencePartner END,
    c.confidencePublic = CASE WHEN anew OR c.confidencePublic IS NULL OR c.confidencePublic < row.confidencePublic
                              THEN row.confidencePublic ELSE c.confidencePublic END,
    c.recordedAtPartner = coalesce(c.recordedAtPartner, CASE WHEN row.confidencePartner IS NOT NULL THEN $now END),
    c.recordedAtPublic = coalesce(c.recordedAtPublic, CASE WHEN row.confidencePublic IS NOT NULL THEN $now END),
    c.tier = CASE WHEN anew OR $tiers[row.tier] < $tiers[c.tier] THEN row.tier ELSE c.tier END
SET c.tier = CASE WHEN $tiers[c.heldTier] > $tiers[c.tier] THEN c.heldTier ELSE c.tier END
FOREACH (_ IN CASE WHEN retracted THEN [1] ELSE [] END | SET c.away = coalesce(c.away, []) + [c.retractedAt, $now])
REMOVE c.token, c.retractedAt
RETURN c.id AS id, created, retracted
