// What these are called, in the order given; what is called by another's name by that.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (e)-[:MERGED_INTO]->(w)
RETURN coalesce(e.name, w.name) AS name
