// Agencies with or for which duties are done.
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (a:Entity {id: row.entity})
MERGE (c)-[:WITH {of: row.of}]->(a)
