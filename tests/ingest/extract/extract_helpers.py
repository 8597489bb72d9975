from types import SimpleNamespace

import numpy as np

from ingest.extract import load_models
from ingest.extract.decode import Span
from ingest.extract.encoder import encode
from ingest.extract.parse import parse
from ingest.extract.spots import spots
from ingest.extract.tokens import words
from ingest.model import Extraction, Reading, Screened
from ingest.structure import structure
from schema.kinds import EntityKind


def screened(text: str, name: str = "a.txt") -> Screened:
    return Screened(structure(Reading(name, "0", text)))


def triples(text: str, extraction: Extraction) -> list[tuple[str, str, str]]:
    name = {m.id: text[m.start : m.end] for m in extraction.mentions}
    return [(name[a.subject], a.predicate.value, name[a.object]) for a in extraction.assertions]


def said(text: str, *named: tuple[EntityKind, str]) -> SimpleNamespace:
    """A text as the model sees it, with the spans and spots of what is said to be mentions of kinds, in the text's order."""
    models = load_models()
    (parsed,) = parse([structure(Reading("paper.txt", "0", text))], models.nlp)
    seen = words(parsed, models.trained.tags, models.trained.pieces)
    spans = []
    for kind, name in named:
        first = int(np.searchsorted(seen.start, text.index(name)))
        spans.append(Span(kind, first, int(np.searchsorted(seen.start, text.index(name) + len(name))), 0.9))
    found = spots(seen, parsed, [(s.kind, s.first, s.last) for s in spans])
    vectors = encode([seen], models.trained.run)[0].vectors
    return SimpleNamespace(words=seen, parsed=parsed, spans=spans, spots=found, vectors=vectors, weights=models.trained.pairs)
