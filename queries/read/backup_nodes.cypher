// A page of the nodes of one label by id, with all of their labels and properties.
MATCH (n:__KIND__) WHERE n.id > $after
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties
ORDER BY id LIMIT $size
