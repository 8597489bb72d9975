// For each of these agencies the one that stands for it, and the tiers of the documents that name it. Asked of a moment, the
// documents are those of then.
UNWIND $ids AS id
MATCH (member:Entity {id: id})
OPTIONAL MATCH (member)-[:MERGED_INTO]->(w)
WITH member, coalesce(w, member) AS stand
RETURN member.id AS member, stand.id AS stand,
       COLLECT { MATCH (stand)-[:NAMED_IN {of: member.id}]->(d:Document)
                 WHERE d.retractedAt IS NULL RETURN DISTINCT d.tier } AS tiers
