"""What holds for one member of a list holds for the others ("the Sheriff, the Court and the Clinic shall ..."); lists compete.

In the training papers nine of ten neighbours in a list share what is said of one; of twenty things that are provided, paid or
told nineteen are so by one list alone; and of 1,075 pairs inside a list 14 are a part and its whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from ingest.extract.decode import Span
from ingest.extract.labels import PREDICATES
from ingest.extract.links import Link
from ingest.extract.pairs import Found
from ingest.extract.tokens import Floats, Words
from schema.kinds import EntityKind, Predicate

_GAP = re.compile(
    r"\s*(?:\([A-Z]{2,8}\))?\s*(?:[,;]|[,;]?\s*(?:and|or|&|as well as))\s*(?:the|an?|any|other|its|their|local|each|all)?\s*",
    re.IGNORECASE,
)
_LISTED = frozenset({EntityKind.AGENCY, EntityKind.RESOURCE, EntityKind.PROTOCOL, EntityKind.JURISDICTION})
_GIVEN = frozenset({Predicate.PROVIDES, Predicate.FUNDS, Predicate.REPORTS_TO, Predicate.REFERS_TO})
# at which end the members of a list agree, by predicate: where .89 or more of the neighbours did
_SUBJECTS = frozenset(
    {Predicate.RESPONSIBLE_FOR, Predicate.PROVIDES, Predicate.FOLLOWS, Predicate.FUNDS, Predicate.PART_OF},
)
_OBJECTS = frozenset(
    {Predicate.PROVIDES, Predicate.FOLLOWS, Predicate.FUNDS, Predicate.REPORTS_TO, Predicate.WORKS_WITH, Predicate.APPLIES_IN}
)
# between members of one list none of these is said
_APART = frozenset({Predicate.PART_OF, Predicate.FUNDS, Predicate.REPORTS_TO, Predicate.REFERS_TO})
# a claim of another list is kept beside the best of its thing from this share of its chance
_CLOSE = 0.85


def lists(text: str, words: Words, mentions: Sequence[Span]) -> list[int]:
    """For each mention the number of the first in its list; its own where it stands alone."""
    found = list(range(len(mentions)))
    last: dict[EntityKind, int] = {}
    for i, mention in enumerate(mentions):
        if mention.kind not in _LISTED:
            continue
        before = last.get(mention.kind)
        if before is not None and words.clause[mention.first] == words.clause[mentions[before].first]:
            gap = text[words.end[mentions[before].last - 1] : words.start[mention.first]]
            if _GAP.fullmatch(gap):
                found[i] = found[before]
        last[mention.kind] = i
    return found


def agreed(listed: Sequence[int], found: Found, chances: Floats) -> Floats:
    """The chances, those of each list's members made one: their mean."""
    number = np.array(listed, np.int64)
    if (number == np.arange(len(number))).all():
        return chances
    result = chances.copy()
    for subjects, objects in ((True, True), (True, False), (False, True)):
        alike = [c for c, p in enumerate(PREDICATES, 1) if (p in _SUBJECTS, p in _OBJECTS) == (subjects, objects)]
        ones = number[found.subject] if subjects else found.subject
        others = number[found.object] if objects else found.object
        _, group, size = np.unique(ones * len(number) + others, return_inverse=True, return_counts=True)
        for column in alike:
            mean = np.bincount(group, weights=chances[:, column]) / size
            result[:, column] = mean[group]
    return result


def without_rivals(listed: Sequence[int], links: Sequence[Link]) -> list[Link]:
    """The links, without those between members of a list that would be a part and its whole, and without much weaker rivals."""
    apart = [k for k in links if k.predicate not in _APART or listed[k.subject] != listed[k.object]]
    best: dict[tuple[Predicate, int], float] = {}
    for link in apart:
        if thing := _thing(link):
            best[thing] = max(best.get(thing, 0.0), link.score)
    return [k for k in apart if k.score >= _CLOSE * best.get(_thing(k) or (k.predicate, -1), 0.0)]


def _thing(link: Link) -> tuple[Predicate, int] | None:
    """What can be said of one list only: to give, pay, tell a thing; the whole that a part belongs to."""
    if link.predicate is Predicate.PART_OF:
        return link.predicate, link.subject
    return (link.predicate, link.object) if link.predicate in _GIVEN else None
