// A judgement that no longer holds stays on record.
MATCH (j:Judgement {id: $id})
WHERE j.undoneAt IS NULL
SET j.undoneAt = $now
RETURN j.verdict AS verdict, [(j)-[:JUDGES]->(a) | a.id] AS agencies
