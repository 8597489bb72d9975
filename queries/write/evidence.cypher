// The words that claims rest on.
UNWIND $rows AS row
MATCH (c:__KIND__ {id: row.claim})
MATCH (p:Passage {id: row.passage})
CREATE (c)-[e:EVIDENCED_BY]->(p)
SET e = row.properties
