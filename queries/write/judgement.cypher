// What is held of two agencies; the same judgement again is the same node.
MATCH (l:Entity {id: $left})
MATCH (r:Entity {id: $right})
MERGE (j:Judgement {id: $row.id})
SET j += $row
REMOVE j.undoneAt
MERGE (j)-[:JUDGES {side: 'left'}]->(l)
MERGE (j)-[:JUDGES {side: 'right'}]->(r)
RETURN j.id AS id
