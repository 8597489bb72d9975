"""From class probabilities a word to spans: the best sequence of begin, inside and outside for each layer.

Spans of one layer never overlap; findings are whole sentences. Biases and thresholds come with the model.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ingest.extract.edges import joined, mended
from ingest.extract.encoder import Encoded
from ingest.extract.grammar import collectives, is_byline, is_told
from ingest.extract.labels import FUNCTIONS, MODALITIES, NOUNS, SECTORS
from ingest.extract.parse import Parsed
from ingest.extract.tokens import Floats, Words
from schema.kinds import EntityKind, Function, Modality, Sector

_TINY = 1e-9
# fewer words are no sentence
_LEAST_WORDS = 3
# how sure it is that "all of these groups" is an agency where the network sees none
_TOGETHER = 0.5
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
    rows = scores.tolist()  # few classes a word: plain numbers are faster than arrays
    inside = range(2, scores.shape[1], 2)
    now = [score - 1e9 * (c in inside) for c, score in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        top = max(now)
        came = [now.index(top)] * len(row)
        then = [top + score for score in row]
        for c in inside:
            came[c] = c - 1 if now[c - 1] >= now[c] else c
            then[c] = now[came[c]] + row[c]
        back.append(came)
        now = then
    path = [now.index(max(now))]
    for came in reversed(back):
        path.append(came[path[-1]])
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
    if kind is EntityKind.AGENCY and not _has_letter(text, words, first, last):
        return None
    return mended(parsed, words, kind, (first, last))


def _word_like(text: str, words: Words, at: int) -> bool:
    return any(c.isalnum() for c in text[words.start[at] : words.end[at]])


def _has_letter(text: str, words: Words, first: int, last: int) -> bool:
    return any(map(str.isalpha, text[words.start[first] : words.end[last - 1]]))


def _activities(parsed: Parsed, words: Words, encoded: Encoded, bias: float) -> list[tuple[int, int, float]]:
    """First and last word (exclusive) of each activity with its probability."""
    spans = _layer(encoded.heads["activity"], bias)
    chances = {first: score for _, first, _, score in spans}
    return [(first, last, chances[first]) for first, last in joined(parsed, words, [(s[1], s[2]) for s in spans])]


def decode(parsed: Parsed, words: Words, encoded: Encoded, settings: Settings) -> list[Span]:
    """The mentions of one text in order; no activity stands inside a finding."""
    findings = _findings(parsed, words, encoded.heads["finding"], settings.finding)
    covered = np.zeros(len(words.start), bool)
    for span in findings:
        covered[span.first : span.last] = True
    found = findings + _nouns(parsed, words, encoded, settings.noun)
    heads = encoded.heads
    for first, last, score in _activities(parsed, words, encoded, settings.activity):
        tidy = _tidy(parsed, words, EntityKind.ACTIVITY, (first, last))
        if tidy and not covered[tidy[0] : tidy[1]].any() and not is_byline(parsed, words, tidy):
            span = Span(EntityKind.ACTIVITY, *tidy, score)
            span.function = FUNCTIONS[int(heads["function"][tidy[0] : tidy[1]].mean(0).argmax())]
            found.append(_modal(span, heads["modality"]))
    return sorted(found, key=lambda s: (s.first, -s.last))


def _nouns(parsed: Parsed, words: Words, encoded: Encoded, bias: float) -> list[Span]:
    """Agencies, protocols, resources and places."""
    found, heads = [], encoded.heads
    for begin, first, last, score in _layer(heads["noun"], bias):
        kind = NOUNS[begin // 2]
        if tidy := _tidy(parsed, words, kind, (first, last)):
            if kind is EntityKind.RESOURCE and is_told(parsed, words, tidy) and _has_letter(parsed.text, words, *tidy):
                kind = EntityKind.AGENCY
            span = Span(kind, *tidy, score)
            if kind is EntityKind.AGENCY:
                span.sector = SECTORS[int(heads["sector"][tidy[0] : tidy[1]].mean(0).argmax())]
            found.append(_modal(span, heads["modality"]))
    for at in collectives(parsed, words):
        if not any(span.first <= at < span.last for span in found):
            span = Span(EntityKind.AGENCY, at, at + 1, _TOGETHER)
            found.append(_modal(span, heads["modality"]))
    return found


def _modal(span: Span, modality: Floats) -> Span:
    span.modality = MODALITIES[int(modality[span.first : span.last].mean(0).argmax())]
    return span


def _findings(parsed: Parsed, words: Words, finding: Floats, least: float) -> list[Span]:
    """Sentences whose words are seen as evidence; numbers alone are no sentence."""
    edges = np.searchsorted(words.clause, np.arange(len(parsed.clauses) + 1))
    found = []
    for clause in range(len(parsed.clauses)):
        inside = np.arange(edges[clause], edges[clause + 1])
        inside = inside[words.token[inside] >= 0]
        if len(inside) < _LEAST_WORDS or (share := float(finding[inside, 1].mean())) <= least:
            continue
        if sum(_has_letter(parsed.text, words, at, at + 1) for at in inside.tolist()) >= _LEAST_WORDS:
            found.append(Span(EntityKind.FINDING, int(inside[0]), int(inside[-1]) + 1, share))
    return found
