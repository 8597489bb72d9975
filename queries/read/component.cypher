// The agencies that judgements which hold lead to from these: each with the one that stands for it now, its own tally, and the
// pairs that it is judged to be one with.
UNWIND $ids AS id
MATCH (start:Entity {id: id})
MATCH (start) (()<-[:JUDGES]-(j:Judgement WHERE j.verdict = $same AND j.undoneAt IS NULL)-[:JUDGES]->()){0,40} (member)
WITH DISTINCT member
OPTIONAL MATCH (member)-[:MERGED_INTO]->(w)
RETURN member.id AS member, coalesce(w.id, member.id) AS stand,
       {forms: member.forms, formTiers: member.formTiers, formCounts: member.formCounts,
        sectors: [], sectorTiers: [], sectorCounts: []} AS tally,
       [(member)<-[:JUDGES]-(k:Judgement)-[:JUDGES]->(other) WHERE k.verdict = $same AND k.undoneAt IS NULL
        | [member.id, other.id]] AS pairs
ORDER BY member
