// Let agencies stand for themselves again.
UNWIND $ids AS id
MATCH (m:Entity {id: id})
OPTIONAL MATCH (m)-[old:MERGED_INTO]->()
DELETE old
WITH DISTINCT m
SET m:Agency
REMOVE m:Merged
