// The tier at which a person holds a claim or a contact point: never lower than what its documents allow.
MATCH (c:__KIND__ {id: $id})
WHERE c.retractedAt IS NULL AND c.tier IN $tiers
WITH c, c.tier AS before
SET c += $properties
RETURN c.id AS id, before
