// Duties with what analyses compare of them, $most at most; each filter that is null leaves all.
RETURN COLLECT {
  MATCH (c:Responsibility)-[:SUBJECT]->(a:Agency)
  WHERE visible(c) AND visible(a:Entity) AND c.status <> 'REJECTED'
    AND ($functions IS NULL OR c.function IN $functions)
    AND ($agencies IS NULL OR a.id IN $agencies)
    AND ($touching IS NULL OR a.id IN $touching OR EXISTS { (c)-[:WITH]->(t) WHERE t.id IN $touching })
    AND ($places IS NULL OR EXISTS { (c)-[:HOLDS_IN]->(j:Jurisdiction) WHERE j.id IN $places })
    AND ($documents IS NULL OR EXISTS { (c)-[:EVIDENCED_BY]->(:Passage)-[:OF]->(d:Document) WHERE d.id IN $documents AND visible(d) })
  WITH c, a ORDER BY c.sort LIMIT $most
  RETURN {
    id: c.id, subject: a.id, name: a.name, kind: a.kind, sector: c.sector, function: c.function, action: c.action,
    gist: coalesce(c.gist, toLower(c.action)), modality: c.modality, negated: c.negated, condition: c.condition,
    seconds: c.deadlineSeconds, deadline: c.deadlineText, after: c.deadlineAfter, duration: c.deadlineDuration,
    business: coalesce(c.deadlineBusiness, false), before: coalesce(c.deadlineBefore, false),
    recurring: coalesce(c.deadlineRecurring, false), confidence: c.confidence,
    partners: COLLECT { MATCH (c)-[:WITH]->(w:Agency) WHERE visible(w:Entity) RETURN DISTINCT [w.id, w.name] AS x ORDER BY x },
    places: COLLECT { MATCH (c)-[:HOLDS_IN]->(j:Jurisdiction) WHERE visible(j:Entity) RETURN DISTINCT j.id ORDER BY j.id },
    papers: COLLECT { MATCH (c)-[e:EVIDENCED_BY]->(p:Passage)-[:OF]->(d:Document) WHERE visible(d)
                      RETURN {id: d.id, title: d.title, lapsed: lapsed(d), quote: e.quote} ORDER BY d.sort, e.start }
  }
} AS data
