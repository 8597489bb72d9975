// The edges of new claims: of whom, what, recorded by which run. `of` names the agency that the document names.
UNWIND $rows AS row
MATCH (c:__KIND__ {id: row.id})
MATCH (s:Entity {id: row.subject})
MATCH (o:Entity {id: row.object})
MATCH (r:Run {id: $run})
CREATE (c)-[:SUBJECT {of: row.subjectOf}]->(s)
CREATE (c)-[:OBJECT {of: row.objectOf}]->(o)
CREATE (c)-[:RECORDED_IN]->(r)
SET c.sector = s.sector, c.sectorPartner = s.sectorPartner, c.sectorPublic = s.sectorPublic
