"""Bibliographies, BibTeX and RIS: what they say of published research goes onto the documents that they cite.

Reading them is in bibtex.py and ris.py, telling which document is cited in match.py.
"""

from ingest.citations.match import Citations, cited, with_citation
from ingest.citations.read import SUFFIXES, read_citations

__all__ = ["SUFFIXES", "Citations", "cited", "read_citations", "with_citation"]
