// A reviewer's own word is accepted, stands beside the claim that it corrects, and leaves that one contested.
MATCH (new:Claim {id: $new})
MATCH (old:Claim {id: $old})
MERGE (new)-[:CORRECTS]->(old)
WITH new, old, old.status AS before
SET new.status = $accepted, old.status = $contested
RETURN before
