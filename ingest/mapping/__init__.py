"""Tables with a mapping: what each column holds is proposed from its heading, kept as YAML, and turned into facts row by row.

Reading the cells themselves is in ingest/readers/table.py; tables without a mapping are read as prose.
"""

from ingest.mapping.facts import mapped_facts
from ingest.mapping.load import load_mapping
from ingest.mapping.model import Mapping, as_yaml
from ingest.mapping.propose import propose

__all__ = ["Mapping", "as_yaml", "load_mapping", "mapped_facts", "propose"]
