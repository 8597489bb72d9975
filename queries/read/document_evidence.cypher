// How many pieces of evidence a document holds.
MATCH (d:Document {id: $id})<-[:OF]-(p:Passage)<-[e:EVIDENCED_BY]-()
RETURN count(e) AS evidence
