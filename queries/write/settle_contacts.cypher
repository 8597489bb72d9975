// Contact points by what current documents give them: gone where none does, else of the lowest tier among them, and of $lowest at least.
UNWIND $ids AS id
MATCH (k:ContactPoint {id: id})
OPTIONAL MATCH (k)-[:EVIDENCED_BY]->(p:Passage)-[:OF]->(d:Document)
WHERE p.retractedAt IS NULL AND d.retractedAt IS NULL
WITH k, collect(DISTINCT d) AS documents
WITH k, documents, reduce(low = 'LEAD', d IN documents | CASE WHEN $tiers[d.tier] < $tiers[low] THEN d.tier ELSE low END) AS low
SET k.retractedAt = CASE WHEN size(documents) = 0 THEN coalesce(k.retractedAt, $now) ELSE null END,
    k.tier = CASE WHEN $tiers[low] < $tiers[$lowest] THEN $lowest ELSE low END,
    k.assuredOn = reduce(late = null, d IN documents | CASE WHEN late IS NULL OR d.publishedOn > late THEN d.publishedOn ELSE late END)
