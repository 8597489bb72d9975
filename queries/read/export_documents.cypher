// A page of documents by id, as a reader sees them.
RETURN COLLECT {
  MATCH (d:Document) WHERE d.id > $after AND visible(d)
  WITH d ORDER BY d.id LIMIT $size
  RETURN d {
    .id, .sha256, .title, .kind, .tier, .name, .mediaType, .publisher, .uri, .publishedOn, .effectiveOn, .expiresOn,
    .reviewDueOn, .jurisdiction, .withheld, .authors, .year, .doi, .journal,
    parties: COLLECT { MATCH (a:Agency)-[:PARTY_TO]->(d) WHERE visible(a:Entity) RETURN DISTINCT a.id ORDER BY a.id },
    supersedes: head(COLLECT { MATCH (d)-[:SUPERSEDES]->(o:Document) WHERE visible(o) RETURN o.id ORDER BY o.id }),
    textOf: head(COLLECT { MATCH (d)-[:TEXT_OF]->(p:Protocol) WHERE visible(p:Entity) RETURN p.id ORDER BY p.id }),
    dates: COLLECT {
      MATCH (d)-[e:EVIDENCED_BY]->(p:Passage)-[:OF]->(d)
      WITH e, p ORDER BY e.id
      RETURN e {.id, .start, .end, .quote, .method, .confidence, .field, .value, document: d.id, page: p.page, path: p.path} }
  }
} AS data
