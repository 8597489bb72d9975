"""Links by rules over grammar, lists and headings, for when there is no model. Mentions come from rules.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from ingest.extract.decode import Span
from ingest.extract.labels import ENDS
from ingest.extract.lexicon import load_lexicon
from ingest.extract.links import Link
from ingest.extract.pairs import FEATURES, LABEL, Found, features
from ingest.extract.parse import Parsed
from ingest.extract.spots import Spot, spots
from ingest.extract.tokens import Words, token_at
from schema.kinds import EntityKind, Modality, Predicate

_COLUMN = {name: i for i, (name, _) in enumerate(FEATURES)}
_WORD_NUMBERS = {"with": 1, "to": 2, "of": 3, "in": 4, "by": 5}
_GRAMMAR, _LEAD, _LABEL, _BEFORE, _HEADING = 0.75, 0.7, 0.6, 0.35, 0.45
_UP = frozenset({2, 3})
_NEAREST = 3  # the rank that the last agency before the object has
_OTHER = frozenset({4})
_NEAR_WORDS = 14  # bucket "1 or 2 words between", subject first


class _Row:
    """One candidate pair with its features by name."""

    def __init__(self, found: Found, row: int) -> None:
        self.subject, self.object = int(found.subject[row]), int(found.object[row])
        self._plain = found.plain[row].tolist()

    def __getitem__(self, name: str) -> int:
        return int(self._plain[_COLUMN[name]])


def rule_links(parsed: Parsed, words: Words, mentions: Sequence[Span]) -> list[Link]:
    """What the rules say of the mentions of one text."""
    where = spots(words, parsed, [(m.kind, m.first, m.last) for m in mentions])
    found = features(words, parsed, where)
    by_object: dict[int, list[_Row]] = defaultdict(list)
    for row in range(len(found.subject)):
        pair = _Row(found, row)
        by_object[pair.object].append(pair)
    links: list[Link] = []
    for target, rows in by_object.items():
        verb = _verb(parsed, words, where[target])
        links += _links(rows, mentions, target, verb)
    return links


def _verb(parsed: Parsed, words: Words, spot: Spot) -> str:
    token = token_at(parsed, words, spot.governor)
    return "" if token is None else token.lemma_.lower()


def _actors(rows: Sequence[_Row]) -> Iterator[tuple[_Row, float]]:
    """Who does what the object's verb says: its subject, else the lead-in's, a label, the heading's, the agency before."""
    tests: tuple[tuple[float, Callable[[_Row], bool]], ...] = (
        (_GRAMMAR, lambda r: r["subject of the object's verb"] in {1, 2, 3}),
        (_LEAD, lambda r: r["place of the subject"] in _UP and r["word before the subject"] == 0),
        (_LABEL, lambda r: r["place of the subject"] == 1 and r["subject opens its clause"] == LABEL),
        (_HEADING, lambda r: r["place of the subject"] in {4, 5}),
        (_BEFORE, lambda r: r["rank among agencies"] == _NEAREST and r["subject of the object's verb"] not in _OTHER),
    )
    for sureness, test in tests:
        chosen = [r for r in rows if test(r)]
        if chosen:
            yield from ((r, sureness) for r in chosen)
            return


def _links(rows: Sequence[_Row], mentions: Sequence[Span], target: int, verb: str) -> Iterator[Link]:
    kind = mentions[target].kind
    said = load_lexicon().verbs.get(verb)
    if kind is EntityKind.ACTIVITY:
        modality, negated = mentions[target].modality
        for row, sureness in _actors(rows):
            yield Link(row.subject, target, Predicate.RESPONSIBLE_FOR, sureness, "rule", modality, negated)
    elif kind is EntityKind.JURISDICTION:
        near = [r for r in rows if r["place of the subject"] == 1 and r["words between"] in range(12, _NEAR_WORDS + 1)]
        yield from (Link(row.subject, target, Predicate.APPLIES_IN, 0.4, "rule") for row in near[-1:])
    elif kind is EntityKind.AGENCY:
        yield from _between_agencies(rows, target, said)
    elif said is not None and kind in ENDS[said][1]:
        sure = ((row, s) for row, s in _actors(rows) if s > _BEFORE)
        yield from (Link(row.subject, target, said, s * 0.8, "rule", Modality.DOES) for row, s in sure)


def _between_agencies(rows: Sequence[_Row], target: int, said: Predicate | None) -> Iterator[Link]:
    for row in rows:
        if row["place of the subject"] != 1:
            continue
        before = row["word before the object"]
        if row["words between"] in {13, 14} and before == _WORD_NUMBERS["of"]:
            yield Link(row.subject, target, Predicate.PART_OF, 0.4, "rule")
        elif row["subject of the object's verb"] in {1, 2}:
            if said in {Predicate.REPORTS_TO, Predicate.REFERS_TO, Predicate.FUNDS}:
                yield Link(row.subject, target, said, 0.5, "rule", Modality.DOES)
            elif before == _WORD_NUMBERS["with"] or said is Predicate.WORKS_WITH:
                yield Link(row.subject, target, Predicate.WORKS_WITH, 0.5, "rule")
