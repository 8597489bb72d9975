"""Pairs of mentions that a predicate might join, and what is plain to see of each: order, distance, lists, grammar.

The numbers made here are read by the pair head and by the boosted trees alike; their meanings are in FEATURES.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from ingest.extract.parse import LEAD_MODALS, Parsed
from ingest.extract.spots import ACTIVITY, AGENCY, KINDS, Spot, above, candidates
from ingest.extract.tokens import Ints, Words

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
# how often a chain of heads is followed
_LONGEST_CHAIN = 14
_AGENT = 3
# where the buckets of distances begin: 1, 2, 3, 5, 9, ... words
_BUCKETS = np.array([1, 2, *(2**n + 1 for n in range(1, 9))], np.int32)
_BLOCKS = {"HEADING": 0, "PARAGRAPH": 1, "ITEM": 2, "CELL": 3}
# the values of "subject opens its clause": it opens it; with a colon or dash after it; it is all of it
_OPENS, LABEL, _ALONE = 1, 2, 3
_SUBJECTS = {"nsubj": 1, "nsubjpass": 2, "agent": 3}
_CLIMB = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "acl", "relcl", "dep"})

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
class Found:
    """Pairs of one text: numbers of subject and object among the spots, feature columns, the lowest word above both."""

    subject: Ints
    object: Ints
    plain: Ints
    meeting: Ints


class _View:
    """What the features of one text look up, made once."""

    def __init__(self, words: Words, parsed: Parsed, found: Sequence[Spot]) -> None:
        self.words, self.parsed, self.found = words, parsed, found
        self.head, self.clause, self.token = words.head.tolist(), words.clause.tolist(), words.token.tolist()
        self.tag = words.tag.tolist()
        self.agency_starts = [s.first for s in found if s.kind == AGENCY]
        self.kind_starts = [[s.first for s in found if s.kind == k] for k in range(len(KINDS))]
        self.chains = [self._chain(s.root) for s in found]
        self.subjects = [self._subjects(s.governor) for s in found]
        self.before = [self._before(s.first) for s in found]
        self.opens = [self._opens(s) for s in found]
        self.inside = in_activities(found)
        self.blocks = [_BLOCKS[c.passage.kind.value] for c in parsed.clauses]
        self.modals = [LEAD_MODALS.index(c.lead_modal) for c in parsed.clauses]
        self._above: dict[int, dict[int, int]] = {}

    def column(self, name: str) -> Ints:
        """One number of each spot."""
        return np.array([getattr(spot, name) for spot in self.found], np.int32)

    def elsewhere(self, subjects: dict[int, int]) -> int:
        """Of a verb with other subjects: 4, or 5 where none of them has a tag that is known; 0 of one that has none."""
        if not subjects:
            return 0
        return 4 if any(self.tag[word] for word in subjects if 0 <= word < len(self.tag)) else 5

    def place(self, subject: int, object_: int) -> int:
        """Where the clause of the subject stands from that of the object: 1 it is the same, 2 to 5 above it (spots.above)."""
        if subject == object_:
            return 1
        if object_ not in self._above:
            self._above[object_] = above(self.parsed, object_)
        return self._above[object_].get(self.parsed.clauses[subject].index, 0)

    def _chain(self, word: int) -> dict[int, int]:
        """The words above a word with their distance from it."""
        chain = {word: 0}
        while self.head[word] not in chain and len(chain) < _LONGEST_CHAIN:
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

    def _with_conjuncts(self, own: list[tuple[Token, int]], base: int) -> dict[int, int]:
        result: dict[int, int] = {}
        for token, how in own:
            heads = [c for c in token.children if c.dep_ == "pobj"] if how == _AGENT else [token]
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
            return _ALONE
        return LABEL if clause.doc[end].text in {":", "-", "–", "—", ".", "|", "("} else _OPENS


def in_activities(found: Sequence[Spot]) -> list[int]:
    """Whether each mention stands in an activity: 1 it does, 2 it is the activity's whole object or all of it.

    Spots must be in order of their first word, longer ones before shorter ones.
    """
    activities = [s for s in found if s.kind == ACTIVITY]
    reach = list(accumulate((s.last for s in activities), max))
    result = []
    for spot in found:
        # the first activity that reaches so far; where it begins later, or is the mention itself, none stands around it
        number = bisect_left(reach, spot.last)
        around = activities[number] if number < len(activities) else spot
        if around is spot or around.first > spot.first:
            result.append(0)
        else:
            result.append(2 if around.last == spot.last else 1)
    return result


def features(words: Words, parsed: Parsed, found: Sequence[Spot]) -> Found:
    """The candidate pairs of one text with their features."""
    view = _View(words, parsed, found)
    ends: NDArray[np.int32] = np.array(candidates(found, words, parsed), np.int32).reshape(-1, 2)
    s, o = ends[:, 0], ends[:, 1]
    how, steps, meeting = _grammar(view, s, o)
    table = np.stack(_columns(view, s, o, how, steps), 1).astype(np.int32)
    return Found(s, o, np.minimum(table, np.array([size - 1 for _, size in FEATURES], np.int32)), meeting)


def _columns(view: _View, s: Ints, o: Ints, how: Ints, steps: Ints) -> list[Ints]:
    """The columns of FEATURES for pairs of spots s and o."""
    first, last, clause, kind, root = (view.column(n) for n in ("first", "last", "clause", "kind", "root"))
    forward = first[s] < first[o]
    low, high = np.where(forward, last[s], last[o]), np.where(forward, first[o], first[s])
    agencies, block = np.array(view.agency_starts, np.int32), np.array(view.blocks, np.int32)
    rank = np.searchsorted(agencies, first).astype(np.int32)
    opens, before, inside = (np.array(x, np.int32) for x in (view.opens, view.before, view.inside))
    apart = clause[o] - clause[s]
    return [
        kind[s] * 6 + kind[o],
        np.searchsorted(_BUCKETS, np.maximum(0, high - low), side="right") + np.where(forward, 12, 0),
        np.maximum(0, np.searchsorted(agencies, high) - np.searchsorted(agencies, low)),
        _alike(view, kind[o], low, high),
        np.clip(apart, -4, 11) + 4,
        np.array([view.place(a, b) for a, b in zip(clause[s].tolist(), clause[o].tolist(), strict=True)], np.int32),
        view.words.dep[root[s]],
        view.words.dep[root[o]],
        how,
        steps,
        _nested(first, last, s, o),
        np.clip(rank[o] - rank[s], -2, 11) + 2,
        opens[s],
        before[o],
        before[s],
        np.array(view.modals, np.int32)[clause[o]],
        view.words.tag[first[o]],
        np.minimum(5, np.abs(apart)),
        block[clause[s]] * 4 + block[clause[o]],
        inside[o],
    ]


def _alike(view: _View, kind: Ints, low: Ints, high: Ints) -> Ints:
    """Mentions of the object's kind that begin between two words."""
    count = np.zeros(len(kind), np.int32)
    for number, starts in enumerate(view.kind_starts):
        own = kind == number
        count[own] = np.searchsorted(starts, high[own]) - np.searchsorted(starts, low[own])
    return np.maximum(0, count)


def _grammar(view: _View, s: Ints, o: Ints) -> tuple[Ints, Ints, Ints]:
    """Of each pair: whether the subject is that of the object's verb (FEATURES), the steps between them, the lowest word above
    both (the object's governor where there is none).
    """
    other = np.array([view.elsewhere(words) for words in view.subjects], np.int32)
    clause, governor = view.column("clause"), view.column("governor")
    how, steps, meeting = other[o], np.zeros(len(s), np.int32), governor[o]
    for row in np.flatnonzero(clause[s] == clause[o]).tolist():
        i, j = int(s[row]), int(o[row])
        subject = view.found[i]
        steps[row], meeting[row] = _meet(view.chains[i], view.chains[j], int(meeting[row]))
        own = next((h for w, h in view.subjects[j].items() if subject.first <= w < subject.last), 0)
        how[row] = own or how[row]
    return how, steps, meeting


def _meet(up: dict[int, int], down: dict[int, int], default: int) -> tuple[int, int]:
    """Steps from subject and object to the lowest word above both, as one number, and that word."""
    for word, steps in up.items():
        if word in down:
            return 1 + min(6, steps) * 7 + min(6, down[word]), word
    return 0, default


def _nested(first: Ints, last: Ints, s: Ints, o: Ints) -> Ints:
    """1 where the subject stands inside the object, 2 where the object stands inside the subject."""
    inside = (first[o] <= first[s]) & (last[s] <= last[o])
    around = (first[s] <= first[o]) & (last[o] <= last[s])
    return np.where(inside, 1, np.where(around, 2, 0))
