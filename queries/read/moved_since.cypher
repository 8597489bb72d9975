// Whether judgements that two agencies are one, or what names such agencies, changed after the moment that is asked for.
MATCH (j:Judgement)-[:JUDGES]->(e)
WHERE j.spans IS NOT NULL AND (any(x IN j.spans WHERE x > $asOf) OR e.toldAt > $asOf)
RETURN j
