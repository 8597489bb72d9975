// Whether a judgement is there and the reader may see both of its agencies.
RETURN EXISTS {
  MATCH (j:Judgement {id: $id})-[:JUDGES {side: 'left'}]->(l), (j)-[:JUDGES {side: 'right'}]->(r)
  WHERE l.tier IN $tiers AND r.tier IN $tiers
} AS data
