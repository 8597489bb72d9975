"""The managed local Neo4j: its jars, its settings, its process. Another server (CONVENE_NEO4J_URI) needs none of this."""
