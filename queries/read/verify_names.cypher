// The counts of each entity beside those that its current documents give it.
MATCH (e:Entity)
WHERE e.retractedAt IS NULL
RETURN e.id AS id, {forms: e.forms, formTiers: e.formTiers, formCounts: e.formCounts,
                    sectors: e.sectors, sectorTiers: e.sectorTiers, sectorCounts: e.sectorCounts} AS kept,
       [(e)-[n:NAMED_IN]->(d:Document) WHERE n.of = e.id AND d.retractedAt IS NULL
        | {forms: n.forms, formCounts: n.formCounts, sectors: n.sectors, sectorCounts: n.sectorCounts, tier: d.tier}]
       + [(e)-[:MERGED_INTO]->()-[n:NAMED_IN]->(d:Document) WHERE n.of = e.id AND d.retractedAt IS NULL
          | {forms: n.forms, formCounts: n.formCounts, sectors: n.sectors, sectorCounts: n.sectorCounts, tier: d.tier}] AS said
