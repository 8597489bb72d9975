// For each of these agencies the one that stands for it now, and the tiers of the documents that named it at a moment.
UNWIND $ids AS id
MATCH (member:Entity {id: id})
OPTIONAL MATCH (member)-[:MERGED_INTO]->(w)
WITH member, coalesce(w, member) AS stand
RETURN member.id AS member, stand.id AS stand,
       COLLECT { MATCH (stand)-[:NAMED_IN {of: member.id}]->(d:Document)
                 WITH d, coalesce(d.away, []) AS away
                 WHERE d.ingestedAt <= $moment AND coalesce(d.retractedAt > $moment, true)
                   AND none(i IN range(0, size(away) - 2, 2) WHERE away[i] <= $moment AND $moment < away[i + 1])
                 RETURN DISTINCT d.tier } AS tiers
