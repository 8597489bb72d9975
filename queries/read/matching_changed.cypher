// Documents whose agencies were not yet compared with others, and these agencies.
MATCH (d:Document {unmatched: true})
OPTIONAL MATCH (d)<-[:NAMED_IN]-(a:Agency)
RETURN collect(DISTINCT d.id) AS documents, collect(DISTINCT a.id) AS agencies
