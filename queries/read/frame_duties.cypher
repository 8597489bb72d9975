// Duties as rows, each with the first of its quotes; where a place is named, those that hold there. For notebooks of the owner.
MATCH (c:Responsibility)-[:SUBJECT]->(a:Agency)
WHERE c.retractedAt IS NULL AND c.status <> 'REJECTED'
  AND ($place IS NULL OR EXISTS { MATCH (c)-[:HOLDS_IN]->(j:Jurisdiction) WHERE toLower(j.name) = toLower($place) OR j.key = $place })
CALL (c) {
  MATCH (c)-[e:EVIDENCED_BY]->(p:Passage)-[:OF]->(d:Document)
  WHERE p.retractedAt IS NULL
  RETURN e.quote AS quote, p.path AS path, p.page AS page, d.title AS document
  ORDER BY d.sort, e.start, e.id LIMIT 1
}
RETURN a.name AS agency, a.sector AS sector, c.function AS function, c.modality AS modality, c.negated AS negated,
       c.action AS action, c.condition AS condition, c.deadlineText AS deadline, c.deadlineSeconds / 3600.0 AS hours,
       c.status AS status, c.confidence AS confidence, quote, document, path, page, c.id AS id
ORDER BY agency, action, id
