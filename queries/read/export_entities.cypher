// A page of entities of one label by id, as a reader sees them, with how the documents that the reader sees name each.
RETURN COLLECT {
  MATCH (e:__KIND__) WHERE e.id > $after AND visible(e:Entity)
  WITH e ORDER BY e.id LIMIT $size
  RETURN e {
    .id, .kind, .level, .tier, .function, .place, .citation, .geoid, .isoCode, .year, .eligibility, .minimumAge, .maximumAge,
    figures: coalesce(e.figures, []),
    tallies: COLLECT {
      MATCH (e)-[n:NAMED_IN]->(d:Document) WHERE visible(d)
      RETURN n {.forms, .formCounts, .sectors, .sectorCounts, tier: d.tier} },
    documents: COLLECT { MATCH (e)-[:NAMED_IN]->(d:Document) WHERE visible(d) RETURN DISTINCT d.id ORDER BY d.id },
    within: head(COLLECT { MATCH (e)-[:WITHIN]->(w:Jurisdiction) WHERE visible(w:Entity) RETURN w.id ORDER BY w.id }),
    about: COLLECT {
      MATCH (e)-[r:ABOUT]->(x:Entity)
      WHERE visible(x:Entity) AND EXISTS { MATCH (e)-[:NAMED_IN]->(d:Document) WHERE d.id IN r.documents AND visible(d) }
      RETURN DISTINCT x.id ORDER BY x.id }
  }
} AS data
