// How much the graph holds and when it last changed: two equal answers mean that nothing came between.
CALL () { MATCH (n) WHERE NOT n:Schema RETURN count(n) AS nodes }
CALL () { MATCH ()-[r]->() RETURN count(r) AS relationships }
CALL () { MATCH (e:Event) RETURN max(e.sort) AS last }
RETURN nodes, relationships, last
