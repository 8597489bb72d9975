// The rule that a duty stands in.
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (p:Protocol {id: row.entity})
MERGE (c)-[:UNDER]->(p)
