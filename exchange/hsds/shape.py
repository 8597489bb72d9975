"""The shape of HSDS records: which table an object is of, what stands in it, and what each must have. No data here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

JSON_MEDIA = "application/json; profile=hsds-3.0"
ZIP_MEDIA = "application/zip; profile=hsds-3.0"
# Where a value stands in a record: keys and positions from its root.
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of record: its file in a tabular package, its columns, and those that each record must have."""

    file: str
    columns: tuple[str, ...]
    required: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """All tables by name, in order; columns that hold numbers; the table of what stands under a key."""

    tables: Mapping[str, Table]
    numbers: frozenset[str]
    nested: Mapping[str, str]

    def table_of(self, record: Mapping[str, Any]) -> str | None:
        """The first table that has all names of a record; None where none has."""
        if "id" not in record:
            return None
        names = set(record) - set(self.nested)
        return next((name for name, table in self.tables.items() if names <= set(table.columns)), None)

    def file_of(self, name: str) -> str | None:
        """The table that a file of a tabular package holds."""
        return next((table for table, one in self.tables.items() if one.file == name), None)


@cache
def shape() -> Shape:
    """As shape.yaml has it."""
    said = yaml.safe_load((Path(__file__).parent / "shape.yaml").read_text(encoding="utf-8"))
    tables = {
        name: Table(one["file"], tuple(one["columns"].split()), tuple(one["required"].split()))
        for name, one in said["tables"].items()
    }
    return Shape(tables, frozenset(said["numbers"].split()), said["nested"])


def objects(record: Mapping[str, Any], table: str, place: Place = ()) -> Iterator[tuple[Place, str, Mapping[str, Any]]]:
    """The record and every record in it, each with its place and its table."""
    yield place, table, record
    for key, value in record.items():
        inner = shape().nested.get(key)
        if inner is None:
            continue
        for at, one in _each(value):
            yield from objects(one, inner, (*place, key, *at))


def _each(value: Any) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        yield (), value
    elif isinstance(value, list):
        yield from (((number,), one) for number, one in enumerate(value) if isinstance(one, Mapping))
