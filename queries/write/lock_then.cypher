// Questions of the past that move agencies come one after the other, and no change of these agencies comes between; taken back
// with the rest.
MATCH (s:Schema)
SET s.asked = true
WITH s
UNWIND $ids AS id
MATCH (e:Entity {id: id})
SET e.asked = true
