// Each agency that stands for others, with the tallies of all for whom it stands, itself included.
UNWIND $ids AS id
MATCH (w:Entity {id: id}) WHERE NOT w:Merged
OPTIONAL MATCH (w)<-[:MERGED_INTO]-(m:Merged)
WITH w, [w] + collect(m) AS members
RETURN w.id AS id, [w.sector, w.sectorPartner, w.sectorPublic] AS sectors,
       [m IN members | {forms: m.forms, formTiers: m.formTiers, formCounts: m.formCounts,
        sectors: m.sectors, sectorTiers: m.sectorTiers, sectorCounts: m.sectorCounts}] AS tallies
