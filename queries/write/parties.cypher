// The parties of agreements.
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MATCH (a:Entity {id: row.entity})
MERGE (a)-[:PARTY_TO {of: row.of}]->(d)
