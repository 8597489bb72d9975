// Remember one ingest and the extractor and model that read.
MERGE (r:Run {id: $row.id})
ON CREATE SET r += $row
