// Which of these documents are in the graph and were not taken back.
MATCH (d:Document)
WHERE d.id IN $ids AND d.retractedAt IS NULL
RETURN d.id AS id
