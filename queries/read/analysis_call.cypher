// Duties of the functions needed, where papers in force say them, with what their agencies offer and how they are reached.
RETURN COLLECT {
  MATCH (c:Responsibility)-[:SUBJECT]->(a:Agency)
  WHERE visible(c) AND visible(a:Entity) AND c.status <> 'REJECTED' AND NOT c.negated AND c.function IN $functions
    AND ($places IS NULL OR EXISTS { (c)-[:HOLDS_IN]->(j:Jurisdiction) WHERE j.id IN $places })
    AND EXISTS { (c)-[:EVIDENCED_BY]->(:Passage)-[:OF]->(d:Document) WHERE visible(d) AND NOT lapsed(d) }
  WITH a, c ORDER BY c.sort
  WITH a, collect(c) AS held
  WITH a, held, reduce(n = 0, c IN held | n + CASE c.modality WHEN 'MUST' THEN 4 WHEN 'DOES' THEN 3 WHEN 'SHOULD' THEN 2 ELSE 1 END) AS weight
  ORDER BY weight DESC, own(a.sort) LIMIT $most
  RETURN {id: a.id, name: own(a.name), kind: a.kind,
    duties: [c IN held[..40] | {id: c.id, action: c.action, modality: c.modality, condition: c.condition, seconds: c.deadlineSeconds,
      deadline: c.deadlineText, recurring: coalesce(c.deadlineRecurring, false), function: c.function, quotes: COLLECT {
        MATCH (c)-[e:EVIDENCED_BY]->(:Passage)-[:OF]->(d:Document) WHERE visible(d) AND NOT lapsed(d) RETURN e.quote ORDER BY e.id }}],
    resources: COLLECT {
      MATCH (c:Claim {predicate: 'PROVIDES'})-[:SUBJECT]->(a) WHERE standing(c)
      MATCH (c)-[:OBJECT]->(r:Resource) WHERE visible(r:Entity)
      WITH DISTINCT a, r ORDER BY own(r.sort) LIMIT 20
      RETURN {id: r.id, name: own(r.name), minimum: r.minimumAge, maximum: r.maximumAge, quotes: COLLECT {
        MATCH (r)<-[:OBJECT]-(s:Claim {predicate: 'PROVIDES'})-[:SUBJECT]->(a) WHERE standing(s)
        MATCH (s)-[e:EVIDENCED_BY]->(:Passage)-[:OF]->(d:Document) WHERE visible(d) AND NOT lapsed(d) RETURN DISTINCT e.quote ORDER BY e.quote }} },
    contacts: COLLECT {
      MATCH (a)<-[:MERGED_INTO*0..1]-(m:Agency)-[:REACHED_AT]->(k:ContactPoint) WHERE visible(k)
      WITH DISTINCT k ORDER BY k.sort
      RETURN {id: k.id, hours: k.hours} }}
} AS data
