// Duties with what analyses compare of them, $most at most; each filter that is null leaves all. Those that one filter names are
// found from it, and then held to all.
RETURN COLLECT {
  CALL () {
    MATCH (c:Responsibility) WHERE $touching IS NULL AND $places IS NULL AND $documents IS NULL AND $agencies IS NULL
    RETURN c
    UNION
    MATCH (t:Agency) WHERE t.id IN $touching
    MATCH (t)<-[:SUBJECT|WITH]-(c:Responsibility)
    RETURN c
    UNION
    MATCH (t:Agency) WHERE t.id IN $agencies
    MATCH (t)<-[:SUBJECT]-(c:Responsibility)
    RETURN c
    UNION
    MATCH (d:Document) WHERE d.id IN $documents AND visible(d)
    MATCH (d)<-[:OF]-(:Passage)<-[:EVIDENCED_BY]-(c:Responsibility)
    RETURN c
    UNION
    MATCH (j:Jurisdiction) WHERE $touching IS NULL AND $documents IS NULL AND $agencies IS NULL AND j.id IN $places
    MATCH (j)<-[:HOLDS_IN]-(c:Responsibility)
    RETURN c
  }
  MATCH (c)-[:SUBJECT]->(a:Agency)
  WHERE visible(c) AND visible(a:Entity) AND c.status <> 'REJECTED'
    AND ($functions IS NULL OR c.function IN $functions)
    AND ($agencies IS NULL OR a.id IN $agencies)
    AND ($touching IS NULL OR a.id IN $touching OR EXISTS { (c)-[:WITH]->(t) WHERE t.id IN $touching })
    AND ($places IS NULL OR EXISTS { (c)-[:HOLDS_IN]->(j:Jurisdiction) WHERE j.id IN $places })
    AND ($documents IS NULL OR EXISTS { (c)-[:EVIDENCED_BY]->(:Passage)-[:OF]->(d:Document) WHERE d.id IN $documents AND visible(d) })
  WITH c, a ORDER BY c.sort LIMIT $most
  RETURN {
    id: c.id, subject: a.id, name: own(a.name), kind: a.kind, sector: own(c.sector), function: c.function, action: c.action,
    gist: coalesce(c.gist, toLower(c.action)), modality: c.modality, negated: c.negated, condition: c.condition,
    seconds: c.deadlineSeconds, deadline: c.deadlineText, after: c.deadlineAfter, duration: c.deadlineDuration,
    business: coalesce(c.deadlineBusiness, false), before: coalesce(c.deadlineBefore, false),
    recurring: coalesce(c.deadlineRecurring, false), confidence: own(c.confidence),
    partners: COLLECT { MATCH (c)-[:WITH]->(w:Agency) WHERE visible(w:Entity) RETURN DISTINCT [w.id, own(w.name)] AS x ORDER BY x },
    places: COLLECT { MATCH (c)-[:HOLDS_IN]->(j:Jurisdiction) WHERE visible(j:Entity) RETURN DISTINCT j.id ORDER BY j.id },
    papers: COLLECT { MATCH (c)-[e:EVIDENCED_BY]->(p:Passage)-[:OF]->(d:Document) WHERE visible(d)
                      RETURN {id: d.id, title: d.title, lapsed: lapsed(d), quote: e.quote} ORDER BY d.sort, e.start, e.id }
  }
} AS data
