// A document that is a protocol's own text.
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MATCH (p:Protocol {id: row.protocol})
MERGE (d)-[:TEXT_OF]->(p)
