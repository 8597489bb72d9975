// How many duties each function has in each place, by how binding they are: all, and those that rest on lapsed papers alone,
// of which the first $most are named.
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
    MATCH (j:Jurisdiction) WHERE visible(j:Entity) AND ($places IS NULL OR j.id IN $places)
    CALL (j) {
      MATCH (j)<-[:HOLDS_IN]-(c:Responsibility)
      WHERE visible(c) AND c.status <> 'REJECTED' AND ($functions IS NULL OR c.function IN $functions)
        AND ($without IS NULL OR NOT EXISTS { (c)-[:SUBJECT]->(a) WHERE a.id IN $without })
      RETURN c.function AS function, c.modality AS modality, c.negated AS negated, count(*) AS n
    }
    RETURN j.id AS place, function, modality, negated, n
    UNION ALL
    CALL () {
      MATCH (c:Responsibility) WHERE NOT EXISTS { (c)-[:HOLDS_IN]->() }
      RETURN c
      UNION
      // What holds only where the reader sees nothing holds, to them, in no stated place.
      MATCH (h:Jurisdiction) WHERE NOT visible(h:Entity)
      MATCH (h)<-[:HOLDS_IN]-(c:Responsibility)
      WHERE NOT EXISTS { (c)-[:HOLDS_IN]->(j:Jurisdiction) WHERE visible(j:Entity) }
      RETURN c
    }
    WITH c
    WHERE visible(c) AND c.status <> 'REJECTED' AND ($functions IS NULL OR c.function IN $functions)
      AND ($without IS NULL OR NOT EXISTS { (c)-[:SUBJECT]->(a) WHERE a.id IN $without })
    RETURN null AS place, c.function AS function, c.modality AS modality, c.negated AS negated, count(*) AS n
  }
  RETURN collect([place, function, modality, negated, n]) AS held
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
  WITH place, c.function AS function, c.modality AS modality, c.negated AS negated, count(*) AS n, collect(c.id)[..$most] AS ids
  RETURN collect([place, function, modality, negated, n, ids]) AS lapsed
}
RETURN {documents: documents, places: places, held: held, lapsed: lapsed} AS data
