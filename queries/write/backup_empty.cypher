// Everything goes but the version.
MATCH (n) WHERE NOT n:Schema
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS
