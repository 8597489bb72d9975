// The relationships that start at a page of the nodes of one label, the last of the page beside them.
MATCH (n:__KIND__) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $size
WITH collect(n) AS page
UNWIND page AS n
OPTIONAL MATCH (n)-[r]->(m)
RETURN n.id AS from, type(r) AS type, m.id AS to, labels(m) AS labels, properties(r) AS properties
ORDER BY from, type, to
