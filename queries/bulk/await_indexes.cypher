// Wait until every index answers; a first corpus may keep it busy for long.
CALL db.awaitIndexes(86400)
