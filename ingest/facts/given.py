"""What a mapping says of a document beyond mentions and assertions: nothing of it is concluded from words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.facts import ContactRow, EntityRow
from graph.ids import make_id
from ingest.facts.contacts import Cell, contact_point
from ingest.facts.dates import Dated
from ingest.facts.passages import Passages
from schema.kinds import DateField


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom a service is: in words, and by age in years."""

    words: str | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A row that says how the agency of a mention is reached; `head` says what each column holds."""

    agency: str
    head: Mapping[int, str]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Places and audiences by mention, contact rows, mentions of the parties, and the document's own dates.

    `marks` are what the document itself knows a thing by: things of one name with other marks are not one.
    """

    places: Mapping[str, str] = field(default_factory=dict)
    audiences: Mapping[str, Audience] = field(default_factory=dict)
    contacts: tuple[Contact, ...] = ()
    parties: tuple[str, ...] = ()
    dates: Mapping[DateField, Dated] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)

    def ways(self, by_mention: Mapping[str, EntityRow], own: Passages) -> tuple[ContactRow, ...]:
        """The contact points, each once."""
        found: dict[str, ContactRow] = {}
        for row in self.contacts:
            if row.agency in by_mention:
                point = contact_point(row.head, row.cells, by_mention[row.agency].id, own)
                if point:
                    found[point.id] = point
        return tuple(found.values())

    def for_whom(self, by_mention: Mapping[str, EntityRow]) -> dict[str, EntityRow]:
        """The entities, services with their audience: a service for others is another service."""
        found = dict(by_mention)
        for mention, audience in self.audiences.items():
            row = by_mention.get(mention)
            if row is not None:
                ages = (audience.minimum_age, audience.maximum_age)
                key = f"{row.key}|{(audience.words or '').lower()}|{ages[0] or ''}-{ages[1] or ''}"
                identity = make_id("entity", row.label, key)
                found[mention] = replace(
                    row, id=identity, key=key, eligibility=audience.words, minimum_age=ages[0], maximum_age=ages[1]
                )
        for mention, mark in self.marks.items():
            row = found.get(mention)
            if row is not None:
                key = f"{row.key}|{mark}"
                found[mention] = replace(row, id=make_id("entity", row.label, key), key=key)
        return found
