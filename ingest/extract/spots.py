"""Where mentions stand in the parse, and which two may belong together. What is seen of a pair: pairs.py."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ingest.extract.parse import Parsed
from ingest.extract.tokens import Ints, Words
from schema.kinds import EntityKind

KINDS = tuple(EntityKind)
AGENCY = KINDS.index(EntityKind.AGENCY)
ACTIVITY = KINDS.index(EntityKind.ACTIVITY)
_JURISDICTION = KINDS.index(EntityKind.JURISDICTION)
_FINDING = KINDS.index(EntityKind.FINDING)
_HOLDERS = frozenset(KINDS.index(k) for k in (EntityKind.AGENCY, EntityKind.PROTOCOL, EntityKind.RESOURCE))
_BEFORE, _AFTER, _AFTER_FAR = 12, 8, 14
_FAR_CHARS, _LIST_CHARS, _NEAR_CHARS = 1500, 1200, 400
# agencies of the lead-ins and headings above a passage that are looked at: of each passage the last, in all the nearest
_OF_EACH, _ABOVE = 8, 16
_VERBS = frozenset({"VERB", "AUX"})
# words that are climbed at most to find the verb above a noun
_STEPS = 8


@dataclass(slots=True)
class Spot:
    """Where a mention stands: its kind, words first to last (exclusive), root and governing word, clause."""

    kind: int
    first: int
    last: int
    root: int
    governor: int
    clause: int


def spots(words: Words, parsed: Parsed, spans: Sequence[tuple[EntityKind, int, int]]) -> list[Spot]:
    """The spot of each span (kind, first word, last word exclusive)."""
    head, clause, token = words.head.tolist(), words.clause.tolist(), words.token.tolist()
    found = []
    for kind, first, last in spans:
        root = first
        for w in range(first, last):
            if not first <= head[w] < last or head[w] == w:
                root = w
                if token[w] >= 0 and (kind is not EntityKind.ACTIVITY or _pos(parsed, clause[w], token[w]) in _VERBS):
                    break
        governor = root if kind is EntityKind.ACTIVITY else head[root]
        for _ in range(_STEPS):
            if token[governor] < 0 or head[governor] == governor or _pos(parsed, clause[governor], token[governor]) in _VERBS:
                break
            governor = head[governor]
        found.append(Spot(KINDS.index(kind), first, last, root, governor, clause[first]))
    return found


def innermost(words: Words, spans: Sequence[tuple[int, int]]) -> Ints:
    """By word the number of the innermost span (first word, last exclusive) that it stands in; -1 where it stands in none."""
    inside = np.full(len(words.start), -1, np.int32)
    for number in sorted(range(len(spans)), key=lambda n: spans[n][0] - spans[n][1]):
        inside[slice(*spans[number])] = number
    return inside


def above(parsed: Parsed, clause: int) -> dict[int, int]:
    """By passage above that of a clause, the nearest first, how it is above: 2 its lead-in, 4 its heading, 3 and 5 theirs."""
    passages, own = parsed.structured.passages, parsed.clauses[clause].passage
    found: dict[int, int] = {}
    for passage, lead, heading in ((own, 2, 4), *((passages[number], 3, 5) for number in own.above)):
        for number, place in ((passage.lead, lead), (passage.heading, heading)):
            if number is not None:
                found.setdefault(number, place)
    return found


def _pos(parsed: Parsed, clause: int, token: int) -> str:
    return str(parsed.clauses[clause].doc[token].pos_)


def candidates(found: Sequence[Spot], words: Words, parsed: Parsed) -> list[tuple[int, int]]:
    """Pairs (subject, object) that may belong together, by the object: most stand near each other; some agencies are looked at
    from afar (_Afar). Spots must be in order of their first word.
    """
    starts = words.start.tolist()
    agencies = [i for i, s in enumerate(found) if s.kind == AGENCY]
    holders = [i for i, s in enumerate(found) if s.kind in _HOLDERS]
    afar = _Afar(found, agencies, parsed)
    pairs: list[tuple[int, int]] = []
    for i, spot in enumerate(found):
        if spot.kind == _FINDING:
            continue
        pool = holders if spot.kind == _JURISDICTION else agencies
        here = starts[spot.first]
        low = bisect_left(pool, i)
        before = [j for j in pool[max(0, low - _BEFORE) : low] if here - starts[found[j].first] < _FAR_CHARS] or pool[
            max(0, low - 2) : low
        ]
        if spot.kind != _JURISDICTION:
            before = sorted({*before, *(j for j in afar.of(spot.clause) if j < i)})
        high = bisect_right(pool, i)
        if spot.kind == AGENCY:
            after = [j for j in pool[high : high + _AFTER_FAR] if starts[found[j].first] - here < _LIST_CHARS]
        else:
            reach = 0 if spot.kind == ACTIVITY else _NEAR_CHARS
            after = [
                j for j in pool[high : high + _AFTER] if found[j].clause == spot.clause or starts[found[j].first] - here < reach
            ]
        pairs += [(j, i) for j in before + after if j != i]
    return pairs


class _Afar:
    """Agencies that a passage may speak of though they are far, as far as they stand in its section: those of its lead-in and
    heading and of theirs, and the first of the text.
    """

    def __init__(self, found: Sequence[Spot], agencies: Sequence[int], parsed: Parsed) -> None:
        self._parsed = parsed
        self._first = list(agencies[:1]) if parsed.clauses and not parsed.clauses[0].index else []
        self._named: dict[int, list[int]] = defaultdict(list)
        for i in agencies:
            self._named[parsed.clauses[found[i].clause].index].append(i)
        self._known: dict[int, list[int]] = {}

    def of(self, clause: int) -> list[int]:
        """The numbers of these agencies for the passage of a clause."""
        if clause not in self._known:
            near = [j for p in above(self._parsed, clause) for j in self._named.get(p, [])[-_OF_EACH:]]
            self._known[clause] = self._first + near[:_ABOVE]
        return self._known[clause]
