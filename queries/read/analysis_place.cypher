// One place by its id, codes or a name, with the places around it, and the key by which documents name it.
RETURN head(COLLECT {
  MATCH (j:Jurisdiction)
  WHERE visible(j:Entity) AND (j.id = $id OR j.geoid = $geoid OR j.isoCode = $isoCode
    OR any(name IN [own(j.name)] + coalesce(own(j.aliases), []) WHERE toLower(name) = toLower($name)))
  WITH j ORDER BY own(j.sort) LIMIT 1
  RETURN {id: j.id, name: own(j.name), key: j.key, around: [j.id] + COLLECT {
    MATCH (j)-[:WITHIN*1..8]->(o:Jurisdiction) WHERE visible(o:Entity) RETURN DISTINCT o.id }}
}) AS data
