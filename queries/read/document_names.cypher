// What a document counts towards the names of its entities, beside their tallies and the tiers of the others that name them.
MATCH (d:Document {id: $id})<-[n:NAMED_IN]-(stand)
MATCH (e:Entity {id: n.of})
RETURN e.id AS id, stand.id AS stand,
       {forms: n.forms, formCounts: n.formCounts, sectors: n.sectors, sectorCounts: n.sectorCounts, tier: null} AS said,
       {forms: e.forms, formCounts: e.formCounts, sectors: e.sectors, sectorCounts: e.sectorCounts, tier: e.tier} AS tally,
       [(stand)-[other:NAMED_IN]->(o:Document) WHERE other.of = e.id AND o.retractedAt IS NULL AND o.id <> $id | o.tier] AS tiers
ORDER BY id
