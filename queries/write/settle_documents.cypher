// The last statement of a load: the documents are whole. Their agencies are still to be compared with others.
UNWIND $ids AS id
MATCH (d:Document {id: id})
REMOVE d.token
SET d.unmatched = true
