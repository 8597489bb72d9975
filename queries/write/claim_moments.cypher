// Since when claims are on record for whoever sees less than all: since the first document that they see says them.
UNWIND $ids AS id
MATCH (c:__KIND__ {id: id})
WITH c, [(c)-[:EVIDENCED_BY]->(:Passage)-[:OF]->(d:Document) | [d.tier, d.ingestedAt]] AS said
SET c.recordedAtPublic = reduce(first = null, x IN said | CASE
      WHEN x[0] = $public AND (first IS NULL OR x[1] < first) THEN x[1] ELSE first END),
    c.recordedAtPartner = reduce(first = null, x IN said | CASE
      WHEN x[0] <> $lead AND (first IS NULL OR x[1] < first) THEN x[1] ELSE first END)
