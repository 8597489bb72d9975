// The documents that name entities, with the counts that make names and sectors and can be taken back.
UNWIND $rows AS row
MATCH (e:Entity {id: row.entity})
MATCH (d:Document {id: row.document})
CREATE (e)-[n:NAMED_IN]->(d)
SET n = row.properties
