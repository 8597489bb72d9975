// Every current node with its labels and properties, in an order that no run changes.
MATCH (n)
WHERE n.id IS NOT NULL AND n.retractedAt IS NULL AND NOT n:Run|Event
RETURN labels(n) AS labels, properties(n) AS properties
ORDER BY n.id
