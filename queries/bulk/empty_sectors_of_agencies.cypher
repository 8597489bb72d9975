// And for agencies whose sector a document does not tell.
MATCH (a:Agency)-[n:NAMED_IN]->()
WHERE n.sectors IS NULL
CALL (n) {
  SET n.sectors = [], n.sectorCounts = []
} IN TRANSACTIONS OF 5000 ROWS
