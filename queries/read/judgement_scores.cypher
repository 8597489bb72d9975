// Every judgement with its score.
MATCH (j:Judgement)
RETURN j.id AS id, j.score AS score
