// Pairs of agencies that a rule is not sure of, for a person to judge.
UNWIND $rows AS row
MATCH (l:Entity {id: row.left})
MATCH (r:Entity {id: row.right})
MERGE (j:Judgement {id: row.properties.id})
SET j += row.properties
MERGE (j)-[:JUDGES {side: 'left'}]->(l)
MERGE (j)-[:JUDGES {side: 'right'}]->(r)
