// The direct edges between these pairs, made anew from the claims that are current and not rejected.
UNWIND $rows AS row
MATCH (s:Entity {id: row.subject})
MATCH (o:Entity {id: row.object})
OPTIONAL MATCH (s)<-[:SUBJECT]-(c)-[:OBJECT]->(o)
WHERE c.predicate = '__KIND__' AND c.retractedAt IS NULL AND coalesce(c.status, $proposed) IN $shown
WITH s, o, c ORDER BY c.id
WITH s, o, collect(DISTINCT c.id) AS claims
OPTIONAL MATCH (s)-[old:__KIND__]->(o)
WITH s, o, claims, collect(old) AS olds
FOREACH (old IN CASE WHEN claims = [] THEN olds ELSE [] END | DELETE old)
FOREACH (_ IN CASE WHEN claims = [] THEN [] ELSE [1] END | MERGE (s)-[r:__KIND__]->(o) SET r.claims = claims)
