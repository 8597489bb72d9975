// Remember the version that the graph was brought to.
MERGE (s:Schema)
SET s.version = $version
