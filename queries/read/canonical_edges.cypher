// Every current relationship between current nodes, with its ends and properties.
MATCH (a)-[r]->(b)
WHERE a.id IS NOT NULL AND b.id IS NOT NULL AND a.retractedAt IS NULL AND b.retractedAt IS NULL AND NOT b:Run AND NOT a:Event
  AND NOT coalesce(a:Judgement AND a.by = 'rules', false)
RETURN type(r) AS type, a.id AS from, b.id AS to, properties(r) AS properties
ORDER BY type, from, to
