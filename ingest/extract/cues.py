"""What the words around two mentions speak for, as counts by predicate: between them, above them, in the duty, in the heading.

The words are in lexicon/cues.yaml. They reach the trees beside what pairs.py sees: worth .01 of F1 on documents out of fold.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.extract.lexicon import cue_columns, cues_of
from ingest.extract.pairs import Found
from ingest.extract.parse import Parsed
from ingest.extract.spots import ACTIVITY, Spot, innermost
from ingest.extract.tokens import Floats, Words

# words between two mentions that are read, from the object back; words at its side; words before and after a mention
_FAR, _NEAR, _BEFORE, _AFTER = 25, 4, 8, 5
_CLIMB = 6
_MOST = 3.0
Numbers = NDArray[np.int64]


def cue_rows(parsed: Parsed, words: Words, where: Sequence[Spot], found: Found) -> Floats:
    """Counts (pairs, places times cues) of the cue words in each place that may say how subject and object belong together."""
    if not len(found.subject):
        return np.zeros((0, 0), np.float32)
    first, last, governor = np.array([(s.first, s.last, s.governor) for s in where], np.int64).T
    own = _own(parsed.text, words)
    total = np.zeros((len(own) + 1, own.shape[1]), np.float32)
    np.cumsum(own, axis=0, out=total[1:])
    subject, object_ = found.subject, found.object
    low = np.minimum(last[subject], last[object_])
    high = np.maximum(low, np.maximum(first[subject], first[object_]))
    around = _clause_counts(parsed, words, total, (first, last))
    of_governor = own[governor]
    above = np.minimum(of_governor + own[words.head[governor]] + own[words.head[words.head[governor]]], 1)
    duty, duty_verb = _duties(words, where, own, total)
    places = [
        total[high] - total[np.maximum(low, high - _FAR)],
        total[high] - total[np.maximum(low, high - _NEAR)],
        of_governor[object_],
        of_governor[subject],
        above[object_],
        own[found.meeting],
        duty[object_],
        duty_verb[object_],
        around["before"][subject],
        around["after"][subject],
        around["after"][object_],
        around["heading"][object_],
        around["clause"][object_],
    ]
    result: Floats = np.minimum(np.concatenate(places, 1), _MOST).astype(np.float32)
    return result


def _own(text: str, words: Words) -> Floats:
    """Which cues each word is."""
    table = np.zeros((len(words.start), cue_columns()), np.float32)
    for number, (start, end) in enumerate(zip(words.start.tolist(), words.end.tolist(), strict=True)):
        if cues := cues_of(text[start:end].lower()):
            table[number, list(cues)] = 1
    return table


def _clause_counts(parsed: Parsed, words: Words, total: Floats, ends: tuple[Numbers, Numbers]) -> dict[str, Floats]:
    """By mention: cues in its clause, before and after it there, and in the lead-in and heading above its clause."""
    first, last = ends
    edges = np.searchsorted(words.clause, np.arange(len(parsed.clauses) + 1))
    clause = words.clause[first]
    begin, end = edges[clause], edges[clause + 1]
    heading = np.zeros((len(parsed.clauses), total.shape[1]), np.float32)
    place = {c.index: number for number, c in enumerate(parsed.clauses)}
    for number, c in enumerate(parsed.clauses):
        for passage in c.passage.above:
            at = place.get(passage)
            if at is not None:
                heading[number] += np.minimum(total[edges[at + 1]] - total[max(edges[at], edges[at + 1] - _FAR)], 1)
    return {
        "clause": np.minimum(total[end] - total[begin], 2),
        "before": np.minimum(total[first] - total[np.maximum(begin, first - _BEFORE)], 1),
        "after": np.minimum(total[np.minimum(last + _AFTER, end)] - total[last], 1),
        "heading": heading[clause],
    }


def _duties(words: Words, where: Sequence[Spot], own: Floats, total: Floats) -> tuple[Floats, Floats]:
    """By mention: cues in the duty that it is or hangs on, else in the last before it; and those of that duty's first word."""
    duties = sorted((s.last, s.first) for s in where if s.kind == ACTIVITY)
    if not duties:
        nothing = np.zeros((len(where), own.shape[1]), np.float32)
        return nothing, nothing
    ends = np.array(duties, np.int64)
    holder = innermost(words, [(first, last) for last, first in duties]).astype(np.int64)
    first = np.array([s.first for s in where], np.int64)
    chosen: Numbers = holder[first]
    at: Numbers = first
    for _ in range(_CLIMB):
        at = words.head[at].astype(np.int64)
        chosen = np.where(chosen < 0, holder[at], chosen)
    before = np.searchsorted(ends[:, 0], first, side="right") - 1
    chosen = np.where(chosen < 0, before, chosen)
    known = (chosen >= 0)[:, None]
    low, high = ends[chosen, 1], ends[chosen, 0]
    return np.where(known, np.minimum(total[high] - total[low], 1), 0), np.where(known, own[low], 0)
