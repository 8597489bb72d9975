// The counts of each entity beside those that its current documents give it.
MATCH (e:Entity)
WHERE e.retractedAt IS NULL
RETURN e.id AS id, e.forms AS forms, e.formCounts AS formCounts,
       [(e)-[n:NAMED_IN]->(d:Document) WHERE n.of = e.id AND d.retractedAt IS NULL | {forms: n.forms, formCounts: n.formCounts}]
       + [(e)-[:MERGED_INTO]->()-[n:NAMED_IN]->(d:Document) WHERE n.of = e.id AND d.retractedAt IS NULL
          | {forms: n.forms, formCounts: n.formCounts}] AS said
