"""Which records HSDA's endpoints answer with, read from the graph as a directory. Forms and status are hsda.py's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain

from exchange.hsds.files import taxonomies, taxonomy_terms
from exchange.hsds.objects import TAXONOMY, TERMS, Record, at_locations, organization, service
from graph.directory import Directory, Which
from graph.export import Row
from schema.errors import Code, ConveneError

# Services read at once where all have to be gone through.
STEP = 200
MOST_SERVICES = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for; None leaves all."""

    search: str | None = None
    term: str | None = None
    taxonomy: str | None = None
    organization: str | None = None
    since: datetime | None = None
    page: int = 1
    per_page: int = 50

    @property
    def skip(self) -> int:
        """How many records lie before the page."""
        return (self.page - 1) * self.per_page


@dataclass(frozen=True, slots=True)
class Found:
    """How many records there are, and those of the page."""

    total: int
    records: list[Record]


@dataclass(frozen=True, slots=True)
class Pages:
    """Answers for one reader."""

    directory: Directory

    def services(self, asked: Asked, *, full: bool, minimal: bool) -> Found:
        """A page of services, whole, flat, or ids with the moment of the last change."""
        which = self._which(asked)
        if self._foreign(asked):
            found = self._paged(asked, (one for _, one in self._all(which, asked)))
        else:
            listed = self.directory.services(replace(which, skip=asked.skip, size=asked.per_page))
            found = Found(listed.total, [self._service(row) for row in listed.rows])
        if minimal:
            return Found(found.total, [{"id": one["id"], "last_modified": one.get("last_modified")} for one in found.records])
        return found if full else Found(found.total, [_flat(one) for one in found.records])

    def service(self, identity: str) -> Record:
        """A service by the id that it has here or in its directory. Raises NOT_FOUND."""
        return self._one(identity, lambda ids: (self._service(row) for row in self.directory.services(Which(ids=ids)).rows))

    def organizations(self, asked: Asked, *, full: bool, services: bool) -> Found:
        """A page of organisations, whole or flat, with their services where asked."""
        which = Which(search=_lower(asked.search), skip=asked.skip, size=asked.per_page)
        listed = self.directory.organizations(which)
        records = [organization(row) if full or services else _flat(organization(row)) for row in listed.rows]
        if services:
            records = [self._with_services(one, row["id"]) for one, row in zip(records, listed.rows, strict=True)]
        return Found(listed.total, records)

    def organization(self, identity: str, *, services: bool) -> Record:
        """An organisation by the id that it has here or in its directory. Raises NOT_FOUND."""

        def made(ids: list[str]) -> Iterator[Record]:
            for row in self.directory.organizations(Which(ids=ids)).rows:
                one = organization(row)
                yield self._with_services(one, row["id"]) if services else one

        return self._one(identity, made)

    def at_locations(self, asked: Asked, *, full: bool, postcode: str | None) -> Found:
        """A page of services at their locations; a postcode is that of an address."""
        found = (
            at if full else _flat(at) | {"location": _flat(at.get("location") or {}), "service": _flat(at["service"])}
            for row, one in self._all(self._which(asked), asked)
            for at in at_locations(one, row)
            if postcode is None or postcode in _postcodes(at)
        )
        return self._paged(asked, found)

    def at_location(self, identity: str) -> Record:
        """One by its id. Raises NOT_FOUND. One of a directory is found by its records, one made here by going through all."""
        held = self.directory.services(Which(ids=self.directory.holders(identity))).rows
        services = chain(((row, self._service(row)) for row in held), self._all(Which(), Asked()))
        return _by_id(identity, (at for row, one in services for at in at_locations(one, row)))

    def taxonomies(self, asked: Asked) -> Found:
        """A page of taxonomies."""
        return self._paged(asked, (one for one in taxonomies(self.directory) if _bears(one, asked.search)))

    def taxonomy(self, identity: str) -> Record:
        """One by its id. Raises NOT_FOUND."""
        return _by_id(identity, taxonomies(self.directory))

    def taxonomy_terms(self, asked: Asked, *, parent: str | None, top: bool) -> Found:
        """A page of terms."""
        found = (
            one
            for one in taxonomy_terms(self.directory)
            if _bears(one, asked.search)
            and (asked.taxonomy is None or asked.taxonomy in _taxonomies_of(one))
            and (parent is None or one.get("parent_id") == parent)
            and not (top and one.get("parent_id"))
        )
        return self._paged(asked, found)

    def taxonomy_term(self, identity: str) -> Record:
        """One by its id. Raises NOT_FOUND."""
        return _by_id(identity, taxonomy_terms(self.directory))

    def _which(self, asked: Asked) -> Which:
        kinds: list[str] | None = None
        if asked.term is not None and not self._foreign(asked):
            kinds = [str(kind) for kind, term in TERMS.items() if term["id"] == asked.term]
        since = asked.since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ") if asked.since else None
        whose = None if asked.organization is None else self._bodies(asked.organization)
        # What stands in a record as a term is looked at when it was read; here it is only to stand there at all.
        held = [json.dumps(one, ensure_ascii=False) for one in (asked.term, asked.taxonomy) if one is not None]
        narrowed = held if self._foreign(asked) else None
        return Which(search=_lower(asked.search), kinds=kinds, organizations=whose, held=narrowed, since=since)

    def _foreign(self, asked: Asked) -> bool:
        """Whether a term or taxonomy is asked for that only the records of directories hold."""
        ours = {term["id"] for term in TERMS.values()}
        return (asked.term is not None and asked.term not in ours) or asked.taxonomy not in (None, TAXONOMY["id"])

    def _bodies(self, identity: str) -> list[str]:
        """The ids here of the organisation that has this id here or in a directory."""
        rows = self.directory.organizations(Which(ids=[identity, *self.directory.holders(identity)])).rows
        return [row["id"] for row in rows if identity in (row["id"], organization(row)["id"])]

    def _all(self, which: Which, asked: Asked) -> Iterator[tuple[Row, Record]]:
        """Every service that fits, a few at a time."""
        after = ""
        while True:
            page = self.directory.services(replace(which, after=after, size=STEP, most=STEP)).rows
            for row in page:
                one = self._service(row)
                if not self._foreign(asked) or _has_term(one, asked):
                    yield row, one
            if len(page) < STEP:
                return
            after = page[-1]["id"]

    def _service(self, row: Row) -> Record:
        return {"last_modified": row["modified"], **service(row)}

    def _with_services(self, one: Record, identity: str) -> Record:
        rows = self.directory.services(Which(organizations=[identity], size=MOST_SERVICES)).rows
        return one | {"services": [{k: v for k, v in self._service(row).items() if k != "organization"} for row in rows]}

    def _one(self, identity: str, made: Callable[[list[str]], Iterator[Record]]) -> Record:
        """What has this id here; else what has it in a directory."""
        here = next(made([identity]), None)
        if here is not None:
            return here
        return _by_id(identity, made(self.directory.holders(identity)))

    def _paged(self, asked: Asked, found: Iterable[Record]) -> Found:
        records, total = [], 0
        for one in found:
            if asked.skip <= total < asked.skip + asked.per_page:
                records.append(one)
            total += 1
        return Found(total, records)


def _lower(words: str | None) -> str | None:
    return words.lower() if words else None


def _flat(record: Record) -> Record:
    """Without what is nested, but for the organisation of a service."""
    return {name: value for name, value in record.items() if name == "organization" or not isinstance(value, list | dict)}


def _bears(record: Record, words: str | None) -> bool:
    return not words or words.lower() in record["name"].lower()


def _by_id(identity: str, records: Iterable[Record]) -> Record:
    found = next((one for one in records if one["id"] == identity), None)
    if found is None:
        raise ConveneError(Code.NOT_FOUND, "There is no record with this id.")
    return found


def _taxonomies_of(term: Record) -> set[str]:
    return {str(term.get("taxonomy_id")), str((term.get("taxonomy_detail") or {}).get("id"))}


def _has_term(one: Record, asked: Asked) -> bool:
    terms = [attribute.get("taxonomy_term") or {} for attribute in one.get("attributes") or ()]
    fits = asked.term is None or any(term.get("id") == asked.term for term in terms)
    return fits and (asked.taxonomy is None or any(asked.taxonomy in _taxonomies_of(term) for term in terms))


def _postcodes(at: Record) -> set[str]:
    return {str(address.get("postal_code")) for address in (at.get("location") or {}).get("addresses") or ()}
