"""Organisations, services and places of the graph as HSDS records; what a directory said of one is given back as it said it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from exchange.hsds.shape import Place, objects, shape
from exchange.hsds.text import Written
from graph.export import Row
from graph.ids import make_id
from schema.kinds import DESCRIPTIONS, ResourceKind

Record = dict[str, Any]
TAXONOMY_NAME = "Kinds of resource"
TAXONOMY: Record = {
    "id": make_id("hsds", "taxonomy", ResourceKind.__name__),
    "name": TAXONOMY_NAME,
    "description": "What a resource is, as Convene's ontology has it.",
    "version": "1",
}


def terms() -> Iterator[tuple[ResourceKind, Record]]:
    """The terms of the taxonomy, by the kind that each stands for."""
    for kind in ResourceKind:
        yield (
            kind,
            {
                "id": make_id("hsds", "term", kind),
                "code": str(kind),
                "name": kind.replace("_", " ").capitalize(),
                "description": DESCRIPTIONS[ResourceKind.__name__][kind],
                "taxonomy": TAXONOMY_NAME,
                "taxonomy_detail": TAXONOMY,
                "language": "en",
            },
        )


TERMS = dict(terms())


def organization(row: Row) -> Record:
    """An organisation of the graph."""
    told = _told(row, "organization")
    if told:
        return told | {"description": told.get("description") or "None was given."}
    points = row["contacts"]
    mail, page = (next((p[name] for p in points if p[name]), None) for name in ("email", "url"))
    sector = (row["sector"] or "not known").replace("_", " ").lower()
    found: Record = {
        "id": row["id"],
        "name": row["name"],
        "alternate_name": row["aliases"][0] if row["aliases"] else None,
        "description": f"Known from documents that name it. Sector: {sector}.",
        "email": mail,
        "website": page if page and "://" in page else None,
        "parent_organization_id": row["parents"][0] if row["parents"] else None,
        "contacts": [_contact(point) for point in points],
    }
    return {name: value for name, value in found.items() if value}


def _contact(point: Row) -> Record:
    """How an office is reached: a role and a line, never a person."""
    found: Record = {"id": point["id"], "department": point["label"], "email": point["email"]}
    if point["phone"]:
        found["phones"] = [{"id": make_id("hsds", "phone", point["id"]), "number": point["phone"], "type": "voice"}]
    return {name: value for name, value in found.items() if value}


def service(row: Row) -> Record:
    """A service of the graph with its provider, as an organisation; that a service is active is not said by any document."""
    told = _told(row, "service")
    provider = organization(row["provider"]) if row["provider"] else {}
    own = {name: value for name, value in provider.items() if not isinstance(value, list | dict)}
    if told:
        whose: Record = {} if "organization" in told or not own else {"organization": own}
        return {name: value for name, value in told.items() if name != "organization_id" or not whose} | whose
    found: Record = {
        "id": row["id"],
        "name": row["name"],
        "alternate_name": row["aliases"][0] if row["aliases"] else None,
        "status": "active",
        "eligibility_description": row["eligibility"],
        "minimum_age": row["minimumAge"],
        "maximum_age": row["maximumAge"],
        "organization": own,
        "service_areas": [_area(row["id"], place) for place in row["places"]],
        "attributes": [_attribute(row)],
    }
    return {name: value for name, value in found.items() if value is not None and value not in ([], {})}


def _area(identity: str, place: Row) -> Record:
    area = {"id": make_id("hsds", "area", identity, place["id"]), "name": place["name"]}
    return area | ({"extent": place["geoid"], "extent_type": "geoid"} if place["geoid"] else {})


def _attribute(row: Row) -> Record:
    term = TERMS[ResourceKind(row["kind"])]
    return {"id": make_id("hsds", "attribute", row["id"]), "link_entity": "service", "taxonomy_term": term}


def at_locations(made: Record, row: Row) -> Iterator[Record]:
    """A service at each of its locations: those that a directory gives it, else the places in which it is said to work."""
    own = {name: value for name, value in made.items() if name != "service_at_locations"}
    for told in made.get("service_at_locations") or ():
        yield told | {"service": own}
    if _told(row, "service"):
        return
    for place in row["places"]:
        yield {
            "id": make_id("hsds", "at", row["id"], place["id"]),
            "description": f"{made['name']}, in {place['name']}",
            "location": {"id": place["id"], "location_type": "virtual", "name": place["name"]},
            "service": own,
        }


def _told(row: Row, table: str) -> Record | None:
    """What directories say of an entity in a record of this table: the fullest, the first of those that are equally full."""
    found = [one for record in row["records"] if (one := _record(record, table)) is not None]
    return _numbered(max(found, key=_size)) if found else None


def _size(record: Mapping[str, Any]) -> int:
    return len(json.dumps(record))


def _record(held: Row, table: str) -> Record | None:
    """The record in a passage in which the words at an offset are the name."""
    whole = json.loads(held["text"])
    spans = Written().put(whole).spans
    place = next((p for p, (start, end) in spans.items() if p[-1:] == ("name",) and start <= held["at"] < end), None)
    if place is None:
        return None
    root = shape().file_of(held["path"].strip("/").split("/")[0]) or shape().table_of(whole)
    at = {where: kind for where, kind, _ in objects(whole, root or "")}
    one = _at(whole, place[:-1])
    return one if at.get(place[:-1]) == table and isinstance(one, dict) else None


def _at(value: Any, place: Place) -> Any:
    for step in place:
        value = value[step]
    return value


def _numbered(record: Record) -> Record:
    """A row of a table of texts with its numbers as numbers."""
    return {name: _number(value) if name in shape().numbers else value for name, value in record.items()}


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return int(value) if value.lstrip("-").isdigit() else float(value)
    except ValueError:
        return value
