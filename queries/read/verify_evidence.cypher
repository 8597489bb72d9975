// Every piece of evidence of what is current, with the text that it stands in.
MATCH (x)-[e:EVIDENCED_BY|MENTIONED_IN]->(p:Passage)
WHERE p.retractedAt IS NULL
RETURN x.id AS id, type(e) AS type, e.quote AS quote, p.text AS text, e.start AS start, e.end AS end, p.start AS at
