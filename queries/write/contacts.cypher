// How offices are reached; the edge stays with the agency that the document names, whoever stands for it.
UNWIND $rows AS row
MERGE (k:ContactPoint {id: row.id})
SET k += row.properties
WITH k, row
MATCH (a:Entity {id: row.agency})
MERGE (a)-[:REACHED_AT]->(k)
