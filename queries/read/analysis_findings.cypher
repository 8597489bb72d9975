// Findings with what they are about and where they stand.
RETURN COLLECT {
  MATCH (f:Finding)
  WHERE visible(f:Entity)
    AND EXISTS { (f)-[:MENTIONED_IN]->(p:Passage)-[:OF]->(d:Document) WHERE visible(d) AND ($key IS NULL OR d.jurisdiction = $key) }
  WITH f ORDER BY f.sort LIMIT $most
  RETURN {
    id: f.id, name: f.name, figures: coalesce(f.figures, []),
    about: COLLECT { MATCH (f)-[:ABOUT]->(e:Entity) WHERE visible(e:Entity)
                     RETURN DISTINCT [e.id, e.name, e.sector, e.function, e:Agency] AS x ORDER BY x[1] },
    proofs: COLLECT { MATCH (f)-[m:MENTIONED_IN]->(:Passage)-[:OF]->(d:Document) WHERE visible(d) RETURN m.id ORDER BY m.id LIMIT 3 }
  }
} AS data
