// Questions about the same agencies at some moment come one after the other; taken back with the rest.
MATCH (s:Schema)
SET s.asked = true
