// Entities by id, locked for this transaction, with the tallies that they have so far.
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
ON CREATE SET e += row.fixed, e.recordedAt = $now, e:__KIND__
SET e.touched = $token  // takes the lock before the tallies are read
WITH e
OPTIONAL MATCH (e)-[:MERGED_INTO]->(w:Agency)
RETURN e.id AS id, w.id AS stand, EXISTS { (e)<-[:MERGED_INTO]-() } AS standing, EXISTS { (e)<-[:JUDGES]-() } AS judged,
       [e.sector, e.sectorPartner, e.sectorPublic] AS sectors,
       {forms: e.forms, formTiers: e.formTiers, formCounts: e.formCounts,
        sectors: e.sectors, sectorTiers: e.sectorTiers, sectorCounts: e.sectorCounts} AS tally
