// Organisations by id, as a reader sees them: how many, and some of them from $skip on, with how they are reached.
CALL () {
  MATCH (a:Agency)
  WHERE a.id > $after AND visible(a:Entity) AND ($ids IS NULL OR a.id IN $ids) AND (a.kind = $body OR EXISTS {
      MATCH (a)-[:MENTIONED_IN]->(:Passage)-[:OF]->(d:Document) WHERE visible(d) AND d.mediaType IN $media })
    AND ($search IS NULL OR EXISTS {
      MATCH (a)-[n:NAMED_IN]->(d:Document) WHERE visible(d) AND any(f IN n.forms WHERE toLower(f) CONTAINS $search) })
  WITH a ORDER BY a.id LIMIT $most
  RETURN collect(a) AS found
}
RETURN {total: size(found), rows: COLLECT {
  UNWIND found[$skip..$skip + $size] AS a
  RETURN a {
    .id, .kind,
    tallies: COLLECT {
      MATCH (a)-[n:NAMED_IN]->(d:Document) WHERE visible(d)
      RETURN n {.forms, .formCounts, .sectors, .sectorCounts, tier: d.tier} },
    contacts: COLLECT {
      MATCH (a)<-[:MERGED_INTO*0..1]-(:Entity)-[:REACHED_AT]->(k:ContactPoint) WHERE visible(k)
      WITH DISTINCT k ORDER BY k.id
      RETURN k {.id, .label, .phone, .email, .url, .hours} },
    parents: COLLECT {
      MATCH (a)<-[:SUBJECT]-(c:Claim {predicate: "PART_OF"})-[:OBJECT]->(b:Agency) WHERE standing(c) AND visible(b:Entity)
      RETURN DISTINCT b.id ORDER BY b.id },
    records: COLLECT {
      MATCH (a)-[m:MENTIONED_IN]->(p:Passage)-[:OF]->(d:Document) WHERE visible(d) AND d.mediaType IN $media
      RETURN {text: p.text, at: m.start - p.start, document: d.id, path: p.path} ORDER BY d.id, m.start LIMIT 9 }
  }
}} AS data
