// The entities that records of a directory name in whose text the words of $phrase stand.
RETURN COLLECT {
  CALL db.index.fulltext.queryNodes("passage_text", $phrase, {limit: 200}) YIELD node AS p
  MATCH (p)-[:OF]->(d:Document) WHERE visible(p:Passage) AND visible(d) AND d.mediaType IN $media
  MATCH (e:Entity)-[:MENTIONED_IN]->(p) WHERE visible(e:Entity)
  RETURN DISTINCT e.id ORDER BY e.id
} AS data
