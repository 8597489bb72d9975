// The contact points that a document gives.
MATCH (d:Document {id: $id})<-[:OF]-(p:Passage)<-[:EVIDENCED_BY]-(k:ContactPoint)
RETURN DISTINCT k.id AS id
