// Entities by id, locked for this transaction, with the tallies that they have so far.
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
ON CREATE SET e += row.fixed, e.recordedAt = $now, e:__KIND__
SET e.touched = $token  // takes the lock before the tallies are read
WITH e
OPTIONAL MATCH (e)-[:MERGED_INTO]->(w:Agency)
RETURN e.id AS id, w.id AS stand, EXISTS { (e)<-[:MERGED_INTO]-() } AS standing, e.sector AS sector,
       {forms: e.forms, formCounts: e.formCounts, sectors: e.sectors, sectorCounts: e.sectorCounts, tier: e.tier} AS tally
