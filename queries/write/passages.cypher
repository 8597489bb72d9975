// The passages of each document, in order.
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
CALL (row, d) {
  UNWIND row.passages AS passage
  CREATE (p:Passage)-[:OF]->(d)
  SET p = passage
  WITH p ORDER BY p.position
  WITH collect(p) AS passages
  UNWIND range(0, size(passages) - 2) AS i
  WITH passages[i] AS before, passages[i + 1] AS after
  CREATE (before)-[:NEXT]->(after)
}
RETURN count(*) AS documents
