// The claims of these agencies carry the agency's sector, to be grouped by.
UNWIND $ids AS id
MATCH (a:Agency {id: id})<-[:SUBJECT]-(c:Claim)
SET c.sector = a.sector
