// Pairs of agencies with a tie: a claim between them, or a duty of the one that is done with the other.
RETURN COLLECT {
  MATCH (c:Claim)-[:SUBJECT]->(a:Agency) WHERE standing(c)
  MATCH (c)-[:OBJECT|WITH]->(b:Agency) WHERE a <> b
  WITH DISTINCT a, b WHERE visible(a:Entity) AND visible(b:Entity)
  RETURN [a.id, b.id]
} AS data
