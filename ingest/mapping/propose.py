"""Proposes a mapping from the headings of a table and, where they say nothing, from its cells. A person decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.mapping.fields import Field, by_cells, by_heading
from ingest.mapping.headers import header_rows, headings
from ingest.mapping.model import Column, Mapping, SheetMap
from ingest.readers.table import Sheet

# Cells of a column that are looked at, and that are shown.
LOOKED, SHOWN = 200, 3
# Of these a row may have several; of the others the first column counts.
SEVERAL = frozenset({Field.PARTIES, Field.WITH, Field.IGNORE})
# A column so empty, beside one that is full, holds cells that were merged downwards.
CARRIED = 0.8


def propose(sheets: Sequence[Sheet]) -> Mapping:
    """The mapping of every sheet that has a table; columns without a heading are left out."""
    return Mapping(tuple(found for sheet in sheets for found in [_sheet(sheet)] if found))


def samples(sheet: Sheet, own: SheetMap, column: Column) -> list[str]:
    """The first different values of a column."""
    return list(dict.fromkeys(_cells(sheet, own.header, column.number)))[:SHOWN]


def _sheet(sheet: Sheet) -> SheetMap | None:
    header = header_rows(sheet.rows)
    if not header:
        return None
    taken: set[Field] = set()
    columns = []
    for number, heading in enumerate(headings(sheet.rows, header)):
        if not heading:
            continue
        cells = list(_cells(sheet, header, number))
        # The lower row of a head says more than what stands above several columns.
        field = by_heading(heading.rsplit(" / ", 1)[-1]) or by_heading(heading) or by_cells(cells) or Field.IGNORE
        if field in taken and field not in SEVERAL:
            field = Field.IGNORE
        taken.add(field)
        columns.append(Column(number, heading, field))
    if not columns:
        return None
    return SheetMap(sheet.name, header, tuple(columns), frozenset(_carried(sheet, header, columns)))


def _cells(sheet: Sheet, header: Sequence[int], number: int) -> Iterator[str]:
    for row in sheet.rows[max(header) : max(header) + LOOKED]:
        if number < len(row) and row[number]:
            yield row[number]


def _carried(sheet: Sheet, header: Sequence[int], columns: Sequence[Column]) -> Iterator[int]:
    """The column of agencies, where rows that say something else leave it empty below one that is filled."""
    rows = [row for row in sheet.rows[max(header) :][:LOOKED] if any(row)]
    for column in columns:
        if column.field is not Field.AGENCY or not rows or not _full(rows[0], column.number):
            continue
        filled = sum(_full(row, column.number) for row in rows)
        if 0 < filled <= CARRIED * len(rows):
            yield column.number


def _full(row: Sequence[str], number: int) -> bool:
    return number < len(row) and bool(row[number])
