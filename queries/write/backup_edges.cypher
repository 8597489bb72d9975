// Relationships of one type between nodes of two labels, as they were kept.
UNWIND $rows AS row
MATCH (a:__FROM__ {id: row.from})
MATCH (b:__TO__ {id: row.to})
CREATE (a)-[r:__KIND__]->(b)
SET r = row.properties
RETURN count(r) AS made
