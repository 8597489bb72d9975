// Services that a body is said to provide, by id, as a reader sees them: how many, and some of them from $skip on. What
// directories call a programme is none.
CALL () {
  MATCH (r:Resource)
  WHERE r.id > $after AND visible(r:Entity) AND ($ids IS NULL OR r.id IN $ids) AND ($kinds IS NULL OR r.kind IN $kinds)
    AND NOT r.key CONTAINS "|hsds program "
    AND EXISTS {
      MATCH (r)<-[:OBJECT]-(c:Claim {predicate: "PROVIDES"})-[:SUBJECT]->(a:Agency)
      WHERE standing(c) AND visible(a:Entity) AND ($organizations IS NULL OR a.id IN $organizations)
        AND (a.kind = $body OR EXISTS { MATCH (a)-[:MENTIONED_IN]->(:Passage)-[:OF]->(d:Document) WHERE visible(d) AND d.mediaType IN $media }) }
    AND ($search IS NULL OR EXISTS {
      MATCH (r)-[n:NAMED_IN]->(d:Document) WHERE visible(d) AND any(f IN n.forms WHERE toLower(f) CONTAINS $search) })
    AND ($held IS NULL OR EXISTS {
      MATCH (r)-[:MENTIONED_IN]->(p:Passage)-[:OF]->(d:Document)
      WHERE visible(d) AND d.mediaType IN $media AND all(words IN $held WHERE p.text CONTAINS words) })
    AND ($since IS NULL OR EXISTS { MATCH (r)-[:NAMED_IN]->(d:Document) WHERE visible(d) AND d.ingestedAt >= $since })
  WITH r ORDER BY r.id LIMIT $most
  RETURN collect(r) AS found
}
RETURN {total: size(found), rows: COLLECT {
  UNWIND found[$skip..$skip + $size] AS r
  RETURN r {
    .id, .kind, .eligibility, .minimumAge, .maximumAge,
    tallies: COLLECT {
      MATCH (r)-[n:NAMED_IN]->(d:Document) WHERE visible(d)
      RETURN n {.forms, .formCounts, .sectors, .sectorCounts, tier: d.tier} },
    modified: head(COLLECT { MATCH (r)-[:NAMED_IN]->(d:Document) WHERE visible(d) RETURN d.ingestedAt AS at ORDER BY at DESC LIMIT 1 }),
    providers: COLLECT {
      MATCH (r)<-[:OBJECT]-(c:Claim {predicate: "PROVIDES"})-[:SUBJECT]->(a:Agency)
      WHERE standing(c) AND visible(a:Entity) AND ($organizations IS NULL OR a.id IN $organizations)
      RETURN DISTINCT a.id ORDER BY a.id },
    places: COLLECT {
      CALL (r) {
        MATCH (r)<-[:SUBJECT|OBJECT]-(c)-[:OBJECT|HOLDS_IN]->(j:Jurisdiction) WHERE standing(c)
        RETURN j
        UNION
        MATCH (r)<-[:OBJECT]-(c:Claim {predicate: "PROVIDES"})-[:SUBJECT]->(a:Agency) WHERE standing(c) AND visible(a:Entity)
        MATCH (a)<-[:SUBJECT]-(k:Claim {predicate: "APPLIES_IN"})-[:OBJECT]->(j:Jurisdiction) WHERE standing(k)
        RETURN j
      }
      WITH j WHERE visible(j:Entity)
      WITH DISTINCT j ORDER BY j.id
      RETURN j {.id, .geoid, tallies: COLLECT {
        MATCH (j)-[n:NAMED_IN]->(d:Document) WHERE visible(d)
        RETURN n {.forms, .formCounts, .sectors, .sectorCounts, tier: d.tier} }} },
    records: COLLECT {
      MATCH (r)-[m:MENTIONED_IN]->(p:Passage)-[:OF]->(d:Document) WHERE visible(d) AND d.mediaType IN $media
      RETURN {text: p.text, at: m.start - p.start, document: d.id, path: p.path} ORDER BY d.id, m.start LIMIT 9 }
  }
}} AS data
