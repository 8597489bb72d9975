// How many duties each function has in each place, by how binding they are: all, and those that rest on lapsed papers alone.
// $places: ids, null for every place; what holds in no stated place comes too. $without: agencies that are left out, null for none.
CALL () {
  MATCH (d:Document) WHERE visible(d)
  WITH d.jurisdiction AS key, count(*) AS n
  RETURN collect([key, n]) AS documents
}
CALL () {
  MATCH (j:Jurisdiction) WHERE visible(j:Entity) AND ($places IS NULL OR j.id IN $places)
  RETURN collect([j.id, own(j.name), j.key]) AS places
}
CALL () {
  CALL () {
    MATCH (c:Responsibility) WHERE $places IS NULL AND visible(c)
    OPTIONAL MATCH (c)-[:HOLDS_IN]->(j:Jurisdiction) WHERE visible(j:Entity)
    RETURN c, j
    UNION ALL
    MATCH (j:Jurisdiction) WHERE j.id IN $places AND visible(j:Entity)
    MATCH (j)<-[:HOLDS_IN]-(c:Responsibility) WHERE visible(c)
    RETURN c, j
    UNION ALL
    MATCH (c:Responsibility)
    WHERE $places IS NOT NULL AND visible(c) AND NOT EXISTS { (c)-[:HOLDS_IN]->(j:Jurisdiction) WHERE visible(j:Entity) }
    RETURN c, null AS j
  }
  WITH c, j
  WHERE c.status <> 'REJECTED' AND ($functions IS NULL OR c.function IN $functions)
    AND ($without IS NULL OR NOT EXISTS { (c)-[:SUBJECT]->(a) WHERE a.id IN $without })
  WITH j, c.function AS function, c.modality AS modality, c.negated AS negated, count(*) AS n
  RETURN collect([j.id, function, modality, negated, n]) AS held
}
CALL () {
  MATCH (d:Document) WHERE visible(d) AND lapsed(d)
  MATCH (d)<-[:OF]-(:Passage)<-[:EVIDENCED_BY]-(c:Responsibility)
  WHERE visible(c) AND c.status <> 'REJECTED' AND ($functions IS NULL OR c.function IN $functions)
    AND ($without IS NULL OR NOT EXISTS { (c)-[:SUBJECT]->(a) WHERE a.id IN $without })
    AND NOT EXISTS { (c)-[:EVIDENCED_BY]->(:Passage)-[:OF]->(o:Document) WHERE visible(o) AND NOT lapsed(o) }
  WITH DISTINCT c ORDER BY c.sort
  OPTIONAL MATCH (c)-[:HOLDS_IN]->(j:Jurisdiction) WHERE visible(j:Entity)
  WITH j.id AS place, c WHERE $places IS NULL OR place IS NULL OR place IN $places
  WITH place, c.function AS function, c.modality AS modality, c.negated AS negated, collect(c.id) AS ids
  RETURN collect([place, function, modality, negated, ids]) AS lapsed
}
RETURN {documents: documents, places: places, held: held, lapsed: lapsed} AS data
