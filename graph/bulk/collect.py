"""Facts of documents as rows of nodes and relationships, with what the writer derives: names, sectors, weights, direct edges.

Passages, mentions and evidence go to their files at once; entities and claims are kept until all documents are read, for they
are made of what all of them say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from graph import rows
from graph.bulk.tables import Table
from graph.contacts import LOWEST, point, quotation
from graph.events import row_of
from graph.facts import ClaimRow, DeadlineRow, EntityRow, Facts, RunRow
from graph.tallies import SUFFIXES, TIERS, Tally, derived
from graph.writer import added
from schema.kinds import EntityKind, Label, Predicate, Rel

NODE, EDGE = ("id:ID",), (":START_ID", ":END_ID")
ID = "id"
# The properties of a deadline, which a claim without one does not have: rows of a file have the same.
NO_DEADLINE = rows.deadline(DeadlineRow(""))


@dataclass(slots=True)
class _Claim:
    """A claim over all documents: the row, and what its evidence weighs for each tier."""

    row: ClaimRow
    tier: str
    weights: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class _Point:
    """A contact point over all documents: its properties, and of its documents the lowest tier and the last day."""

    row: dict[str, Any]
    tier: str
    assured: str | None = None


@dataclass(slots=True)
class Collected:
    """What is being collected, in files of `folder` and in memory; `now` is the moment of the load."""

    folder: Path
    run: RunRow
    now: str
    tables: dict[str, Table] = field(default_factory=dict)
    entities: dict[str, tuple[EntityRow, Tally]] = field(default_factory=dict)
    claims: dict[str, _Claim] = field(default_factory=dict)
    points: dict[str, _Point] = field(default_factory=dict)
    abouts: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def add(self, facts: Facts) -> bool:
        """Take one document; False where it was taken before."""
        document = facts.document
        if document.id in self.seen:
            return False
        self.seen.add(document.id)
        self._node(rows.document(document) | {"ingestedAt": self.now, "unmatched": True}, Label.DOCUMENT)
        event = row_of(added(facts), self.run.by, self.now)["properties"]
        self._node(event, Label.EVENT)
        self._edge(Rel.CONCERNS, (event[ID], document.id), {}, Label.EVENT)
        self._passages(facts)
        self._entities(facts)
        self._claims(facts)
        self._ties(facts)
        self._contacts(facts)
        return True

    def close(self) -> list[Table]:
        """Write what was kept, and return all files."""
        self._node(rows.run(self.run), Label.RUN)
        named = {identity: derived(identity, tally) for identity, (_, tally) in self.entities.items()}
        for identity, (entity, tally) in self.entities.items():
            properties = rows.entity(entity) | tally.properties() | named[identity] | {ID: identity, "recordedAt": self.now}
            self._node(properties, Label.ENTITY, rows.label(entity.label))
        pairs: dict[tuple[Predicate, str, str], list[str]] = {}
        for identity in sorted(self.claims):
            row = self.claims[identity].row
            self._claim(self.claims[identity], named)
            pairs.setdefault((row.predicate, row.subject, row.object), []).append(identity)
        for (predicate, subject, target), claims in pairs.items():
            self._edge(predicate, (subject, target), {"claims": claims})
        for (finding, entity_id), documents in self.abouts.items():
            self._edge(Rel.ABOUT, (finding, entity_id), {"of": entity_id, "documents": documents})
        for identity, found in self.points.items():
            properties = found.row["properties"] | {ID: identity, "tier": found.tier, "assuredOn": found.assured}
            self._node(properties, Label.CONTACTPOINT)
            self._edge(Rel.REACHED_AT, (found.row["agency"], identity), {})
        for table in self.tables.values():
            table.close()
        return list(self.tables.values())

    def _passages(self, facts: Facts) -> None:
        ordered = sorted(facts.passages, key=lambda p: p.position)
        for row in ordered:
            self._node(rows.passage(row), Label.PASSAGE)
            self._edge(Rel.OF, (row.id, facts.document.id), {})
        for before, after in pairwise(ordered):
            self._edge(Rel.NEXT, (before.id, after.id), {})

    def _entities(self, facts: Facts) -> None:
        document = facts.document
        for entity in facts.entities:
            own = Tally()
            own.add(entity.forms, entity.sectors, document.tier)
            self.entities.setdefault(entity.id, (entity, Tally()))[1].add(entity.forms, entity.sectors, document.tier)
            counts = {k: v for k, v in own.properties().items() if k != "tier" and not k.endswith("Tiers")}
            self._edge(Rel.NAMED_IN, (entity.id, document.id), counts | {"of": entity.id})
        for mention in facts.mentions:
            self._edge(Rel.MENTIONED_IN, (mention.entity, mention.passage), rows.mention(mention, {})["properties"])

    def _claims(self, facts: Facts) -> None:
        tier = facts.document.tier
        names = [f"confidence{suffix}" for seen, suffix in SUFFIXES.items() if TIERS[tier] <= TIERS[seen]]
        for claim in facts.claims:
            known = self.claims.setdefault(claim.id, _Claim(claim, tier))
            known.tier = min(known.tier, tier, key=TIERS.__getitem__)
        for proof in facts.evidence:
            weights = self.claims[proof.claim].weights
            weights |= {name: max(weights.get(name, 0.0), proof.confidence) for name in names}
            self._edge(Rel.EVIDENCED_BY, (proof.claim, proof.passage), rows.evidence(proof)["properties"])

    def _claim(self, claim: _Claim, named: dict[str, dict[str, Any]]) -> None:
        row = claim.row
        of_agency = self._is(row.subject, EntityKind.AGENCY)
        home = Label.CLAIM if of_agency else Label.SCOPE
        properties = dict.fromkeys(NO_DEADLINE) | rows.claim(row)
        properties |= {f"confidence{suffix}": claim.weights.get(f"confidence{suffix}") for suffix in SUFFIXES.values()}
        properties |= {f"sector{suffix}": named[row.subject][f"sector{suffix}"] for suffix in SUFFIXES.values()}
        moments = {
            f"recordedAt{suffix}": self.now if f"confidence{suffix}" in claim.weights else None for suffix in SUFFIXES.values()
        }
        properties |= moments | {ID: row.id, "tier": claim.tier}
        duty = of_agency and row.predicate is Predicate.RESPONSIBLE_FOR
        self._node(properties, home, *([Label.RESPONSIBILITY] if duty else []))
        self._edge(Rel.SUBJECT, (row.id, row.subject), {"of": row.subject})
        self._edge(Rel.OBJECT, (row.id, row.object), {"of": row.object})
        self._edge(Rel.RECORDED_IN, (row.id, self.run.id), {})
        if not of_agency:
            return
        for agency in dict.fromkeys(row.counterparts):
            self._edge(Rel.WITH, (row.id, agency), {"of": agency})
        if row.protocol and self._is(row.protocol, EntityKind.PROTOCOL):
            self._edge(Rel.UNDER, (row.id, row.protocol), {})
        for place in dict.fromkeys(row.jurisdictions):
            if self._is(place, EntityKind.JURISDICTION):
                self._edge(Rel.HOLDS_IN, (row.id, place), {})

    def _ties(self, facts: Facts) -> None:
        document = facts.document.id
        for about in facts.abouts:
            documents = self.abouts.setdefault((about.finding, about.entity), [])
            documents += [document] if document not in documents else []
        for party in dict.fromkeys(facts.parties):
            self._edge(Rel.PARTY_TO, (party, document), {"of": party})
        if facts.text_of:
            self._edge(Rel.TEXT_OF, (document, facts.text_of), {})

    def _contacts(self, facts: Facts) -> None:
        document = facts.document
        for date in facts.dates:
            said = quotation(date.id, date.start, date.end, date.quote) | {"field": date.field, "value": date.value}
            self._edge(Rel.EVIDENCED_BY, (document.id, date.passage), said, Label.DOCUMENT)
        tier = max(document.tier, LOWEST, key=TIERS.__getitem__)
        for contact in facts.contacts:
            known = self.points.setdefault(contact.id, _Point(point(contact), tier))
            known.tier = min(known.tier, tier, key=TIERS.__getitem__)
            known.assured = max(filter(None, (known.assured, document.published_on)), default=None)
            for key, passage, start, end, quote in contact.quotes:
                said = quotation(key, start, end, quote)
                self._edge(Rel.EVIDENCED_BY, (contact.id, passage), said, Label.CONTACTPOINT)

    def _is(self, identity: str, kind: EntityKind) -> bool:
        known = self.entities.get(identity)
        return known is not None and known[0].label is kind

    def _node(self, properties: dict[str, Any], *labels: Label) -> None:
        own = {key: value for key, value in properties.items() if key != ID}
        self._table("-".join(labels), NODE, ":".join(labels)).add((properties[ID],), own)

    def _edge(self, kind: Rel | Predicate, ends: tuple[str, str], properties: dict[str, Any], source: str = "") -> None:
        """A relationship; those of one type with other properties, from elsewhere, have a file of their own."""
        self._table(f"{kind}-{source}" if source else kind, EDGE, kind).add(ends, properties)

    def _table(self, name: str, fixed: tuple[str, ...], kind: str) -> Table:
        if name not in self.tables:
            self.tables[name] = Table(self.folder, name, fixed, kind)
        return self.tables[name]
