"""What was extracted, turned into the rows of the graph: the document's own data, its entities, its claims.

The rows themselves are declared in graph/facts; deciding which agencies are one is in ingest/resolve.
"""

from ingest.facts.build import build
from ingest.facts.describe import Options

__all__ = ["Options", "build"]
