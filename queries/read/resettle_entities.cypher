// A page of entities by id, each with what its current documents say of it.
MATCH (e:Entity) WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $size
RETURN e.id AS id, e:Merged AS merged, EXISTS { (e)<-[:MERGED_INTO]-() } AS standing, EXISTS { (e)<-[:JUDGES]-() } AS judged,
       [(e)-[n:NAMED_IN]->(d:Document) WHERE n.of = e.id AND d.retractedAt IS NULL
        | {forms: n.forms, formCounts: n.formCounts, sectors: n.sectors, sectorCounts: n.sectorCounts, tier: d.tier}]
       + [(e)-[:MERGED_INTO]->()-[n:NAMED_IN]->(d:Document) WHERE n.of = e.id AND d.retractedAt IS NULL
          | {forms: n.forms, formCounts: n.formCounts, sectors: n.sectors, sectorCounts: n.sectorCounts, tier: d.tier}] AS said
ORDER BY id
