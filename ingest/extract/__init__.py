"""Extraction: screened passages become mentions, assertions and findings. Which names are one across documents is in ingest/resolve.

`load_models()` once a process, then `extract(texts, models)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.extract.assemble import Assembler, assemble
from ingest.extract.models import Models, load_models
from ingest.extract.parse import Parsed, parse
from ingest.extract.rule_relations import rule_links
from ingest.extract.rules import rule_mentions
from ingest.extract.tokens import words
from ingest.model import Extraction, Screened

__all__ = ["Models", "extract", "load_models"]


def extract(texts: Iterable[Screened], models: Models) -> Iterator[Extraction]:
    """What each text says, in order. Texts are taken as they are needed; none is kept."""
    for parsed in parse((text.structured for text in texts), models.nlp):
        yield _by_rules(parsed, models)


def _by_rules(parsed: Parsed, models: Models) -> Extraction:
    seen = words(parsed, models.tags, lambda _: (0,))
    found = rule_mentions(parsed, seen)
    return assemble(Assembler(parsed, seen, found, "rule"), rule_links(parsed, seen, found), models.described)
