// The claims of these agencies carry the agency's sector, as each tier reads it, to be grouped by.
UNWIND $ids AS id
MATCH (a:Entity {id: id})<-[:SUBJECT]-(c)
SET c.sector = a.sector, c.sectorPartner = a.sectorPartner, c.sectorPublic = a.sectorPublic
