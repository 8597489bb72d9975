// What was changed, by whom and when, and what it was made to.
UNWIND $rows AS row
CREATE (e:Event)
SET e = row.properties
WITH e, row
UNWIND row.nodes AS id
CALL (id) {
  MATCH (n:Document {id: id}) RETURN n
  UNION
  MATCH (n:Claim {id: id}) RETURN n
  UNION
  MATCH (n:Entity {id: id}) RETURN n
}
CREATE (e)-[:CONCERNS]->(n)
