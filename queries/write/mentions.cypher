// Where entities are named; `of` is the entity that the document names, `entity` the one that stands for it.
UNWIND $rows AS row
MATCH (e:Entity {id: row.entity})
MATCH (p:Passage {id: row.passage})
CREATE (e)-[m:MENTIONED_IN]->(p)
SET m = row.properties
