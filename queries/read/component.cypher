// The agencies that judgements which hold make one with these, each with the one that stands for it now.
UNWIND $ids AS id
MATCH (start:Entity {id: id})
MATCH (start) (()<-[:JUDGES]-(j:Judgement WHERE j.verdict = $same AND j.undoneAt IS NULL)-[:JUDGES]->()){0,40} (member)
WITH id, collect(DISTINCT member) AS members
UNWIND members AS member
OPTIONAL MATCH (member)-[:MERGED_INTO]->(w)
RETURN id, member.id AS member, coalesce(w.id, member.id) AS stand
ORDER BY id, member
