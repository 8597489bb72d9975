// Since when things are on record for whoever sees less than all: since the first document that they see names them.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
WITH e, [(e)-[n:NAMED_IN]->(d:Document) WHERE n.of = e.id | [d.tier, d.ingestedAt]]
        + [(e)-[:MERGED_INTO]->()-[n:NAMED_IN]->(d:Document) WHERE n.of = e.id | [d.tier, d.ingestedAt]] AS said
SET e.recordedAtPublic = reduce(first = null, x IN said | CASE
      WHEN x[0] = $public AND (first IS NULL OR x[1] < first) THEN x[1] ELSE first END),
    e.recordedAtPartner = reduce(first = null, x IN said | CASE
      WHEN x[0] <> $lead AND (first IS NULL OR x[1] < first) THEN x[1] ELSE first END)
