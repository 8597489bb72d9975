// Entities that no current document names any more.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
SET e.retractedAt = $now
