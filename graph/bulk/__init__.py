"""The first corpus of an empty graph, through files and Neo4j's own importer: what writer.py does a batch at a time, at once.

The graph is the same as by the writer, line for line of its canonical form; the tests hold the two together.
"""
