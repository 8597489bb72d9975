// From version 3: a judgement that two agencies are one keeps from when to when it held.
MATCH (j:Judgement {verdict: $same})
SET j.spans = CASE WHEN j.undoneAt IS NULL THEN [j.at] ELSE [j.at, j.undoneAt] END
