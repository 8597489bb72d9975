// The agency that a reviewer names, and the one that stands for it.
MATCH (a:Entity {id: $id})
WHERE a.retractedAt IS NULL AND a.tier IN $tiers AND (a:Agency OR a:Merged)
OPTIONAL MATCH (a)-[:MERGED_INTO]->(w)
RETURN a.id AS of, coalesce(w.id, a.id) AS stand
