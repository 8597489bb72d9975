// A page of passages by id, of the documents that a reader sees, with what is named in them.
RETURN COLLECT {
  MATCH (p:Passage) WHERE p.id > $after AND visible(p:Passage)
  MATCH (p)-[:OF]->(d:Document) WHERE visible(d)
  WITH p, d ORDER BY p.id LIMIT $size
  RETURN p {
    .id, .position, .start, .end, .page, .path, .text, document: d.id,
    mentions: COLLECT {
      MATCH (e:Entity)-[m:MENTIONED_IN]->(p) WHERE visible(e:Entity)
      WITH e, m ORDER BY m.id
      RETURN m {.id, .start, .end, .quote, .method, .confidence, entity: e.id} }
  }
} AS data
