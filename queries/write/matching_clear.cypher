// What rules thought of these agencies before they were compared anew.
UNWIND $ids AS id
MATCH (a:Entity {id: id})<-[:JUDGES]-(j:Judgement {by: $by, verdict: $verdict})
WHERE NOT j.id IN $kept
DETACH DELETE j
