// Let one agency stand for another: what is called by another's name carries none of its own.
UNWIND $rows AS row
MATCH (m:Entity {id: row.member})
OPTIONAL MATCH (m)-[old:MERGED_INTO]->()
DELETE old
WITH DISTINCT row, m
MATCH (w:Entity {id: row.target})
SET m:Merged
REMOVE m:Agency, m.name, m.aliases, m.sector, m.sort, m.namePartner, m.aliasesPartner, m.sectorPartner, m.sortPartner,
       m.namePublic, m.aliasesPublic, m.sectorPublic, m.sortPublic
MERGE (m)-[:MERGED_INTO]->(w)
