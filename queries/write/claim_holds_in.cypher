// Where claims hold.
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (j:Jurisdiction {id: row.entity})
MERGE (c)-[:HOLDS_IN]->(j)
