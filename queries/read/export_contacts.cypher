// A page of contact points by id, as a reader sees them, with the words that give each.
RETURN COLLECT {
  MATCH (k:ContactPoint) WHERE k.id > $after AND visible(k)
  WITH k ORDER BY k.id LIMIT $size
  RETURN k {
    .id, .label, .phone, .email, .url, .hours, .tier,
    agencies: COLLECT {
      MATCH (k)<-[:REACHED_AT]-(m:Entity)-[:MERGED_INTO*0..1]->(a:Agency) WHERE visible(a:Entity) RETURN DISTINCT a.id ORDER BY a.id },
    evidence: COLLECT {
      MATCH (k)-[e:EVIDENCED_BY]->(p:Passage)-[:OF]->(d:Document) WHERE visible(d)
      WITH e, p, d ORDER BY e.id
      RETURN e {.id, .start, .end, .quote, .method, .confidence, document: d.id, page: p.page, path: p.path} }
  }
} AS data
