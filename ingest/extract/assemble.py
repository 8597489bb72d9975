"""Mentions and links of a text, section by section, become its extraction: ids, evidence, deadlines, counterparts.

Nothing is decided here but which mentions are one, which of two equal claims is kept, and that what starts a clock is no duty.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.extract.confidence import Table, calibrated
from ingest.extract.decode import Span as Found
from ingest.extract.findings import findings
from ingest.extract.identity import identities
from ingest.extract.labels import WITH_MODALITY
from ingest.extract.limits import Limits, limits, nearest_deadline
from ingest.extract.links import Link
from ingest.extract.parse import Parsed
from ingest.extract.staff import of_their_heading
from ingest.extract.tokens import Words
from ingest.model import Assertion, Deadline, Extraction, Mention, Span
from schema.kinds import EntityKind, Predicate

# what is done has deadlines and conditions; what merely is has none
_BOUND = frozenset({Predicate.RESPONSIBLE_FOR, Predicate.REPORTS_TO, Predicate.REFERS_TO, Predicate.PROVIDES})
_WITH = frozenset({Predicate.REPORTS_TO, Predicate.REFERS_TO, Predicate.WORKS_WITH})


@dataclass(slots=True)
class _Said:
    """A link whose ends are numbers over the whole text, with what its clause says of it."""

    link: Link
    clause: int
    evidence: Span
    condition: Span | None
    deadline: Deadline | None


@dataclass(slots=True)
class Collected:
    """What has been found so far in one text; `tables` turn scores into confidences."""

    text: str
    method: str
    tables: dict[str, Table]
    mentions: list[Mention] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    headings: dict[str, int] = field(default_factory=dict)
    said: list[_Said] = field(default_factory=list)

    def add(self, parsed: Parsed, words: Words, found: Sequence[Found], links: Sequence[Link]) -> None:
        """Take the mentions and links of one section."""
        base = len(self.mentions)
        for span in found:
            start, end = int(words.start[span.first]), int(words.end[span.last - 1])
            sure = round(calibrated(self.tables, span.kind.value, span.score), 4)
            name = f"m{len(self.mentions) + 1}"
            self.mentions.append(Mention(name, start, end, span.kind, "", sure, self.method, span.sector, span.function))
            clause = parsed.clauses[int(words.clause[span.first])]
            self.clauses.append(clause.index)
            if clause.passage.heading is not None:
                self.headings[name] = clause.passage.heading
        view = _Section(parsed, words, found)
        for link in links:
            if view.starts_a_clock(link):
                continue
            clause = parsed.clauses[view.clauses[link.object]]
            condition, deadline = view.bounds(link)
            moved = replace(link, subject=base + link.subject, object=base + link.object)
            evidence = Span(clause.passage.start, clause.passage.end)
            self.said.append(_Said(moved, clause.index, evidence, condition, deadline))


class _Section:
    """The clauses of one section with their duties, deadlines and conditions, read when they are asked for."""

    def __init__(self, parsed: Parsed, words: Words, found: Sequence[Found]) -> None:
        self.parsed = parsed
        self.clauses = [int(words.clause[f.first]) for f in found]
        self.spans = [Span(int(words.start[f.first]), int(words.end[f.last - 1])) for f in found]
        self.duties: dict[int, list[int]] = defaultdict(list)
        for i, f in enumerate(found):
            if f.kind is EntityKind.ACTIVITY:
                self.duties[self.clauses[i]].append(i)
        self._limits: dict[int, Limits] = {}

    def _limits_of(self, clause: int) -> Limits:
        if clause not in self._limits:
            self._limits[clause] = limits(self.parsed.clauses[clause])
        return self._limits[clause]

    def starts_a_clock(self, link: Link) -> bool:
        """Whether what would be a duty is the event that a deadline counts from ("within 48 hours of admission")."""
        if link.predicate is not Predicate.RESPONSIBLE_FOR:
            return False
        own = self.spans[link.object]
        found = (d.after for d in self._limits_of(self.clauses[link.object]).deadlines if d.after)
        return any(after.start <= own.start and own.end <= after.end for after in found)

    def bounds(self, link: Link) -> tuple[Span | None, Deadline | None]:
        """The condition and the deadline of what a link says."""
        if link.predicate not in _BOUND:
            return None, None
        clause, own = self.clauses[link.object], self.spans[link.object]
        found = self._limits_of(clause)
        duties = self.duties.get(clause, [])
        around = next((i for i in duties if self.spans[i].start <= own.start and own.end <= self.spans[i].end), link.object)
        own = self.spans[around]  # who is told stands inside the telling, whose time holds for it
        others = [self.spans[i] for i in duties if i != around]
        condition = next((c for c in found.conditions if c != own), None)
        return condition, nearest_deadline(found.deadlines, own, others)


def assemble(collected: Collected, described: dict[str, Any]) -> Extraction:
    """The extraction of one text; a pair of entities has a predicate once, the surer one."""
    named = [(m.kind, m.start, m.end) for m in collected.mentions]
    entities = identities(collected.text, named)
    own = [replace(m, entity=e) for m, e in zip(collected.mentions, entities, strict=True)]
    mentions = _agreed(of_their_heading(collected.text, own, collected.headings, collected.clauses))
    entities = [m.entity for m in mentions]
    seen: set[tuple[Predicate, str, str]] = set()
    kept: list[_Said] = []
    for said in sorted(collected.said, key=lambda s: -s.link.score):
        ends = [entities[said.link.subject], entities[said.link.object]]
        if ends[0] == ends[1]:
            continue
        if said.link.predicate is Predicate.WORKS_WITH:
            ends.sort()
        key = (said.link.predicate, ends[0], ends[1])
        if key not in seen:
            seen.add(key)
            kept.append(said)
    kept.sort(key=lambda s: (s.link.object, s.link.subject, s.link.predicate))
    partners = _partners(collected, kept)
    assertions = tuple(_assertion(collected, mentions, said, partners) for said in kept)
    return Extraction(mentions, assertions, findings(collected.text, mentions), described)


def _agreed(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions of one agency have one sector: that of most of them."""
    votes: dict[str, Counter[Any]] = defaultdict(Counter)
    for mention in mentions:
        if mention.sector is not None:
            votes[mention.entity][mention.sector] += 1 + (mention.entity not in votes)  # the first named settles a tie
    chosen = {entity: count.most_common(1)[0][0] for entity, count in votes.items()}
    return tuple(replace(m, sector=chosen[m.entity]) if m.sector is not None else m for m in mentions)


Partners = tuple[dict[int, list[int]], dict[tuple[int, int], set[int]]]


def _partners(collected: Collected, kept: Sequence[_Said]) -> Partners:
    """The agencies of each clause; and by subject and clause those that it reports to, refers to or works with there."""
    agencies: dict[int, list[int]] = defaultdict(list)
    for i, (mention, clause) in enumerate(zip(collected.mentions, collected.clauses, strict=True)):
        if mention.kind is EntityKind.AGENCY:
            agencies[clause].append(i)
    joined: dict[tuple[int, int], set[int]] = defaultdict(set)
    for said in kept:
        if said.link.predicate in _WITH:
            joined[said.link.subject, said.clause].add(said.link.object)
    return agencies, joined


def _assertion(collected: Collected, mentions: Sequence[Mention], said: _Said, partners: Partners) -> Assertion:
    link = said.link
    modal = link.predicate in WITH_MODALITY
    return Assertion(
        subject=mentions[link.subject].id,
        predicate=link.predicate,
        object=mentions[link.object].id,
        evidence=said.evidence,
        confidence=round(calibrated(collected.tables, "assertion", link.score), 4),
        method=link.method,
        modality=link.modality if modal else None,
        negated=link.negated and modal,
        condition=said.condition,
        deadline=said.deadline,
        counterparts=_counterparts(mentions, said, partners) if link.predicate is Predicate.RESPONSIBLE_FOR else (),
    )


def _counterparts(mentions: Sequence[Mention], said: _Said, partners: Partners) -> tuple[str, ...]:
    """Agencies in the words of a duty, and those that its subject deals with in the same clause, each once."""
    own, subject = mentions[said.link.object], mentions[said.link.subject]
    inside = {i for i in partners[0].get(said.clause, []) if own.start <= mentions[i].start and mentions[i].end <= own.end}
    inside |= partners[1].get((said.link.subject, said.clause), set())
    first: dict[str, str] = {}
    for i in sorted(inside):
        if mentions[i].entity != subject.entity:
            first.setdefault(mentions[i].entity, mentions[i].id)
    return tuple(first.values())
