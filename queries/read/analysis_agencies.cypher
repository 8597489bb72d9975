// Ids and names of agencies, and to how many papers each is a party: there it speaks for itself.
RETURN COLLECT {
  MATCH (a:Agency) WHERE visible(a:Entity) AND ($agencies IS NULL OR a.id IN $agencies)
  RETURN [a.id, own(a.name), COUNT { (a)-[:PARTY_TO]->(d:Document) WHERE visible(d) }]
} AS data
