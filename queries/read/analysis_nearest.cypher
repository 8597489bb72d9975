// The first $most duties of groups that analysis_gaps counts, but for those that rest on lapsed papers alone.
// $wanted: each place (an id, or null) with its groups, each as [function, modality, negated]. $without: agencies left out, or null.
RETURN COLLECT {
  UNWIND $wanted AS one
  WITH one[0] AS place, one[1] AS groups
  CALL (place) {
    MATCH (j:Jurisdiction {id: place})<-[:HOLDS_IN]-(c:Responsibility)
    WHERE visible(j:Entity)
    RETURN c
    UNION ALL
    MATCH (c:Responsibility)
    WHERE place IS NULL AND NOT EXISTS { (c)-[:HOLDS_IN]->(j:Jurisdiction) WHERE visible(j:Entity) }
    RETURN c
  }
  WITH place, groups, c
  WHERE visible(c) AND c.status <> 'REJECTED' AND [c.function, c.modality, c.negated] IN groups
    AND ($without IS NULL OR NOT EXISTS { (c)-[:SUBJECT]->(a) WHERE a.id IN $without })
    AND (EXISTS { (c)-[:EVIDENCED_BY]->(:Passage)-[:OF]->(d:Document) WHERE visible(d) AND NOT lapsed(d) }
      OR NOT EXISTS { (c)-[:EVIDENCED_BY]->(:Passage)-[:OF]->(d:Document) WHERE visible(d) })
  WITH place, c.function AS function, c.modality AS modality, c.negated AS negated, c ORDER BY c.sort
  WITH place, function, modality, negated, collect(c.id)[..$most] AS ids
  RETURN [place, function, modality, negated, ids]
} AS data
