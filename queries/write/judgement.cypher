// What is held of two agencies; the same judgement again is the same node. It keeps from when to when it held them to be one.
MATCH (l:Entity {id: $left})
MATCH (r:Entity {id: $right})
MERGE (j:Judgement {id: $row.id})
SET j += $row, j.spans = CASE WHEN (size(coalesce(j.spans, [])) % 2 = 1) = ($row.verdict = $same) THEN j.spans
                              ELSE coalesce(j.spans, []) + $row.at END
REMOVE j.undoneAt
MERGE (j)-[:JUDGES {side: 'left'}]->(l)
MERGE (j)-[:JUDGES {side: 'right'}]->(r)
RETURN j.id AS id
