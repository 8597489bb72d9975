// A judgement that no longer holds stays on record.
MATCH (j:Judgement {id: $id})
WHERE j.undoneAt IS NULL
SET j.undoneAt = $now, j.spans = CASE size(coalesce(j.spans, [])) % 2 WHEN 1 THEN j.spans + $now ELSE j.spans END
RETURN j.verdict AS verdict, [(j)-[:JUDGES]->(a) | a.id] AS agencies
