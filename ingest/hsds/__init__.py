"""HSDS 3.0 in: a directory of services, as JSON or as a tabular data package, is a document whose records give facts.

What private persons are named in is left out before anything else is done with it.
"""

from ingest.hsds.facts import MODEL, hsds_facts
from ingest.hsds.read import hsds_value

__all__ = ["MODEL", "hsds_facts", "hsds_value"]
