// What findings are about; the edge remembers which documents say so.
UNWIND $rows AS row
MATCH (f:Finding {id: row.finding})
MATCH (e:Entity {id: row.entity})
MERGE (f)-[r:ABOUT {of: row.of}]->(e)
SET r.documents = CASE WHEN row.document IN coalesce(r.documents, []) THEN r.documents ELSE coalesce(r.documents, []) + row.document END
