// A page of the passages of one document in their order.
RETURN COLLECT {
  MATCH (d:Document {id: $document}) WHERE visible(d)
  MATCH (p:Passage)-[:OF]->(d) WHERE visible(p:Passage) AND p.position > $after
  WITH p ORDER BY p.position LIMIT $size
  RETURN p {.path, .text, .position}
} AS data
