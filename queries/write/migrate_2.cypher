// From version 1: judgements get an order to be listed in, and say which agency stands on which side.
MATCH (j:Judgement)-[r:JUDGES]->(a)
WITH j, r ORDER BY j.id, a.id
WITH j, collect(r) AS ends
SET j.sort = toString(1 - j.score) + '~' + j.id
FOREACH (i IN range(0, size(ends) - 1) | FOREACH (r IN [ends[i]] | SET r.side = CASE i WHEN 0 THEN 'left' ELSE 'right' END))
