"""What HSDS records say, collected as mentions and assertions, each on the words of its record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from exchange.hsds.shape import Place, objects
from ingest.extract.wording import lexicon_sector
from ingest.facts.collected import Collected
from ingest.facts.contacts import Cell
from ingest.facts.given import Audience, Contact, Given
from ingest.model import Block, BlockKind, Mention
from ingest.resolve.names import normal_form
from ingest.resolve.places import place_of
from schema.kinds import EntityKind, Predicate

METHOD = "HSDS"
# More digits, or more years, are no age.
LONGEST, OLDEST = 10, 150
# What a way to reach an office is made of: columns of HSDS, and what a contact point calls them.
REACH = {"number": "phone", "email": "email", "website": "url", "url": "url", "title": "label", "department": "label"}
Thing = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Laid:
    """A record with its table, and where its strings stand in the document's text."""

    record: Thing
    table: str
    spans: Mapping[Place, tuple[int, int]]


@dataclass(slots=True)
class Draft(Collected):
    """Collected from one text. Mentions are known by the ids that HSDS gives their records."""

    method: str = METHOD
    marks: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    # A body by its HSDS id, what ties it to a mention, that mention, the words: bodies may stand further on.
    later: list[tuple[str, Predicate, str, tuple[int, int]]] = field(default_factory=list)

    def given(self) -> Given:
        """What was collected beyond mentions and assertions; ties to bodies that stand further on are made now."""
        for body, predicate, named, span in self.later:
            known = self.bodies.get(body)
            if known and known != named:
                ends = (known, named) if predicate is Predicate.PROVIDES else (named, known)
                self.tie(ends[0], predicate, ends[1], span)
        self.later.clear()
        return Given(self.places, self.audiences, tuple(self.contacts), marks=self.marks)

    def add(self, laid: Laid) -> None:
        """What one record says, with all that is nested in it."""
        around: dict[Place, str] = {}
        for place, table, one in objects(laid.record, laid.table):
            named = self._named(laid, place, table, one)
            if named is None:
                continue
            around[place] = str(one.get("id"))
            if table == "organization":
                self._body(laid, place, one, named)
            else:
                self._service(laid, place, one, (named, _owner(place, one, around, laid.table)))

    def _named(self, laid: Laid, place: Place, table: str, one: Thing) -> str | None:
        """The mention of an organisation, a service or a programme by its name."""
        span = laid.spans.get((*place, "name"))
        if table not in {"organization", "service", "program"} or span is None or not self.text[slice(*span)].strip():
            return None
        start, end = self.trimmed(*span)
        kind = EntityKind.AGENCY if table == "organization" else EntityKind.RESOURCE
        words = self.text[start:end]
        sector = lexicon_sector(words) if kind is EntityKind.AGENCY else None
        identity = f"{kind} {start}"
        apart = ""
        if kind is EntityKind.RESOURCE:
            # Many bodies have a service of one name; a programme is told from a service where services are listed.
            self.marks[identity] = f"hsds {table} {one.get('id')}"
            apart = f" {self.marks[identity]}"
        cluster = f"{kind} {normal_form(words)}{apart}"
        known = sector[0] if sector else None
        self.mentions[identity] = Mention(identity, start, end, kind, cluster, 1.0, METHOD, known)
        return identity

    def _body(self, laid: Laid, place: Place, one: Thing, named: str) -> None:
        self.bodies.setdefault(str(one.get("id")), named)
        parent = one.get("parent_organization_id")
        if parent:
            mention = self.mentions[named]
            self.later.append((str(parent), Predicate.PART_OF, named, (mention.start, mention.end)))
        for inner, table, found in objects(one, "organization", place):
            if table == "address":
                self._home(laid, inner, found, named)
            elif inner == place or table == "contact" or (table == "phone" and "contacts" not in inner):
                self._reached(laid, inner, named)

    def _service(self, laid: Laid, place: Place, one: Thing, whose: tuple[str, str | None]) -> None:
        named, owner = whose
        audience = self._audience(one)
        if audience != Audience():
            self.audiences[named] = audience
        mention = self.mentions[named]
        if owner:
            self.later.append((owner, Predicate.PROVIDES, named, (mention.start, mention.end)))
            whom = laid.spans.get((*place, "eligibility_description"))
            if whom and self.text[slice(*whom)].strip():
                self.later.append((owner, Predicate.PROVIDES, named, self.trimmed(*whom)))

    def _audience(self, one: Thing) -> Audience:
        words = one.get("eligibility_description")
        ages = [_years(one.get(name)) for name in ("minimum_age", "maximum_age")]
        return Audience(" ".join(words.split()) or None if isinstance(words, str) else None, *ages)

    def _home(self, laid: Laid, place: Place, address: Thing, named: str) -> None:
        """Where a body works, where its address names a place that is known."""
        words = ", ".join(str(address[name]) for name in ("city", "state_province") if address.get(name))
        key = place_of(words)
        span = laid.spans.get((*place, "city")) or laid.spans.get((*place, "state_province"))
        if key is None or span is None or not self.text[slice(*span)].strip():
            return
        self.places.setdefault(named, key)
        start, end = self.trimmed(*span)
        if place_of(self.text[start:end]) is not None:
            identity = f"{EntityKind.JURISDICTION} {start}"
            cluster = f"{EntityKind.JURISDICTION} {self.text[start:end].lower()}"
            self.mentions[identity] = Mention(identity, start, end, EntityKind.JURISDICTION, cluster, 1.0, METHOD)
            self.tie(named, Predicate.APPLIES_IN, identity, (start, end))

    def _reached(self, laid: Laid, place: Place, named: str) -> None:
        head: dict[int, str] = {}
        cells: list[Cell] = []
        for name, called in REACH.items():
            # The line of a contact stands in the first of its phones.
            span = laid.spans.get((*place, name)) or laid.spans.get((*place, "phones", 0, name))
            if span and called not in head.values() and self.text[slice(*span)].strip():
                start, end = self.trimmed(*span)
                head[len(cells)] = called
                cells.append(Cell(Block(BlockKind.CELL, start, end, column=len(cells)), self.text[start:end]))
        if cells:
            self.contacts.append(Contact(named, head, tuple(cells)))


def _owner(place: Place, one: Thing, around: Mapping[Place, str], table: str) -> str | None:
    """The id of the organisation that provides a service: the one in it, the one it names, or the one around it."""
    inner = one.get("organization")
    if isinstance(inner, Mapping) and inner.get("id"):
        return str(inner["id"])
    if one.get("organization_id"):
        return str(one["organization_id"])
    # A programme in a service in an organisation is of the organisation at the root, where there is one.
    return around.get(()) if table == "organization" and place else None


def _years(value: Any) -> int | None:
    """An age in whole years."""
    text = str(value) if isinstance(value, int | float | str) else ""
    years = int(float(text)) if text.isascii() and text.replace(".", "", 1).isdigit() and len(text) < LONGEST else None
    return years if years is not None and years <= OLDEST else None
