"""HSDS 3.0: the shape of its records, how they stand in a document's text, and the graph as such records."""
