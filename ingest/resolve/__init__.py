"""Which names are one institution: normal forms of names, places as vetoes. What is stored is built in ingest/facts."""
