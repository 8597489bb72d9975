"""Structure: a reading becomes passages with their path, lead-in and heading. What passages say is in ingest/extract.

The one entry point is `structure`.
"""

from ingest.structure.passages import structure

__all__ = ["structure"]
