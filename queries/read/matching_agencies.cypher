// A page of the agencies that those of some tiers see, by id, as they are called there.
MATCH (a:Agency) WHERE a.id > $after AND a.tier IN $tiers AND a.retractedAt IS NULL AND a.kind <> $role
RETURN a.id AS id, own(a.name) AS name, a.place AS place, a.tier AS tier
ORDER BY id LIMIT $size
