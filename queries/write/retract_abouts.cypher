// A document no longer says what findings are about.
MATCH (d:Document {id: $id})<-[:NAMED_IN]-(f:Finding)-[r:ABOUT]->()
WHERE $id IN r.documents
SET r.documents = [x IN r.documents WHERE x <> $id]
WITH r WHERE r.documents = []
DELETE r
