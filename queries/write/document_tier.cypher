// The tier of a document.
MATCH (d:Document {id: $id})
WHERE d.retractedAt IS NULL AND d.tier IN $tiers
WITH d, d.tier AS before
SET d.tier = $tier
RETURN d.title AS title, before
