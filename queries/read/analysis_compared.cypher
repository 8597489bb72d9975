// What overlaps compare of these duties.
RETURN COLLECT {
  UNWIND $ids AS id
  MATCH (c:Responsibility {id: id})-[:SUBJECT]->(a:Agency) WHERE visible(c) AND visible(a:Entity)
  RETURN [c.id, a.id, own(a.name), a.kind, own(c.sector), c.function, c.action, c.modality, c.negated, c.deadlineSeconds, c.deadlineText,
          coalesce(c.deadlineBefore, false) OR coalesce(c.deadlineRecurring, false), c.condition]
} AS data
