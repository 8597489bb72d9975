// The pairs of agencies that a judgement ever made one: whether it held at a moment, and whether it, or what names one of the
// two, changed after it.
MATCH (l)<-[:JUDGES {side: 'left'}]-(j:Judgement)-[:JUDGES {side: 'right'}]->(r)
WHERE j.spans IS NOT NULL
RETURN l.id AS left, r.id AS right, size([x IN j.spans WHERE x <= $moment]) % 2 = 1 AS held,
       any(x IN j.spans WHERE x > $moment) OR coalesce(l.toldAt > $moment OR r.toldAt > $moment, false) AS moved
ORDER BY left, right, j.id
