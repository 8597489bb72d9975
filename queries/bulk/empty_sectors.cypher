// The same for the documents that name entities of no sector.
MATCH (e:Entity) WHERE NOT e:Agency
CALL (e) {
  MATCH (e)-[n:NAMED_IN]->()
  SET n.sectors = coalesce(n.sectors, []), n.sectorCounts = coalesce(n.sectorCounts, [])
} IN TRANSACTIONS OF 2000 ROWS
