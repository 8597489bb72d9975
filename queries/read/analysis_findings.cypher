// Findings with what they are about and where they stand.
RETURN COLLECT {
  MATCH (f:Finding)
  WHERE visible(f:Entity)
    AND EXISTS { (f)-[:MENTIONED_IN]->(p:Passage)-[:OF]->(d:Document) WHERE visible(d) AND ($key IS NULL OR d.jurisdiction = $key) }
  WITH f ORDER BY own(f.sort) LIMIT $most
  RETURN {
    id: f.id, name: own(f.name), figures: coalesce(f.figures, []),
    about: COLLECT { MATCH (f)-[r:ABOUT]->(e:Entity)
                     WHERE visible(e:Entity) AND EXISTS { MATCH (d:Document) WHERE d.id IN r.documents AND visible(d) }
                     RETURN DISTINCT [e.id, own(e.name), own(e.sector), e.function, e:Agency] AS x ORDER BY x[1], x[0] },
    proofs: COLLECT { MATCH (f)-[m:MENTIONED_IN]->(:Passage)-[:OF]->(d:Document) WHERE visible(d) RETURN m.id ORDER BY m.id LIMIT 3 }
  }
} AS data
