// Nodes of one set of labels, as they were kept.
UNWIND $rows AS row
CREATE (n:__KIND__)
SET n = row
