// Duties of one place that may say the same: those of one gist, each with its words. What rests on lapsed papers alone is named.
// $around: places, each as the ids of itself and of those around it; null for every place by itself.
CALL () {
  CALL () {
    CALL () {
      UNWIND $around AS around RETURN around
      UNION ALL
      MATCH (j:Jurisdiction) WHERE $around IS NULL RETURN [j.id] AS around
    }
    CALL (around) {
      MATCH (j:Jurisdiction) WHERE j.id IN around
      MATCH (j)<-[:HOLDS_IN]-(c:Responsibility)
      WHERE visible(c) AND c.status <> 'REJECTED' AND ($functions IS NULL OR c.function IN $functions)
      WITH coalesce(c.gist, toLower(c.action)) AS gist, collect(c) AS held
      WHERE size(held) > 1
      RETURN held
    }
    RETURN around[0] AS place, held
    UNION ALL
    MATCH (c:Responsibility)
    WHERE $around IS NULL AND NOT EXISTS { (c)-[:HOLDS_IN]->() }
      AND visible(c) AND c.status <> 'REJECTED' AND ($functions IS NULL OR c.function IN $functions)
    WITH coalesce(c.gist, toLower(c.action)) AS gist, collect(c) AS held
    WHERE size(held) > 1
    RETURN null AS place, held
  }
  WITH place, CASE WHEN size(held) <= $most THEN held ELSE COLLECT { UNWIND held AS h RETURN h ORDER BY h.id LIMIT $most } END AS held
  RETURN collect([place, [c IN held | c.id], [c IN held | coalesce(c.words, toLower(c.action))]]) AS groups
}
CALL () {
  MATCH (d:Document) WHERE visible(d) AND lapsed(d)
  MATCH (d)<-[:OF]-(:Passage)<-[:EVIDENCED_BY]-(c:Responsibility)
  WHERE visible(c) AND NOT EXISTS { (c)-[:EVIDENCED_BY]->(:Passage)-[:OF]->(o:Document) WHERE visible(o) AND NOT lapsed(o) }
  RETURN collect(DISTINCT c.id) AS lapsed
}
RETURN {groups: groups, lapsed: lapsed} AS data
