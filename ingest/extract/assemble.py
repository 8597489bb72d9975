"""Mentions and links of one text become its extraction: ids, evidence, deadlines, counterparts. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ingest.extract.decode import Span as Found
from ingest.extract.findings import findings
from ingest.extract.identity import identities
from ingest.extract.labels import WITH_MODALITY
from ingest.extract.limits import Limits, limits, nearest_deadline
from ingest.extract.links import Link
from ingest.extract.parse import Parsed
from ingest.extract.tokens import Words
from ingest.model import Assertion, Extraction, Mention, Span
from schema.kinds import EntityKind, Predicate

# duties have deadlines and conditions of their own
_BOUND = frozenset({Predicate.RESPONSIBLE_FOR, Predicate.REPORTS_TO, Predicate.REFERS_TO, Predicate.PROVIDES})
# by subject and clause: whom it reports to, refers to or works with there
Partners = dict[tuple[int, int], set[int]]
_WITH = frozenset({Predicate.REPORTS_TO, Predicate.REFERS_TO, Predicate.WORKS_WITH})


class Assembler:
    """One text's mentions with ids; `assertion` turns links into assertions."""

    def __init__(self, parsed: Parsed, words: Words, found: Sequence[Found], method: str) -> None:
        self.parsed, self.words, self.found = parsed, words, found
        self.entities = identities(parsed.text, words, found)
        self.spans = [Span(int(words.start[f.first]), int(words.end[f.last - 1])) for f in found]
        self.clauses = [int(words.clause[f.first]) for f in found]
        self.mentions = tuple(
            Mention(f"m{i + 1}", s.start, s.end, f.kind, e, round(f.score, 4), method, f.sector, f.function)
            for i, (f, s, e) in enumerate(zip(found, self.spans, self.entities, strict=True))
        )
        self._limits: dict[int, Limits] = {}
        self._duties: dict[int, list[int]] = {}
        self._agencies: dict[int, list[int]] = {}
        for i, f in enumerate(found):
            if f.kind in {EntityKind.ACTIVITY, EntityKind.AGENCY}:
                into = self._duties if f.kind is EntityKind.ACTIVITY else self._agencies
                into.setdefault(self.clauses[i], []).append(i)

    def _limits_of(self, clause: int) -> Limits:
        if clause not in self._limits:
            self._limits[clause] = limits(self.parsed.clauses[clause])
        return self._limits[clause]

    def assertion(self, link: Link, partners: Partners) -> Assertion:
        """The assertion that a link makes, with the passage of its object as evidence."""
        clause = self.clauses[link.object]
        passage = self.parsed.clauses[clause].passage
        condition, deadline = None, None
        if link.predicate in _BOUND:
            own = self.spans[link.object]
            found = self._limits_of(clause)
            condition = next(
                (c for c in found.conditions if not (own.start <= c.start and c.end <= own.end and c == own)), None
            )
            others = [self.spans[i] for i in self._duties.get(clause, []) if i != link.object]
            deadline = nearest_deadline(found.deadlines, own, others)
        return Assertion(
            subject=self.mentions[link.subject].id,
            predicate=link.predicate,
            object=self.mentions[link.object].id,
            evidence=Span(passage.start, passage.end),
            confidence=round(link.score, 4),
            method=link.method,
            modality=link.modality if link.predicate in WITH_MODALITY else None,
            negated=link.negated and link.predicate in WITH_MODALITY,
            condition=condition,
            deadline=deadline,
            counterparts=self._counterparts(link, partners) if link.predicate is Predicate.RESPONSIBLE_FOR else (),
        )

    def _counterparts(self, link: Link, partners: Partners) -> tuple[str, ...]:
        """Agencies in the duty's words, and those that its subject reports to, refers to or works with in the same clause."""
        own, clause = self.spans[link.object], self.clauses[link.object]
        inside = {
            i for i in self._agencies.get(clause, []) if own.start <= self.spans[i].start and self.spans[i].end <= own.end
        }
        inside |= partners.get((link.subject, clause), set())
        first: dict[str, str] = {}
        for i in sorted(inside):
            if self.entities[i] != self.entities[link.subject]:
                first.setdefault(self.entities[i], self.mentions[i].id)
        return tuple(first.values())


def assemble(assembler: Assembler, links: Sequence[Link], described: dict[str, Any]) -> Extraction:
    """The extraction of one text; a pair of entities has a predicate once, a duty's object its own."""
    seen: set[tuple[Predicate, str, str]] = set()
    kept = []
    for link in sorted(links, key=lambda k: -k.score):
        ends = [assembler.entities[link.subject], assembler.entities[link.object]]
        if ends[0] == ends[1]:
            continue
        if link.predicate is Predicate.WORKS_WITH:
            ends.sort()
        key = (link.predicate, ends[0], ends[1])
        if key not in seen:
            seen.add(key)
            kept.append(link)
    kept.sort(key=lambda k: (k.object, k.subject, k.predicate))
    partners: Partners = {}
    for link in kept:
        if link.predicate in _WITH:
            partners.setdefault((link.subject, assembler.clauses[link.object]), set()).add(link.object)
    said = tuple(assembler.assertion(link, partners) for link in kept)
    return Extraction(assembler.mentions, said, findings(assembler.parsed.text, assembler.mentions), described)
