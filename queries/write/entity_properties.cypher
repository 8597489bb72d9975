// Set what was derived for each entity; null takes a property away.
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
FOREACH (_ IN CASE WHEN e.retractedAt IS NOT NULL AND 'retractedAt' IN keys(row.properties) THEN [1] ELSE [] END
  | SET e.away = coalesce(e.away, []) + [e.retractedAt, $now])
SET e += row.properties, e.toldAt = $now
SET e.recordedAtPublic = coalesce(e.recordedAtPublic, CASE WHEN 'PUBLIC' IN e.formTiers THEN $now END),
    e.recordedAtPartner = coalesce(e.recordedAtPartner, CASE WHEN any(t IN e.formTiers WHERE t <> 'LEAD') THEN $now END)
REMOVE e.touched
