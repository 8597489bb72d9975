// From version 1: judgements get an order to be listed in, and say which agency stands on which side.
UNWIND $rows AS row
MATCH (j:Judgement {id: row.id})-[r:JUDGES]->(a)
WITH row, j, r ORDER BY j.id, a.id
WITH row, j, collect(r) AS ends
SET j.sort = row.sort
FOREACH (i IN range(0, size(ends) - 1) | FOREACH (r IN [ends[i]] | SET r.side = CASE i WHEN 0 THEN 'left' ELSE 'right' END))
