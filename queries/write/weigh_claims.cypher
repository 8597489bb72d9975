// What is left of claims when one of their documents goes: weighed anew, or taken back where nothing is left.
UNWIND $rows AS row
MATCH (c:__KIND__ {id: row.id})
SET c += row.properties
