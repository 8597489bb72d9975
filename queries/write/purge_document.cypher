// Make room for a document that was retracted and comes again: its old passages go, with what they evidenced.
MATCH (d:Document {id: $row.id})
SET d += $row, d.away = coalesce(d.away, []) + [d.retractedAt, $now], d.token = $token
REMOVE d.retractedAt
WITH d
CALL (d) {
  MATCH (p:Passage)-[:OF]->(d)
  DETACH DELETE p
}
CALL (d) {
  MATCH (d)<-[n:NAMED_IN|PARTY_TO]-()
  DELETE n
}
