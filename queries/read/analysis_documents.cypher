// Of these ids, those of documents that are there.
RETURN COLLECT { MATCH (d:Document) WHERE d.id IN $ids AND visible(d) RETURN d.id } AS data
