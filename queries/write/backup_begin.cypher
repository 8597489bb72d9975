// The version that the graph had when it was kept; until the mark goes it is not whole.
MERGE (s:Schema)
SET s.version = $version, s.restoring = true
