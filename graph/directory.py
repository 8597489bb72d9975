"""Organisations and services as directories list them, as a reader sees them, with the records of directories that name them.

What such a list looks like is for exchange/hsds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph.export import Row, View, named
from schema.kinds import AgencyKind

ALL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Which:
    """Which entries: those that fit each filter that is not None, after an id, `size` of them from `skip` on; `most` count.

    `held` are words that one record of a directory that names the service must all hold.
    """

    ids: Sequence[str] | None = None
    search: str | None = None
    kinds: Sequence[str] | None = None
    organizations: Sequence[str] | None = None
    held: Sequence[str] | None = None
    since: str | None = None
    after: str = ""
    skip: int = 0
    size: int = 50
    most: int = ALL


@dataclass(frozen=True, slots=True)
class Listed:
    """How many there are, and those that were asked for."""

    total: int
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Directory:
    """The graph as a directory; documents of these media types hold records of directories."""

    view: View
    media: tuple[str, ...]

    def services(self, which: Which) -> Listed:
        """Services that an organisation is said to provide, each with its `provider`: the first by id of several, or None."""
        found = self._listed("export_services", which)
        ids = sorted({identity for row in found.rows for identity in row["providers"]})
        bodies = {row["id"]: row for row in self.organizations(Which(ids=ids, size=len(ids))).rows} if ids else {}
        for row in found.rows:
            row["places"] = [named(place) for place in row["places"]]
            row["provider"] = next((bodies[identity] for identity in row["providers"] if identity in bodies), None)
        return found

    def organizations(self, which: Which) -> Listed:
        """Agencies that are one body, not a class of them, and all that records name."""
        return self._listed("export_organizations", which)

    def every(self, kind: str) -> Iterator[Row]:
        """All `services` or `organizations`, by id, a page at a time."""
        after = ""
        while True:
            which = Which(after=after, size=self.view.size, most=self.view.size)
            page = (self.services if kind == "services" else self.organizations)(which).rows
            yield from page
            if len(page) < self.view.size:
                return
            after = page[-1]["id"]

    def holders(self, identity: str) -> list[str]:
        """Ids of the entities that records name in which the id of a directory stands."""
        phrase = '"' + " ".join(part for part in identity.split("-") if part.isalnum()) + '"'
        found: list[str] = self.view.read("export_holders", phrase=phrase, media=list(self.media)) if len(phrase) > 2 else []  # noqa: PLR2004
        return found

    def records(self, document: str) -> Iterator[Row]:
        """The records of a document, {path, text}, in order."""
        after = -1
        while True:
            page: list[Row] = self.view.read("export_records", document=document, after=after, size=self.view.size)
            yield from page
            if len(page) < self.view.size:
                return
            after = page[-1]["position"]

    def _listed(self, name: str, which: Which) -> Listed:
        values: dict[str, Any] = asdict(which)
        found = self.view.read(name, **values, media=list(self.media), body=str(AgencyKind.ORGANIZATION))
        return Listed(found["total"], [named(row) for row in found["rows"]])
