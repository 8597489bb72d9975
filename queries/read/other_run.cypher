// Whether anything was loaded by another run than this one.
MATCH (r:Run) WHERE r.id <> $run RETURN r.id AS id LIMIT 1
