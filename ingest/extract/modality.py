"""How binding a link is: the encoder's view of the object's words, and the auxiliaries, lead-in and style around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import lightgbm
import numpy as np
from spacy.tokens import Token

from ingest.extract.decode import Span
from ingest.extract.encoder import Encoded
from ingest.extract.labels import MODALITIES, PREDICATES
from ingest.extract.links import Link
from ingest.extract.parse import LEAD_MODALS, Parsed
from ingest.extract.tokens import Floats, Words
from schema.kinds import Modality

_AUXILIARIES = (
    "shall",
    "must",
    "should",
    "may",
    "can",
    "could",
    "will",
    "would",
    "to",
    "agree",
    "require",
    "authorize",
    "encourage",
    "responsible",
    "permit",
    "prohibit",
)
_STYLE = (
    re.compile(r"\bshall\b"),
    re.compile(r"\bmust\b"),
    re.compile(r"\bwill\b"),
    re.compile(r"\bshould\b"),
    re.compile(r"\bagree", re.IGNORECASE),
    re.compile(r"§|\bU\.S\.C\b|\bSection\b"),
    re.compile(r"\brecommend", re.IGNORECASE),
    re.compile(r"\b(?:protocol|policy|agreement|memorandum|MOU|order|procedure)\b", re.IGNORECASE),
)
_NEGATIONS = frozenset({"not", "never", "no", "neither", "nor", "n't", "cannot"})
_STEPS = 5
_DENIED_STEPS = 3


def modality_rows(parsed: Parsed, words: Words, encoded: Encoded, mentions: Sequence[Span], links: Sequence[Link]) -> Floats:
    """Features of each link: the encoder's probabilities, auxiliaries up the parse and before the object, lead-in, style."""
    if not links:
        return np.zeros((0, 1), np.float32)
    style = [min(9, len(p.findall(parsed.text[:20_000]))) for p in _STYLE]
    rows = []
    for link in links:
        span = mentions[link.object]
        clause = parsed.clauses[int(words.clause[span.first])]
        rows.append(
            [
                *encoded.heads["modality"][span.first : span.last].mean(0).tolist(),
                *_around(parsed, words, span),
                LEAD_MODALS.index(clause.lead_modal),
                ["HEADING", "PARAGRAPH", "ITEM", "CELL"].index(clause.passage.kind.value),
                PREDICATES.index(link.predicate),
                *style,
            ]
        )
    return np.array(rows, np.float32)


def _around(parsed: Parsed, words: Words, span: Span) -> list[float]:
    """Where an auxiliary stands (steps up the parse, 9 for nowhere) and denial: in the chain, before the object, in it."""
    clause = parsed.clauses[int(words.clause[span.first])]
    numbers = [int(words.token[w]) for w in range(span.first, span.last) if words.token[w] >= 0]
    if not numbers:
        return [9.0] * len(_AUXILIARIES) + [0.0] * 3
    token = _root(clause.doc[numbers[0] : numbers[-1] + 1])
    steps, denied = _up(token)
    before = {t.lower_ for t in clause.doc[max(clause.skip, numbers[0] - 6) : numbers[0]]}
    inside = {t.lower_ for t in clause.doc[numbers[0] : numbers[-1] + 1]}
    return [*steps.values(), denied, float(bool(before & _NEGATIONS)), float(bool(inside & _NEGATIONS))]


def _up(token: Token) -> tuple[dict[str, float], float]:
    """The steps up the parse to each auxiliary, and whether one of the first words is denied."""
    steps = dict.fromkeys(_AUXILIARIES, 9.0)
    denied = 0.0
    for step in range(_STEPS):
        near = [c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass", "neg"} or c.lower_ in _NEGATIONS]
        for said in [*near, token.lemma_.lower()]:
            if said in steps:
                steps[said] = min(steps[said], float(step))
        if step < _DENIED_STEPS and any(said in _NEGATIONS for said in near):
            denied = 1.0
        if token.head.i == token.i:
            break
        token = token.head
    return steps, denied


def _root(span: object) -> Token:
    token: Token = span.root  # type: ignore[attr-defined]
    return token


def modalities(rows: Floats, trees: lightgbm.Booster) -> list[tuple[Modality, bool]]:
    """Modality and denial of each row."""
    if not len(rows):
        return []
    chances = np.asarray(trees.predict(rows, num_threads=1))
    return [MODALITIES[int(c)] for c in chances.argmax(1)]
