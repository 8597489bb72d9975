// Of these documents, those that name the entity already.
MATCH (e:Entity {id: $entity})-[n:NAMED_IN {of: $entity}]->(d:Document)
WHERE d.id IN $documents
RETURN d.id AS id
