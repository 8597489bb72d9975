"""Tables of values, CSV and XLSX: each cell as a block with its table, row and column. A single cell above is a heading.

Formulas are not computed: what the file holds as their last value is read. Nothing outside the file is opened.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

import openpyxl

from ingest.model import BlockKind
from ingest.readers.limits import Limits
from ingest.readers.pieces import Piece
from ingest.readers.zipped import check_parts
from schema.errors import Code, ConveneError

ROWS, COLUMNS = 200_000, 400
SAMPLE = 20_000
DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name (None in CSV) and its rows of cells as text, empty where a cell is."""

    name: str | None
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of one file, with what a reading says of a file."""

    name: str
    sha256: str
    media_type: str
    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...] = ()


def csv_sheets(name: str, text: str, limits: Limits) -> list[Sheet]:
    """The one sheet of comma-, semicolon- or tab-separated text. Raises TOO_LARGE, DAMAGED_FILE."""
    csv.field_size_limit(limits.file)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text[:SAMPLE]))
        return [Sheet(None, list(_rows(name, lines)))]
    except csv.Error as error:
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: a table that cannot be read ({error})") from error


def _delimiter(sample: str) -> str:
    """What stands between the cells: the mark that the most lines have, the most often."""
    lines = sample.splitlines()
    return max(DELIMITERS, key=lambda mark: (sum(mark in line for line in lines), sample.count(mark)))


def xlsx_sheets(name: str, data: bytes, limits: Limits) -> list[Sheet]:
    """The sheets of a spreadsheet. Raises TOO_LARGE, DAMAGED_FILE."""
    try:
        check_parts(name, data, limits)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return [
            Sheet(sheet.title, list(_rows(name, ([_shown(v) for v in row] for row in sheet.iter_rows(values_only=True)))))
            for sheet in book.worksheets
        ]
    except ConveneError:
        raise
    except Exception as error:
        # openpyxl lets whatever its parsers raise through: KeyError, ValueError, errors of XML and of ZIP.
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: a spreadsheet that cannot be read") from error


def table_pieces(sheets: Iterable[Sheet]) -> list[Piece]:
    """The cells of each sheet in order; a single cell above the first row of several is a heading."""
    return [piece for number, sheet in enumerate(sheets) for piece in _pieces(sheet, number)]


def _rows(name: str, rows: Iterable[list[str]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        if number >= ROWS or len(row) > COLUMNS:
            raise ConveneError(Code.TOO_LARGE, f"{name}: more than {ROWS:,} rows or {COLUMNS} columns")
        yield [cell.strip() for cell in row]


def _pieces(sheet: Sheet, table: int) -> Iterator[Piece]:
    begun = False
    for number, row in enumerate(sheet.rows):
        cells = [(column, cell) for column, cell in enumerate(row) if cell]
        if len(cells) == 1 and not begun:
            yield Piece(BlockKind.HEADING, cells[0][1], 1, sheet=sheet.name)
            continue
        begun = begun or bool(cells)
        for column, cell in cells:
            yield Piece(BlockKind.CELL, cell, 0, None, table, number, column, sheet.name)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
