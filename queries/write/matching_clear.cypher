// What rules thought of these agencies before they were compared anew; where one of them is merged it stays, for when that is undone.
UNWIND $ids AS id
MATCH (a:Entity {id: id})<-[:JUDGES]-(j:Judgement {by: $by, verdict: $verdict})
WHERE NOT j.id IN $kept AND NOT EXISTS { (j)-[:JUDGES]->(:Merged) }
DETACH DELETE j
