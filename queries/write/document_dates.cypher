// The words by which documents give their own dates.
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MATCH (p:Passage {id: row.passage})
CREATE (d)-[e:EVIDENCED_BY]->(p)
SET e = row.properties
