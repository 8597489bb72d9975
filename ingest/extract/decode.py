"""From class probabilities a word to spans: the best sequence of begin, inside and outside for each layer.

Spans of one layer never overlap; findings are whole sentences. Biases and thresholds come with the model.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ingest.extract.edges import joined, mended
from ingest.extract.encoder import Encoded
from ingest.extract.labels import FUNCTIONS, MODALITIES, NOUNS, SECTORS
from ingest.extract.parse import Parsed
from ingest.extract.tokens import Floats, Words
from schema.kinds import EntityKind, Function, Modality, Sector

_TINY = 1e-9
# fewer words are no sentence
_LEAST_WORDS = 3
_CLOSERS = frozenset(")\"'%’”]")


@dataclass(frozen=True, slots=True)
class Settings:
    """Log-odds taken from "outside" in each layer, and the mean from which a sentence is a finding."""

    noun: float = 0.0
    activity: float = 0.0
    finding: float = 0.5


@dataclass(slots=True)
class Span:
    """A mention as the encoder sees it: words first to last (exclusive), its probability, what the other heads say."""

    kind: EntityKind
    first: int
    last: int
    score: float
    sector: Sector | None = None
    function: Function | None = None
    modality: tuple[Modality, bool] = (Modality.DOES, False)


def best_path(scores: Floats) -> list[int]:
    """The likeliest sequence of classes (0 outside, odd begin, even inside that follows its own begin or inside)."""
    count, classes = scores.shape
    allowed = np.zeros((classes, classes), np.float32)
    for to in range(2, classes, 2):
        allowed[:, to] = -1e9
        allowed[to, to] = allowed[to - 1, to] = 0
    now = scores[0].copy()
    now[2::2] = -1e9
    back = np.zeros((count, classes), np.int64)
    for at in range(1, count):
        step = now[:, None] + allowed
        back[at] = step.argmax(0)
        now = step[back[at], np.arange(classes)] + scores[at]
    path = [int(now.argmax())]
    for at in range(count - 1, 0, -1):
        path.append(int(back[at, path[-1]]))
    return path[::-1]


def _runs(path: list[int]) -> list[tuple[int, int, int]]:
    """(begin class, first, last exclusive) of each span in a path."""
    found, at = [], 0
    while at < len(path):
        if path[at] % 2 == 1:
            end = at + 1
            while end < len(path) and path[end] == path[at] + 1:
                end += 1
            found.append((path[at], at, end))
            at = end
        else:
            at += 1
    return found


def _layer(probabilities: Floats, bias: float) -> list[tuple[int, int, int, float]]:
    """Spans of one layer with the mean probability of their classes."""
    if not len(probabilities):
        return []
    logs = np.log(probabilities + _TINY)
    logs[:, 0] -= bias
    spans = []
    for begin, first, last in _runs(best_path(logs)):
        inside = probabilities[first:last, begin] + probabilities[first:last, begin + 1]
        spans.append((begin, first, last, float(np.exp(np.log(inside + _TINY).mean()))))
    return spans


def _tidy(parsed: Parsed, words: Words, kind: EntityKind, span: tuple[int, int]) -> tuple[int, int] | None:
    """A span without stops at its ends, its edges set right by the parse; nothing where no word is left, or, of an agency, no
    letter: the number of a house is none.
    """
    text, (first, last) = parsed.text, span
    while last > first and not _word_like(text, words, last - 1) and text[words.start[last - 1]] not in _CLOSERS:
        last -= 1
    while last > first and not _word_like(text, words, first):
        first += 1
    if last == first:
        return None
    if kind is EntityKind.AGENCY and not any(map(str.isalpha, text[words.start[first] : words.end[last - 1]])):
        return None
    return mended(parsed, words, kind, (first, last))


def _word_like(text: str, words: Words, at: int) -> bool:
    return any(c.isalnum() for c in text[words.start[at] : words.end[at]])


def _activities(parsed: Parsed, words: Words, encoded: Encoded, bias: float) -> list[tuple[int, int, float]]:
    """First and last word (exclusive) of each activity with its probability."""
    spans = _layer(encoded.heads["activity"], bias)
    chances = {first: score for _, first, _, score in spans}
    return [(first, last, chances[first]) for first, last in joined(parsed, words, [(s[1], s[2]) for s in spans])]


def decode(parsed: Parsed, words: Words, encoded: Encoded, settings: Settings) -> list[Span]:
    """The mentions of one text in order; no activity stands inside a finding."""
    heads = encoded.heads
    findings = _findings(parsed, words, heads["finding"], settings.finding)
    covered = np.zeros(len(words.start), bool)
    for span in findings:
        covered[span.first : span.last] = True
    found = list(findings)
    for begin, first, last, score in _layer(heads["noun"], settings.noun):
        kind = NOUNS[begin // 2]
        if tidy := _tidy(parsed, words, kind, (first, last)):
            span = Span(kind, *tidy, score)
            if span.kind is EntityKind.AGENCY:
                span.sector = SECTORS[int(heads["sector"][tidy[0] : tidy[1]].mean(0).argmax())]
            found.append(_modal(span, heads["modality"]))
    for first, last, score in _activities(parsed, words, encoded, settings.activity):
        tidy = _tidy(parsed, words, EntityKind.ACTIVITY, (first, last))
        if tidy and not covered[tidy[0] : tidy[1]].any():
            span = Span(EntityKind.ACTIVITY, *tidy, score)
            span.function = FUNCTIONS[int(heads["function"][tidy[0] : tidy[1]].mean(0).argmax())]
            found.append(_modal(span, heads["modality"]))
    return sorted(found, key=lambda s: (s.first, -s.last))


def _modal(span: Span, modality: Floats) -> Span:
    span.modality = MODALITIES[int(modality[span.first : span.last].mean(0).argmax())]
    return span


def _findings(parsed: Parsed, words: Words, finding: Floats, least: float) -> list[Span]:
    """Sentences whose words are seen as evidence."""
    edges = np.searchsorted(words.clause, np.arange(len(parsed.clauses) + 1))
    found = []
    for clause in range(len(parsed.clauses)):
        inside = np.arange(edges[clause], edges[clause + 1])
        inside = inside[words.token[inside] >= 0]
        if len(inside) >= _LEAST_WORDS and (share := float(finding[inside, 1].mean())) > least:
            found.append(Span(EntityKind.FINDING, int(inside[0]), int(inside[-1]) + 1, share))
    return found
