// What a document counts towards the names of its entities, beside their tallies.
MATCH (d:Document {id: $id})<-[n:NAMED_IN]-(stand)
MATCH (e:Entity {id: n.of})
RETURN e.id AS id, stand.id AS stand, EXISTS { (e)<-[:JUDGES]-() } AS judged,
       {forms: n.forms, formCounts: n.formCounts, sectors: n.sectors, sectorCounts: n.sectorCounts, tier: d.tier} AS said,
       {forms: e.forms, formTiers: e.formTiers, formCounts: e.formCounts,
        sectors: e.sectors, sectorTiers: e.sectorTiers, sectorCounts: e.sectorCounts} AS tally
ORDER BY id
