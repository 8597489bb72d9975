// All that a duty says and rests on, for a reviewer's own word to stand beside it.
MATCH (c:Responsibility {id: $id})
WHERE c.retractedAt IS NULL AND c.tier IN $tiers
MATCH (c)-[s:SUBJECT]->(subject)
MATCH (c)-[o:OBJECT]->(object)
RETURN properties(c) AS claim, s.of AS subject, subject.id AS subjectStand, o.of AS object,
       [(c)-[w:WITH]->(a) | {of: w.of, stand: a.id}] AS counterparts,
       [(c)-[:UNDER]->(p) | p.id][0] AS protocol,
       [(c)-[:HOLDS_IN]->(j) | j.id] AS jurisdictions,
       [(c)-[e:EVIDENCED_BY]->(p)-[:OF]->(d)
        WHERE p.retractedAt IS NULL AND d.tier IN $tiers
        | {start: e.start, end: e.end, quote: e.quote, passage: p.id, document: d.id, tier: d.tier}] AS evidence
