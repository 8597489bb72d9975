// Edges that lead to an agency, moved to the one that stands for it now.
UNWIND $rows AS row
MATCH (old:Entity {id: row.stand})<-[r:__KIND__ {of: row.member}]-(x)
MATCH (new:Entity {id: row.target})
CREATE (x)-[q:__KIND__]->(new)
SET q = properties(r)
DELETE r
