// What is current and rests on nothing that is.
CALL () {
  MATCH (c:Claim|Scope)
  WHERE c.retractedAt IS NULL AND NOT EXISTS { (c)-[:EVIDENCED_BY]->(p:Passage) WHERE p.retractedAt IS NULL }
  RETURN c.id AS id, 'claim without evidence' AS fault
  UNION ALL
  MATCH (e:Entity)
  WHERE e.retractedAt IS NULL AND NOT e:Merged AND NOT EXISTS { (e)-[:NAMED_IN]->(d:Document) WHERE d.retractedAt IS NULL }
  RETURN e.id AS id, 'entity that no document names' AS fault
  UNION ALL
  MATCH (p:Passage)
  WHERE NOT EXISTS { (p)-[:OF]->(:Document) }
  RETURN p.id AS id, 'passage without a document' AS fault
  UNION ALL
  MATCH (d:Document)
  WHERE d.token IS NOT NULL
  RETURN d.id AS id, 'document that is half there' AS fault
  UNION ALL
  MATCH (s:Schema {restoring: true})
  RETURN 'graph' AS id, 'restore that was cut off; do it again with --replace' AS fault
}
RETURN id, fault
