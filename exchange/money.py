"""The graph as FollowTheMoney entities and statements, for tools of investigators. Duties and findings are notes there."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from typing import Any

import orjson

from exchange.package import File
from graph.export import View
from schema.kinds import Label, Predicate, ReviewStatus

DATASET = "convene"
ENTITY = "id"
COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip
# The library's type of each property that is used here.
TYPES = {
    "id": "entity",
    "name": "name",
    "alias": "name",
    "sourceUrl": "url",
    "publishedAt": "date",
    "mimeType": "mimetype",
    "summary": "text",
    "notes": "text",
    "description": "text",
    **dict.fromkeys(("entity", "proof", "subject", "object", "member", "organization", "project", "participant"), "entity"),
}
Entity = dict[str, Any]


def ftm(view: View) -> Iterator[File]:
    """The same twice: `entities.ftm.json`, an entity a line, and `statements.csv`, a value a row."""
    yield File("entities.ftm.json", "application/jsonl", (orjson.dumps(e, option=LINE) for e in entities(view)))
    yield File("statements.csv", "text/csv", _statements(view))


LINE = orjson.OPT_APPEND_NEWLINE | orjson.OPT_SORT_KEYS


def entities(view: View) -> Iterator[Entity]:
    """Documents, agencies, places, protocols, resources, then notes and links."""
    for row in view.rows(Label.DOCUMENT):
        yield _entity(
            row["id"],
            "Document",
            title=row["title"],
            name=row["title"],
            publisher=row["publisher"],
            fileName=row["name"],
            mimeType=row["mediaType"],
            sourceUrl=row["uri"] if "://" in (row["uri"] or "") else None,
            publishedAt=row["publishedOn"],
            notes=f"sha256:{row['sha256']}; tier {row['tier']}",
        )
    for label, schema in SCHEMATA.items():
        for row in view.rows(label):
            yield _thing(row, schema)
    for row in view.rows(Label.FINDING):
        yield _entity(row["id"], "Note", description=row["name"], entity=row["about"], proof=row["documents"])
    for row in view.rows(Label.CLAIM):
        yield from _claim(row)


SCHEMATA = {
    Label.AGENCY: "Organization",
    Label.JURISDICTION: "Territory",
    Label.RESOURCE: "Project",
    Label.PROTOCOL: "Document",
}


def _entity(identity: str, schema: str, **values: Any) -> Entity:
    found = {name: value if isinstance(value, list) else [value] for name, value in values.items() if value}
    return {"id": identity, "schema": schema, "properties": found, "datasets": [DATASET]}


def _thing(row: dict[str, Any], schema: str) -> Entity:
    sector = row["sector"] if schema == "Organization" else None
    summary = row["citation"] or row["eligibility"]
    return _entity(
        row["id"],
        schema,
        name=row["name"],
        alias=row["aliases"],
        sector=sector,
        summary=summary,
        keywords=row["kind"] or row["level"],
        proof=row["documents"],
    )


def _claim(row: dict[str, Any]) -> Iterator[Entity]:
    proof = list(dict.fromkeys(one["document"] for one in row["evidence"]))
    quotes = list(dict.fromkeys(one["quote"] for one in row["evidence"]))
    if row["predicate"] == Predicate.RESPONSIBLE_FOR:
        parts = (row["modality"], "not" if row["negated"] else "", row["action"], row["deadlineText"])
        duty = " ".join(part for part in parts if part)
        yield _entity(row["id"], "Note", name=duty, description=quotes, entity=[row["subject"]], proof=proof)
        return
    if row["negated"] or row["status"] == ReviewStatus.REJECTED:
        return
    role = row["predicate"].replace("_", " ").lower()
    about = {"role": role, "description": quotes, "proof": proof}
    if row["predicate"] == Predicate.PART_OF:
        yield _entity(row["id"], "Membership", member=row["subject"], organization=row["object"], **about)
    elif row["objectLabel"] == Label.RESOURCE:
        yield _entity(row["id"], "ProjectParticipant", participant=row["subject"], project=row["object"], **about)
    else:
        yield _entity(row["id"], "UnknownLink", subject=row["subject"], object=row["object"], **about)


def _statements(view: View) -> Iterator[bytes]:
    yield _line(list(COLUMNS))
    for entity in entities(view):
        identity, schema = entity["id"], entity["schema"]
        values = [(ENTITY, identity)]
        values += [(name, value) for name, held in entity["properties"].items() for value in dict.fromkeys(held)]
        for name, value in values:
            # The library's own way to name a statement.
            key = hashlib.sha1(f"{DATASET}.{identity}.{name}.{value}".encode(), usedforsecurity=False).hexdigest()
            kind = TYPES.get(name, "string")
            yield _line([identity, identity, name, kind, schema, value, DATASET, "", "", "", "f", "", "", key])


def _line(cells: list[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()
