// Direct edges that say other than the claims: one too many, one missing, or with other claims.
CALL () {
  MATCH (c:Claim|Scope)-[:SUBJECT]->(s)
  WHERE c.retractedAt IS NULL AND coalesce(c.status, $proposed) IN $shown
  MATCH (c)-[:OBJECT]->(o)
  WITH s, o, c.predicate AS predicate, count(c) AS claims
  WHERE reduce(n = 0, r IN [(s)-[r]->(o) WHERE type(r) = predicate | r] | n + size(r.claims)) <> claims
  RETURN s.id AS id, 'direct edge ' + predicate + ' that does not match the claims' AS fault
  UNION ALL
  MATCH (s:Entity)-[r]->(o:Entity)
  WHERE r.claims IS NOT NULL
    AND any(x IN r.claims WHERE NOT EXISTS {
      (c:Claim|Scope {id: x})-[:SUBJECT]->(s) WHERE c.retractedAt IS NULL AND EXISTS { (c)-[:OBJECT]->(o) } })
  RETURN s.id AS id, 'direct edge ' + type(r) + ' without its claim' AS fault
}
RETURN id, fault
