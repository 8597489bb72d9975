"""Files for Neo4j's importer: one a kind of node or relationship, with a head of its own. What rows hold is in collect.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

# Stands between the values of a list; no value holds it, for white space in names is made single spaces.
BETWEEN = "\x1f"
TYPES: dict[type, str] = {bool: "boolean", int: "long", float: "double"}


def quoted(value: str | None) -> str:
    """Words as a cell; empty ones are quoted too, which tells them from no value."""
    return "" if value is None else '"' + value.replace('"', '""') + '"'


def number(value: float | None) -> str:
    """A number as a cell."""
    return "" if value is None else str(value)


def listed(values: Iterable[Any]) -> str:
    """A list as a cell; without values it is none."""
    return quoted(BETWEEN.join(map(str, values)))


def _truth(value: bool) -> str:
    return "true" if value else "false"


# How the values of a type are written; all others are words.
CELLS: dict[type, Callable[[Any], str]] = {bool: _truth, int: str, float: str, list: listed}


@dataclass(slots=True)
class Table:
    """One file being written: lines that wait for it, and its head.

    `kind` is the type of its relationships or the labels of its nodes, joined by colons; `ids` the columns of ids, which come
    first; `head` the further ones, None where they are to be made of what the rows are found to hold.
    """

    folder: Path
    name: str
    ids: str
    kind: str
    head: str | None = None
    lines: list[str] = field(default_factory=list)
    count: int = 0
    broken: bool = False
    types: dict[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    file: IO[str] | None = None

    def add(self, ids: Sequence[str], properties: dict[str, Any]) -> None:
        """One row. All rows of a table have the same properties in one order; what is None is left out of the graph."""
        if tuple(properties) != self.columns:
            if self.columns:
                raise ValueError(f"{self.name}: rows with other properties than the first")
            self.columns = tuple(properties)
        if len(self.types) < len(self.columns):
            self.types |= {k: _type(v) for k, v in properties.items() if k not in self.types and v not in (None, [])}
        cells = ["" if value is None else CELLS.get(type(value), quoted)(value) for value in properties.values()]
        self.lines.append(",".join([*ids, *cells]) + "\n")

    def flush(self) -> None:
        """Write what waits."""
        if not self.lines:
            return
        if self.file is None:
            self.file = self.data.open("w", encoding="utf-8", newline="")
        text = "".join(self.lines)
        self.file.write(text)
        self.count += len(self.lines)
        # The importer reads files without a line break in a value in parallel.
        self.broken = self.broken or text.count("\n") > len(self.lines) or "\r" in text
        self.lines.clear()

    def close(self) -> None:
        """Finish the file and write its head."""
        self.flush()
        if self.file is not None:
            self.file.close()
        # A column that holds nothing may be of any type.
        found = ",".join(f"{key}:{self.types.get(key, 'string')}" for key in self.columns)
        head = found if self.head is None else self.head
        (self.folder / self.header).write_text(f"{self.ids},{head}" if head else self.ids, encoding="utf-8")

    @property
    def data(self) -> Path:
        """The rows."""
        return self.folder / f"{self.name}.csv"

    @property
    def header(self) -> str:
        """The name of the file with the names and types of the columns."""
        return f"{self.name}.head.csv"


def _type(value: Any) -> str:
    """What the importer calls the type of a value; enums are words."""
    return f"{_type(value[0])}[]" if isinstance(value, list) else TYPES.get(type(value), "string")


def argument(table: Table) -> str:
    """How the importer is told of a file."""
    return f"{table.kind}={table.header},{table.data.name}"
