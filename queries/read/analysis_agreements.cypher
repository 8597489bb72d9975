// Papers with parties or dates of their own, and the words that give the dates.
RETURN COLLECT {
  MATCH (d:Document)
  WHERE visible(d) AND ($key IS NULL OR d.jurisdiction = $key)
    AND (d.kind = 'AGREEMENT' OR d.expiresOn IS NOT NULL OR d.reviewDueOn IS NOT NULL)
  RETURN {
    id: d.id, title: d.title, kind: d.kind, effective: d.effectiveOn, expires: d.expiresOn, review: d.reviewDueOn,
    replaced: EXISTS { (d)<-[:SUPERSEDES]-(n:Document) WHERE visible(n) },
    parties: COLLECT { MATCH (a:Agency)-[:PARTY_TO]->(d) WHERE visible(a:Entity) RETURN DISTINCT [a.id, own(a.name)] AS x ORDER BY x[1], x[0] },
    words: COLLECT { MATCH (d)-[e:EVIDENCED_BY]->(p:Passage) WHERE p.retractedAt IS NULL RETURN [e.field, e.value, e.id, e.quote] ORDER BY e.start, e.id }
  } ORDER BY d.sort
} AS data
