"""Pairs of mentions that a predicate might join, and what is plain to see of each: order, distance, lists, grammar.

The numbers made here are read by the pair head and by the boosted trees alike; their meanings are in FEATURES.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.extract.parse import LEAD_MODALS, Parsed
from ingest.extract.tokens import Ints, Words
from schema.kinds import EntityKind

KINDS = tuple(EntityKind)
_AGENCY = KINDS.index(EntityKind.AGENCY)
_JURISDICTION = KINDS.index(EntityKind.JURISDICTION)
_FINDING = KINDS.index(EntityKind.FINDING)
_ACTIVITY = KINDS.index(EntityKind.ACTIVITY)
_HOLDERS = frozenset(KINDS.index(k) for k in (EntityKind.AGENCY, EntityKind.PROTOCOL, EntityKind.RESOURCE))
_BEFORE, _AFTER, _AFTER_FAR = 12, 8, 14
_FAR_CHARS, _LIST_CHARS = 1500, 1200
_WORDS = (
    "",
    "with",
    "to",
    "of",
    "in",
    "by",
    "from",
    "for",
    "on",
    "under",
    "through",
    "between",
    "and",
    "or",
    "at",
    "among",
    "into",
    "as",
)
_WORD_OF = {w: i for i, w in enumerate(_WORDS)}
_SUBJECTS = {"nsubj": 1, "nsubjpass": 2, "agent": 3}
_CLIMB = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "acl", "relcl", "dep"})
_VERBS = frozenset({"VERB", "AUX"})

# name and number of values of each feature, in the order of the columns
FEATURES: tuple[tuple[str, int], ...] = (
    ("kinds", 36),
    ("words between", 24),
    ("agencies between", 7),
    ("like the object between", 7),
    ("clauses between", 16),
    ("place of the subject", 7),
    ("role of the subject", 64),
    ("role of the object", 64),
    ("subject of the object's verb", 6),
    ("steps up and down", 50),
    ("one inside the other", 6),
    ("rank among agencies", 14),
    ("subject opens its clause", 4),
    ("word before the object", len(_WORDS)),
    ("word before the subject", len(_WORDS)),
    ("modal of the lead-in", len(LEAD_MODALS)),
    ("tag of the object's first word", 64),
    ("lines between", 6),
    ("kind of clause", 16),
    ("object inside an activity", 3),
)


@dataclass(slots=True)
class Spot:
    """Where a mention stands: its kind, words first to last (exclusive), root and governing word, clause."""

    kind: int
    first: int
    last: int
    root: int
    governor: int
    clause: int


@dataclass(slots=True)
class Found:
    """Pairs of one text: numbers of subject and object among the spots, feature columns, the lowest word above both."""

    subject: Ints
    object: Ints
    plain: Ints
    meeting: Ints


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
        governor, steps = root, 0
        if kind is not EntityKind.ACTIVITY:
            governor = head[root]
        while (
            steps < 8
            and token[governor] >= 0
            and head[governor] != governor
            and _pos(parsed, clause[governor], token[governor]) not in _VERBS
        ):
            governor, steps = head[governor], steps + 1
        found.append(Spot(KINDS.index(kind), first, last, root, governor, clause[first]))
    return found


def _pos(parsed: Parsed, clause: int, token: int) -> str:
    return str(parsed.clauses[clause].doc[token].pos_)


def candidates(found: Sequence[Spot], words: Words) -> list[tuple[int, int]]:
    """Pairs (subject, object) near enough to belong together; spots must be in order of their first word."""
    starts = words.start.tolist()
    agencies = [i for i, s in enumerate(found) if s.kind == _AGENCY]
    holders = [i for i, s in enumerate(found) if s.kind in _HOLDERS]
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
        high = bisect_right(pool, i)
        if spot.kind == _AGENCY:
            after = [j for j in pool[high : high + _AFTER_FAR] if starts[found[j].first] - here < _LIST_CHARS]
        else:
            after = [j for j in pool[high : high + _AFTER] if found[j].clause == spot.clause]
        pairs += [(j, i) for j in before + after if j != i]
    return pairs


def _bucket(n: int) -> int:
    """0, 1, 2, 3-4, 5-8, … up to 10."""
    return min(10, n if n < 3 else (n - 1).bit_length() + 1)


class _View:
    """What the features of one text look up, made once."""

    def __init__(self, words: Words, parsed: Parsed, found: Sequence[Spot]) -> None:
        self.words, self.parsed, self.found = words, parsed, found
        self.head, self.clause, self.token = words.head.tolist(), words.clause.tolist(), words.token.tolist()
        self.dep, self.tag = words.dep.tolist(), words.tag.tolist()
        self.agency_starts = [s.first for s in found if s.kind == _AGENCY]
        self.kind_starts = [[s.first for s in found if s.kind == k] for k in range(len(KINDS))]
        self.activities = [s for s in found if s.kind == _ACTIVITY]
        self.chains = [self._chain(s.root) for s in found]
        self.subjects = [self._subjects(s.governor) for s in found]
        self.before = [self._before(s.first) for s in found]
        self.opens = [self._opens(s) for s in found]
        self.inside = [self._inside(s) for s in found]

    def _chain(self, word: int) -> dict[int, int]:
        """The words above a word with their distance from it."""
        chain = {word: 0}
        while self.head[word] not in chain and len(chain) < 14:
            word = self.head[word]
            chain[word] = len(chain)
        return chain

    def _subjects(self, verb: int) -> dict[int, int]:
        """The subjects of a verb, by word, with how they are; those of the verb above where it has none."""
        if self.token[verb] < 0:
            return {}
        clause = self.parsed.clauses[self.clause[verb]]
        base = verb - self.token[verb]
        token = clause.doc[self.token[verb]]
        for _ in range(6):
            own = [(c, _SUBJECTS[c.dep_]) for c in token.children if c.dep_ in _SUBJECTS]
            if own:
                return self._with_conjuncts(own, base)
            if token.dep_ in {"acl", "relcl"}:
                return self._with_conjuncts([(token.head, 1)], base)
            if token.dep_ not in _CLIMB or token.head.i == token.i:
                break
            token = token.head
        return {}

    def _with_conjuncts(self, own: list[tuple[object, int]], base: int) -> dict[int, int]:
        result: dict[int, int] = {}
        for token, how in own:
            heads = [c for c in token.children if c.dep_ == "pobj"] if how == 3 else [token]  # type: ignore[attr-defined]
            for each in heads:
                result[base + each.i] = how
                result.update(dict.fromkeys((base + c.i for c in each.conjuncts), how))
        return result

    def _before(self, first: int) -> int:
        """The number of the word before a mention, an article skipped."""
        for back in (1, 2):
            word = first - back
            if word < 0 or self.clause[word] != self.clause[first] or self.token[word] < 0:
                return 0
            said = self.parsed.clauses[self.clause[word]].doc[self.token[word]].lower_
            if said in _WORD_OF:
                return _WORD_OF[said]
            if said not in {"the", "a", "an", "any", "each", "all", "its", "their", "other", "such", "every"}:
                return 0
        return 0

    def _opens(self, spot: Spot) -> int:
        """Whether a mention opens its clause: 1 it does, 2 with a colon or dash after it, 3 it is all of it."""
        clause = self.parsed.clauses[spot.clause]
        at = self.token[spot.first]
        if at < 0 or at > clause.skip + 1:
            return 0
        end = self.token[spot.last - 1] + 1
        if end >= len(clause.doc):
            return 3
        return 2 if clause.doc[end].text in {":", "-", "–", "—", ".", "|", "("} else 1

    def _inside(self, spot: Spot) -> int:
        """Whether a mention stands in an activity: 1 it does, 2 it is the activity's whole object or all of it."""
        for activity in self.activities:
            if activity is not spot and activity.first <= spot.first and spot.last <= activity.last:
                return 2 if activity.last == spot.last else 1
        return 0


def features(words: Words, parsed: Parsed, found: Sequence[Spot]) -> Found:
    """The candidate pairs of one text with their features."""
    pairs = candidates(found, words)
    view = _View(words, parsed, found)
    table = np.zeros((len(pairs), len(FEATURES)), np.int32)
    meeting = np.zeros(len(pairs), np.int32)
    for row, (s, o) in enumerate(pairs):
        table[row], meeting[row] = _row(view, s, o)
    limits = np.array([size - 1 for _, size in FEATURES], np.int32)
    ends: NDArray[np.int32] = np.array(pairs, np.int32).reshape(-1, 2)
    return Found(ends[:, 0], ends[:, 1], np.minimum(table, limits), meeting)


def _row(view: _View, s: int, o: int) -> tuple[list[int], int]:
    """The features of one pair and the lowest word above both (the object's governor where there is none)."""
    subject, object_ = view.found[s], view.found[o]
    forward = subject.first < object_.first
    low, high = (subject.last, object_.first) if forward else (object_.last, subject.first)
    between = max(0, high - low)
    like = view.kind_starts[object_.kind]
    same = subject.clause == object_.clause
    steps, meeting = (0, object_.governor) if not same else _meet(view.chains[s], view.chains[o], object_.governor)
    how = next((h for w, h in view.subjects[o].items() if subject.first <= w < subject.last), 0) if same else 0
    if not how and view.subjects[o]:
        how = 4 if any(view.tag[w] for w in view.subjects[o]) else 5
    rank = bisect_left(view.agency_starts, object_.first) - bisect_left(view.agency_starts, subject.first)
    return [
        subject.kind * 6 + object_.kind,
        _bucket(between) + (12 if forward else 0),
        max(0, bisect_left(view.agency_starts, high) - bisect_left(view.agency_starts, low)),
        max(0, bisect_left(like, high) - bisect_left(like, low)),
        max(-4, min(11, object_.clause - subject.clause)) + 4,
        _place(view.parsed, subject.clause, object_.clause),
        view.dep[subject.root],
        view.dep[object_.root],
        how,
        steps,
        _nested(subject, object_),
        max(-2, min(11, rank)) + 2,
        view.opens[s],
        view.before[o],
        view.before[s],
        LEAD_MODALS.index(view.parsed.clauses[object_.clause].lead_modal),
        view.tag[object_.first],
        min(5, abs(object_.clause - subject.clause)),
        _kind_of(view.parsed, subject.clause) * 4 + _kind_of(view.parsed, object_.clause),
        view.inside[o],
    ], meeting


_BLOCKS = {"HEADING": 0, "PARAGRAPH": 1, "ITEM": 2, "CELL": 3}


def _kind_of(parsed: Parsed, clause: int) -> int:
    return _BLOCKS[parsed.clauses[clause].passage.kind.value]


def _meet(up: dict[int, int], down: dict[int, int], default: int) -> tuple[int, int]:
    """Steps from subject and object to the lowest word above both, as one number, and that word."""
    for word, steps in up.items():
        if word in down:
            return 1 + min(6, steps) * 7 + min(6, down[word]), word
    return 0, default


def _nested(subject: Spot, object_: Spot) -> int:
    if object_.first <= subject.first and subject.last <= object_.last:
        return 1
    return 2 if subject.first <= object_.first and object_.last <= subject.last else 0


def _place(parsed: Parsed, subject: int, object_: int) -> int:
    """Where the subject's clause stands to the object's: 1 the same, 2 its lead-in, 3 the lead-in's, 4 its heading, 5 the heading's."""
    if subject == object_:
        return 1
    lead = parsed.clauses[object_].passage.lead
    if lead == subject:
        return 2
    if lead is not None and parsed.clauses[lead].passage.lead == subject:
        return 3
    heading = parsed.clauses[object_].passage.heading
    if heading == subject:
        return 4
    if heading is not None and parsed.clauses[heading].passage.heading == subject:
        return 5
    return 0
