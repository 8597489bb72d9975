// Claim each document for this transaction; `created` is false where another ingest has it whole already.
UNWIND $rows AS row
MERGE (d:Document {id: row.id})
ON CREATE SET d += row, d.ingestedAt = $now, d.token = $token
WITH d, coalesce(d.token = $token, false) AS created, d.retractedAt IS NOT NULL AS retracted
RETURN d.id AS id, created, retracted
