// Every current node with its labels and properties, in an order that no run changes.
MATCH (n)
WHERE n.id IS NOT NULL AND n.retractedAt IS NULL AND NOT n:Run|Event AND NOT coalesce(n:Judgement AND n.by = 'rules', false)
RETURN labels(n) AS labels, properties(n) AS properties
ORDER BY n.id
