"""The only code that talks to Neo4j: reader, writer, selection compiler, migrations, the managed local server, analyses."""
