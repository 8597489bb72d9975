"""Files for Neo4j's importer: one a kind of node or relationship, with a head of its own. What rows hold is in collect.py."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

# Stands between the values of a list; no value holds it, for white space in names is made single spaces.
BETWEEN = "\x1f"
BOOLEANS = {True: "true", False: "false"}
TYPES: dict[type, str] = {bool: "boolean", int: "long", float: "double"}


@dataclass(slots=True)
class Table:
    """One file being written: fixed columns first, then the properties of its rows; types are told once it is whole.

    `kind` is the type of its relationships or the labels of its nodes, joined by colons.
    """

    folder: Path
    name: str
    fixed: tuple[str, ...]
    kind: str
    columns: tuple[str, ...] = ()
    types: dict[str, str] = field(default_factory=dict)
    count: int = 0
    file: IO[str] | None = None
    rows: Any = None

    def add(self, fixed: Sequence[str], properties: dict[str, Any]) -> None:
        """One row. All rows of a table have the same properties in one order; what is None is left out of the graph."""
        if self.file is None:
            self.columns = tuple(properties)
            self.file = self.data.open("w", encoding="utf-8", newline="")
            self.rows = csv.writer(self.file, lineterminator="\n")
        if tuple(properties) != self.columns:
            raise ValueError(f"{self.name}: rows with other properties than the first")
        self.count += 1
        if len(self.types) < len(self.columns):
            for key, value in properties.items():
                if key not in self.types and value not in (None, []):
                    self.types[key] = _type(value)
        values = properties.values()
        cells = [BETWEEN.join(map(str, v)) if type(v) is list else BOOLEANS[v] if type(v) is bool else v for v in values]
        if "" in cells and "" in values:
            # Words that are empty are quoted, which tells them from no value; the library writes both alike.
            self.file.write(",".join(map(_quoted, [*fixed, *cells])) + "\n")
        else:
            self.rows.writerow([*fixed, *cells])

    def close(self) -> None:
        """Finish the file and write its head."""
        if self.file is not None:
            self.file.close()
        # A column that holds nothing but empty lists, or nothing at all, is one of lists: both stay what they are.
        head = [*self.fixed, *(f"{key}:{self.types.get(key, 'string[]')}" for key in self.columns)]
        self.head.write_text(",".join(head) + "\n", encoding="utf-8")

    def has_breaks(self) -> bool:
        """Whether a value of the written file holds a line break: the importer reads files without one in parallel."""
        with self.data.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) > self.count

    @property
    def data(self) -> Path:
        """The rows."""
        return self.folder / f"{self.name}.csv"

    @property
    def head(self) -> Path:
        """The names and types of the columns."""
        return self.folder / f"{self.name}.head.csv"


def _type(value: Any) -> str:
    """What the importer calls the type of a value; enums are words."""
    return f"{_type(value[0])}[]" if isinstance(value, list) else TYPES.get(type(value), "string")


def _quoted(value: Any) -> str:
    """A cell; words are quoted, empty ones too, and nothing at all stands for no value."""
    return "" if value is None else f'"{str(value).replace(chr(34), chr(34) * 2)}"'


def argument(table: Table) -> str:
    """How the importer is told of a file."""
    return f"{table.kind}={table.head.name},{table.data.name}"
