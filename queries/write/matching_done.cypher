// The agencies of these documents are compared with all others.
UNWIND $ids AS id
MATCH (d:Document {id: id})
REMOVE d.unmatched
