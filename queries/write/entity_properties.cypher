// Set what was derived for each entity; null takes a property away.
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
FOREACH (_ IN CASE WHEN e.retractedAt IS NOT NULL AND 'retractedAt' IN keys(row.properties) THEN [1] ELSE [] END
  | SET e.away = coalesce(e.away, []) + [e.retractedAt, $now])
SET e += row.properties
REMOVE e.touched
