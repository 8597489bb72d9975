"""A mapping as records, and as the YAML that a person edits. Proposing one is in propose.py, reading one in load.py."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field

import yaml

from ingest.mapping.fields import MEANINGS, Field
from ingest.structure.passages import column_letters

VERSION = 1
SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its number from 0, its heading as the file has it, what it holds."""

    number: int
    heading: str
    field: Field


@dataclass(frozen=True, slots=True)
class SheetMap:
    """How one sheet is read.

    `sheet` is its name (None: the one table of a CSV); `header` the rows that name the columns, from 1; `carry` the columns
    in which an empty cell means what stands above it; `defaults` what holds for every row where no column says it.
    """

    sheet: str | None
    header: tuple[int, ...]
    columns: tuple[Column, ...]
    carry: frozenset[int] = frozenset()
    separator: str = SEPARATOR
    defaults: Dictionary[Field, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mapping:
    """How the sheets of a file, and of files like it, are read; `name` is that of the mapping's own file, `sha256` its hash."""

    sheets: tuple[SheetMap, ...]
    name: str = "mapping"
    sha256: str = ""


def as_yaml(mapping: Mapping, file: str) -> str:
    """The mapping as a file to edit; `load_mapping` gives the same mapping back."""
    words = [f"# How the columns of {file} are read; proposed from its headings. Change what is wrong, and keep the file."]
    words += ["# What a column may be:"]
    words += [f"#   {one}: {meaning}" for one, meaning in MEANINGS.items()]
    sheets = [_plain(sheet) for sheet in mapping.sheets]
    body = yaml.safe_dump({"version": VERSION, "sheets": sheets}, sort_keys=False, allow_unicode=True, width=120)
    return "\n".join([*words, body])


def _plain(sheet: SheetMap) -> dict[str, object]:
    out: dict[str, object] = {"sheet": sheet.sheet} if sheet.sheet is not None else {}
    out["header"] = list(sheet.header)
    out["columns"] = {column_letters(c.number): {"heading": c.heading, "is": str(c.field)} for c in sheet.columns}
    if sheet.carry:
        out["carry"] = [column_letters(number) for number in sorted(sheet.carry)]
    if sheet.separator != SEPARATOR:
        out["separator"] = sheet.separator
    if sheet.defaults:
        out["defaults"] = {str(key): value for key, value in sheet.defaults.items()}
    return out
