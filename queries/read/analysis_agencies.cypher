// Ids and names of agencies, and how many of the documents that name each are its own word: those that it is a party to or publishes.
RETURN COLLECT {
  MATCH (a:Agency) WHERE visible(a:Entity) AND ($agencies IS NULL OR a.id IN $agencies)
  RETURN [a.id, a.name, COUNT { (a)-[:PARTY_TO]->(d:Document) WHERE visible(d) },
          COUNT { (a)-[:NAMED_IN]->(d:Document) WHERE visible(d) }]
} AS data
