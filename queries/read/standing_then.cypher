// The agencies that judgements ever made one, where a judgement or what names one of them changed after a moment: each with the
// one that stands for it now, the tiers of the documents that named it then, and the pairs that it was judged one with then.
MATCH (j:Judgement)-[:JUDGES]->(start)
WHERE j.spans IS NOT NULL AND (any(x IN j.spans WHERE x > $moment) OR start.toldAt > $moment)
WITH DISTINCT start
MATCH (start) (()<-[:JUDGES]-(j:Judgement WHERE j.spans IS NOT NULL)-[:JUDGES]->()){0,40} (member)
WITH DISTINCT member
OPTIONAL MATCH (member)-[:MERGED_INTO]->(w)
WITH member, coalesce(w, member) AS stand
RETURN member.id AS member, stand.id AS stand,
       COLLECT { MATCH (stand)-[:NAMED_IN {of: member.id}]->(d:Document)
                 WHERE d.ingestedAt <= $moment AND coalesce(d.retractedAt > $moment, true)
                   AND none(i IN range(0, size(coalesce(d.away, [])) - 2, 2) WHERE d.away[i] <= $moment AND $moment < d.away[i + 1])
                 RETURN DISTINCT d.tier } AS tiers,
       [(member)<-[:JUDGES]-(k:Judgement)-[:JUDGES]->(other)
        WHERE size([x IN coalesce(k.spans, []) WHERE x <= $moment]) % 2 = 1 | [member.id, other.id]] AS pairs
ORDER BY member
