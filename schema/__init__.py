"""What exists in the world of Convene, declared once: `ontology.yaml`, and what is derived from it.

No database, no text, no web here.
"""
