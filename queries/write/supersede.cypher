// The newer version of a document, and the one whose place it takes.
MATCH (new:Document {id: $new})
MATCH (old:Document {id: $old})
WHERE new.retractedAt IS NULL
MERGE (new)-[:SUPERSEDES]->(old)
RETURN new.title AS title
