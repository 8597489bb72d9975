// The shortest chains of claims between two things, $first at most. Places join nothing unless they are an end: everybody is somewhere.
RETURN COLLECT {
  MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
  WHERE visible(a:Entity) AND visible(b:Entity) AND a <> b
  MATCH p = SHORTEST __FIRST__ (a)
    ((x:Entity)-[r1:SUBJECT|OBJECT|WITH]-(c:Claim WHERE standing(c))-[r2:SUBJECT|OBJECT|WITH]-(y:Entity WHERE visible(y:Entity))
      WHERE x <> y AND (type(r1) = 'SUBJECT' OR type(r2) = 'SUBJECT') AND (NOT y:Jurisdiction OR y.id = $to)){1,__LENGTH__} (b)
  WITH c AS claims, [n IN [a] + y | n] AS things
  RETURN {claims: [k IN claims | k.id], nodes: [n IN things | n.id], names: [n IN things | own(n.name)],
          said: [k IN claims | [k.predicate, k.action]]}
} AS data
