// All is there.
MATCH (s:Schema)
REMOVE s.restoring
