// Duties of one place that come down to the same words, where more than one agency holds them or one says other than another.
CALL () {
  MATCH (c:Responsibility)-[:SUBJECT]->(a:Agency)
  WHERE visible(c) AND visible(a:Entity) AND c.status <> 'REJECTED' AND ($functions IS NULL OR c.function IN $functions)
  OPTIONAL MATCH (c)-[:HOLDS_IN]->(j:Jurisdiction) WHERE visible(j:Entity)
  WITH c, a, j WHERE $places IS NULL OR j.id IN $places
  WITH CASE WHEN $places IS NULL THEN j.id ELSE $places[0] END AS place, coalesce(c.gist, toLower(c.action)) AS gist,
       collect(DISTINCT [c.id, a.id, a.name, a.kind, c.sector, c.function, c.action, c.modality, c.negated, c.deadlineSeconds,
                         c.deadlineText, coalesce(c.deadlineBefore, false) OR coalesce(c.deadlineRecurring, false), c.condition]) AS members
  WHERE size(members) > 1
  RETURN collect([place, gist, members]) AS groups
}
CALL () {
  MATCH (d:Document) WHERE visible(d) AND lapsed(d)
  MATCH (d)<-[:OF]-(:Passage)<-[:EVIDENCED_BY]-(c:Responsibility)
  WHERE visible(c) AND NOT EXISTS { (c)-[:EVIDENCED_BY]->(:Passage)-[:OF]->(o:Document) WHERE visible(o) AND NOT lapsed(o) }
  RETURN collect(DISTINCT c.id) AS lapsed
}
RETURN {groups: groups, lapsed: lapsed} AS data
