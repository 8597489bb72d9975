// Claims of this predicate are responsibilities.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
SET c:Responsibility
