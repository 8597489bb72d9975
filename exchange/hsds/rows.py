"""HSDS records as rows of the tables of a tabular package: what is nested stands in tables of its own, tied by ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exchange.hsds.objects import Record
from exchange.hsds.shape import shape

Tied = tuple[str, Record]
# What one record holds at most once, and the column that names it there.
TIES = {
    "organization": "organization_id",
    "program": "program_id",
    "location": "location_id",
    "taxonomy_term": "taxonomy_term_id",
    "taxonomy_detail": "taxonomy_id",
}
# Records with lists of their own: they are not written again where they are nested.
LISTED = {"organization", "services", "service", "taxonomy_term", "taxonomy_detail"}


def flattened(record: Mapping[str, Any], table: str, around: Mapping[str, Any]) -> Iterator[Tied]:
    """The row of a record, with the ids `around` it, then those of what is nested in it, each with its table."""
    own = {name: value for name, value in record.items() if not isinstance(value, list | dict) and value is not None}
    ties = {TIES[key]: one["id"] for key, one in record.items() if key in TIES and isinstance(one, Mapping) and "id" in one}
    columns = shape().tables[table].columns
    row = {name: value for name, value in {**around, **ties, **own}.items() if name in columns}
    yield table, row
    for key, value in record.items():
        inner = shape().nested.get(key)
        if inner is None or key in LISTED:
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Mapping) and "id" in one:
                yield from flattened(one, inner, _around(table, row, inner))


def _around(table: str, row: Record, inner: str) -> Record:
    """The ids by which a nested record is tied to the one that holds it."""
    if inner == "attribute":
        return {"link_id": row["id"], "link_entity": table}
    if inner == "metadata":
        return {"resource_id": row["id"], "resource_type": table}
    if inner == "program" and table == "service":
        return {"organization_id": row.get("organization_id")}
    return {f"{table}_id": row["id"]}
