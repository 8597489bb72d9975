"""Facts of documents as rows of nodes and relationships, with what the writer derives: names, sectors, weights, direct edges.

Passages, mentions and evidence go to their files at once; entities and claims are kept until all documents are read, for they
are made of what all of them say. Rows of which there are many for each document are written straight from the facts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from graph import rows
from graph.bulk.tables import Table, listed, number, quoted
from graph.contacts import LOWEST, point, quotation
from graph.events import row_of
from graph.facts import ClaimRow, DeadlineRow, EntityRow, Facts, RunRow
from graph.tallies import SUFFIXES, TIERS, Tally, derived
from graph.writer import added
from schema.kinds import EntityKind, Label, Predicate, Rel

NODE, EDGE = "id:ID", ":START_ID,:END_ID"
ID = "id"
SPAN = "start:long,end:long,quote:string,method:string,confidence:double"
# The properties of what each document has many of.
HEADS = {
    Label.PASSAGE: "position:long,start:long,end:long,text:string,page:long,path:string",
    Rel.OF: "",
    Rel.NEXT: "",
    Rel.NAMED_IN: "of:string,forms:string[],formCounts:long[],sectors:string[],sectorCounts:long[]",
    Rel.MENTIONED_IN: f"id:string,of:string,{SPAN},sector:string",
    Rel.EVIDENCED_BY: f"id:string,{SPAN}",
    Rel.SUBJECT: "of:string",
    Rel.OBJECT: "of:string",
    Rel.RECORDED_IN: "",
}
# Rows of one file that wait in memory.
WAITING = 5000
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
            properties = (
                rows.entity(entity)
                | tally.properties()
                | named[identity]
                | {ID: identity, "recordedAt": self.now, "toldAt": self.now}
            )
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
        home = facts.document.id
        ordered = sorted(facts.passages, key=lambda p: p.position)
        self._many(Label.PASSAGE).lines += [
            f"{p.id},{p.position},{p.start},{p.end},{quoted(p.text)},{number(p.page)},{quoted(p.path)}\n" for p in ordered
        ]
        self._many(Rel.OF).lines += [f"{p.id},{home}\n" for p in ordered]
        self._many(Rel.NEXT).lines += [f"{before.id},{after.id}\n" for before, after in pairwise(ordered)]

    def _entities(self, facts: Facts) -> None:
        home, tier = facts.document.id, facts.document.tier
        lines = self._many(Rel.NAMED_IN).lines
        for entity in facts.entities:
            if entity.id not in self.entities:
                self.entities[entity.id] = (entity, Tally())
            self.entities[entity.id][1].add(entity.forms, entity.sectors, tier)
            forms, sectors = sorted(entity.forms), sorted(entity.sectors)
            names = f"{listed(forms)},{listed(entity.forms[form] for form in forms)}"
            others = f"{listed(sectors)},{listed(entity.sectors[sector] for sector in sectors)}"
            lines.append(f"{entity.id},{home},{entity.id},{names},{others}\n")
        self._many(Rel.MENTIONED_IN).lines += [
            f"{m.entity},{m.passage},{m.id},{m.entity},{m.start},{m.end},{quoted(m.quote)},{quoted(m.method)},"
            f"{m.confidence},{quoted(m.sector)}\n"
            for m in facts.mentions
        ]

    def _claims(self, facts: Facts) -> None:
        tier = facts.document.tier
        names = [f"confidence{suffix}" for seen, suffix in SUFFIXES.items() if TIERS[tier] <= TIERS[seen]]
        for claim in facts.claims:
            if claim.id not in self.claims:
                self.claims[claim.id] = _Claim(claim, tier)
            known = self.claims[claim.id]
            known.tier = min(known.tier, tier, key=TIERS.__getitem__)
        for proof in facts.evidence:
            weights = self.claims[proof.claim].weights
            for name in names:
                weights[name] = max(weights.get(name, 0.0), proof.confidence)
        self._many(Rel.EVIDENCED_BY).lines += [
            f"{e.claim},{e.passage},{e.id},{e.start},{e.end},{quoted(e.quote)},{quoted(e.method)},{e.confidence}\n"
            for e in facts.evidence
        ]

    def _claim(self, claim: _Claim, named: dict[str, dict[str, Any]]) -> None:
        row = claim.row
        of_agency = self._is(row.subject, EntityKind.AGENCY)
        home = Label.CLAIM if of_agency else Label.SCOPE
        properties = dict.fromkeys(NO_DEADLINE) | rows.claim(row)
        for suffix in SUFFIXES.values():
            weight = claim.weights.get(f"confidence{suffix}")
            properties[f"confidence{suffix}"] = weight
            properties[f"sector{suffix}"] = named[row.subject][f"sector{suffix}"]
            properties[f"recordedAt{suffix}"] = None if weight is None else self.now
        properties |= {ID: row.id, "tier": claim.tier}
        duty = of_agency and row.predicate is Predicate.RESPONSIBLE_FOR
        self._node(properties, home, *([Label.RESPONSIBILITY] if duty else []))
        self._many(Rel.SUBJECT).lines.append(f"{row.id},{row.subject},{row.subject}\n")
        self._many(Rel.OBJECT).lines.append(f"{row.id},{row.object},{row.object}\n")
        self._many(Rel.RECORDED_IN).lines.append(f"{row.id},{self.run.id}\n")
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

    def _many(self, kind: Label | Rel) -> Table:
        """The table of a kind that every document has many of."""
        return self._table(kind, NODE if isinstance(kind, Label) else EDGE, kind, HEADS[kind])

    def _table(self, name: str, ids: str, kind: str, head: str | None = None) -> Table:
        if name not in self.tables:
            self.tables[name] = Table(self.folder, name, ids, kind, head)
        table = self.tables[name]
        if len(table.lines) > WAITING:
            table.flush()
        return table
