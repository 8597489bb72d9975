// A page of claims, or of scopes, by id, as a reader sees them, with the words that each rests on.
RETURN COLLECT {
  MATCH (c:__KIND__) WHERE c.id > $after AND visible(c)
  WITH c ORDER BY c.id LIMIT $size
  RETURN c {
    .id, .predicate, .modality, .negated, .action, .function, .condition, .status, .tier, .deadlineText, .deadlineDuration,
    .deadlineSeconds, .deadlineAfter, .deadlineBusiness, .deadlineBefore, .deadlineRecurring,
    subject: head(COLLECT { MATCH (c)-[:SUBJECT]->(x) RETURN x.id }),
    object: head(COLLECT { MATCH (c)-[:OBJECT]->(x) RETURN x.id }),
    objectLabel: head(COLLECT { MATCH (c)-[:OBJECT]->(x) RETURN head([l IN labels(x) WHERE NOT l IN ["Entity", "Merged"]]) }),
    counterparts: COLLECT { MATCH (c)-[:WITH]->(x:Agency) WHERE visible(x:Entity) RETURN DISTINCT x.id ORDER BY x.id },
    protocol: head(COLLECT { MATCH (c)-[:UNDER]->(x:Protocol) WHERE visible(x:Entity) RETURN x.id ORDER BY x.id }),
    jurisdictions: COLLECT { MATCH (c)-[:HOLDS_IN]->(x:Jurisdiction) WHERE visible(x:Entity) RETURN DISTINCT x.id ORDER BY x.id },
    corrects: head(COLLECT { MATCH (c)-[:CORRECTS]->(x:Claim) WHERE visible(x) RETURN x.id ORDER BY x.id }),
    evidence: COLLECT {
      MATCH (c)-[e:EVIDENCED_BY]->(p:Passage)-[:OF]->(d:Document) WHERE visible(d)
      WITH e, p, d ORDER BY e.id
      RETURN e {.id, .start, .end, .quote, .method, .confidence, document: d.id, page: p.page, path: p.path} }
  }
} AS data
