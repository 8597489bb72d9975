// Nodes that lack what every one of their kind has; the database itself cannot demand it.
CALL () {
  MATCH (c:Claim)
  WHERE c.predicate IS NULL OR c.negated IS NULL OR c.status IS NULL OR c.tier IS NULL OR c.confidence IS NULL
     OR c.recordedAt IS NULL OR c.sort IS NULL OR NOT EXISTS { (c)-[:SUBJECT]->() } OR NOT EXISTS { (c)-[:OBJECT]->() }
  RETURN c.id AS id, 'claim that lacks a property or an end' AS fault
  UNION ALL
  MATCH (r:Responsibility)
  WHERE r.action IS NULL OR r.function IS NULL OR r.modality IS NULL
  RETURN r.id AS id, 'responsibility that lacks action, function or modality' AS fault
  UNION ALL
  MATCH (e:Entity)
  WHERE NOT e:Merged AND e.retractedAt IS NULL AND (e.name IS NULL OR e.sort IS NULL OR e.tier IS NULL OR e.key IS NULL)
  RETURN e.id AS id, 'entity that lacks a property' AS fault
  UNION ALL
  MATCH (d:Document)
  WHERE d.title IS NULL OR d.sha256 IS NULL OR d.tier IS NULL OR d.kind IS NULL OR d.ingestedAt IS NULL
  RETURN d.id AS id, 'document that lacks a property' AS fault
}
RETURN id, fault
