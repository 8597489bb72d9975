// Each agency that stands for others, with the tallies of all for whom it stands, itself included.
UNWIND $ids AS id
MATCH (w:Entity {id: id})
OPTIONAL MATCH (w)<-[:MERGED_INTO]-(m:Merged)
WITH w, [w] + collect(m) AS members
RETURN w.id AS id, w.sector AS sector, [m IN members | {forms: m.forms, formCounts: m.formCounts,
       sectors: m.sectors, sectorCounts: m.sectorCounts, tier: m.tier}] AS tallies
