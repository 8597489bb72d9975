// The version of the schema that this graph was brought to.
MATCH (s:Schema)
RETURN s.version AS version
