// Pairs of duties of one place that say the same, by their gist and then by their words: of the shorter one's words, the share
// $alike that the longer one has too. What rests on lapsed papers alone is named beside them.
CALL () {
  MATCH (c:Responsibility)
  WHERE visible(c) AND c.status <> 'REJECTED' AND ($functions IS NULL OR c.function IN $functions)
  OPTIONAL MATCH (c)-[:HOLDS_IN]->(j:Jurisdiction)
  WITH c, j WHERE $places IS NULL OR j.id IN $places
  WITH CASE WHEN $places IS NULL THEN j.id ELSE $places[0] END AS place, coalesce(c.gist, toLower(c.action)) AS gist, collect(c) AS held
  WHERE size(held) > 1
  WITH place, [c IN held[..$most] | {duty: c, words: coalesce(c.words, split(toLower(c.action), ' '))}] AS held
  UNWIND range(0, size(held) - 2) AS i
  UNWIND range(i + 1, size(held) - 1) AS k
  WITH place, held[i].duty AS x, held[k].duty AS y, held[i].words AS xs, held[k].words AS ys
  WHERE size([w IN xs WHERE w IN ys]) >= $alike * CASE WHEN size(xs) < size(ys) THEN size(xs) ELSE size(ys) END AND x <> y
  MATCH (x)-[:SUBJECT]->(a:Agency) WHERE visible(a:Entity)
  MATCH (y)-[:SUBJECT]->(b:Agency) WHERE visible(b:Entity)
  RETURN collect([place,
    [x.id, a.id, a.name, a.kind, x.sector, x.function, x.action, x.modality, x.negated, x.deadlineSeconds, x.deadlineText,
     coalesce(x.deadlineBefore, false) OR coalesce(x.deadlineRecurring, false), x.condition],
    [y.id, b.id, b.name, b.kind, y.sector, y.function, y.action, y.modality, y.negated, y.deadlineSeconds, y.deadlineText,
     coalesce(y.deadlineBefore, false) OR coalesce(y.deadlineRecurring, false), y.condition]]) AS pairs
}
CALL () {
  MATCH (d:Document) WHERE visible(d) AND lapsed(d)
  MATCH (d)<-[:OF]-(:Passage)<-[:EVIDENCED_BY]-(c:Responsibility)
  WHERE visible(c) AND NOT EXISTS { (c)-[:EVIDENCED_BY]->(:Passage)-[:OF]->(o:Document) WHERE visible(o) AND NOT lapsed(o) }
  RETURN collect(DISTINCT c.id) AS lapsed
}
RETURN {pairs: pairs, lapsed: lapsed} AS data
