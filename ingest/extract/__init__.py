"""Extraction: screened passages become mentions, assertions and findings. What is one across documents: ingest/resolve.

`load_models()` once a process, then `extract(texts, models)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ingest.extract.assemble import Collected, assemble
from ingest.extract.decode import Settings, Span, decode
from ingest.extract.encoder import encode
from ingest.extract.functions import function_scores
from ingest.extract.identity import identities
from ingest.extract.labels import FUNCTIONS
from ingest.extract.links import Link
from ingest.extract.models import Models, Trained, load_models
from ingest.extract.parse import Parsed, parse
from ingest.extract.relations import model_links
from ingest.extract.rule_relations import rule_links
from ingest.extract.rules import rule_mentions
from ingest.extract.sectors import sectors
from ingest.extract.tokens import Words, words
from ingest.model import Extraction, Screened

__all__ = ["Models", "extract", "load_models"]


def extract(texts: Iterable[Screened], models: Models) -> Iterator[Extraction]:
    """What each text says, in order. Texts are taken as they are needed; a long one is read in sections."""
    collected: Collected | None = None
    tables = models.trained.settings["calibration"] if models.trained else {}
    for section in parse((text.structured for text in texts), models.nlp):
        if collected is None:
            collected = Collected(section.text, "model" if models.trained else "rule", tables)
        if section.clauses:
            collected.add(section, *_section(section, models))
        if section.last:
            yield assemble(collected, models.described)
            collected = None


def _section(parsed: Parsed, models: Models) -> tuple[Words, Sequence[Span], Sequence[Link]]:
    """The words, mentions and links of one section, by the model where there is one, else by rules."""
    if models.trained is None:
        seen = words(parsed, models.tags, lambda _: (0,))
        found = rule_mentions(parsed, seen)
        return seen, found, rule_links(parsed, seen, found)
    return _by_model(parsed, models.trained)


def _by_model(parsed: Parsed, trained: Trained) -> tuple[Words, Sequence[Span], Sequence[Link]]:
    settings = trained.settings
    seen = words(parsed, trained.tags, trained.pieces)
    encoded = encode([seen], trained.run)[0]
    found = decode(parsed, seen, encoded, Settings(settings["noun"], settings["activity"], settings["finding"]))
    spans = [(f.kind, int(seen.start[f.first]), int(seen.end[f.last - 1])) for f in found]
    entities = identities(parsed.text, spans)
    for number, sector in sectors(parsed.text, seen, encoded, found, entities, trained.wording["sector"]).items():
        found[number].sector = sector
    numbers, scores = function_scores(parsed, seen, encoded, found, trained.wording["function"])
    for number, row in zip(numbers, scores, strict=True):
        found[number].function = FUNCTIONS[int(row.argmax())]
    return seen, found, model_links(parsed, seen, encoded, found, trained)
