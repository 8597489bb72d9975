// The last statement of a load: the documents are whole.
UNWIND $ids AS id
MATCH (d:Document {id: id})
REMOVE d.token
