"""A table and its mapping become a text with a block a cell, and rows that say which cell holds what.

A column that the mapping leaves out leaves no word in the text. What rows mean is in facts.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.mapping.fields import Field
from ingest.mapping.headers import headings
from ingest.mapping.model import Mapping, SheetMap
from ingest.model import Block, BlockKind, Passage, Reading, Structured
from ingest.readers.limits import DEFAULT, Limits
from ingest.readers.pieces import Piece, assemble
from ingest.readers.table import Sheet, Sheets
from ingest.screen.lists import THING, given_names, given_words
from ingest.structure import structure
from ingest.structure.passages import column_letters
from schema.errors import Code, ConveneError

# Words that the name of a person has.
FEWEST, MOST = 2, 4


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the head: its number from 1, and its cells by what they hold, in order of the columns."""

    sheet: SheetMap
    number: int
    cells: dict[Field, tuple[Block, ...]]

    def first(self, field: Field) -> Block | None:
        """The first cell that holds this."""
        found = self.cells.get(field)
        return found[0] if found else None

    @property
    def place(self) -> str:
        """Where it is, as one finds it in the file."""
        return f"sheet {self.sheet.sheet}, row {self.number}" if self.sheet.sheet is not None else f"row {self.number}"


def mapped(file: Sheets, mapping: Mapping, limits: Limits = DEFAULT) -> Reading:
    """The text of the columns that the mapping reads. Raises BAD_INPUT where the two do not fit, NO_TEXT or TOO_LARGE."""
    pieces: list[Piece] = []
    warnings = list(file.warnings)
    for own in mapping.sheets:
        number, sheet = _sheet(file, mapping, own)
        _check_headings(file, mapping, own, sheet)
        for piece in _pieces(sheet, own, number):
            if _names_somebody(own, piece):
                warnings.append(
                    f"row {(piece.row or 0) + 1}, column {column_letters(piece.column or 0)}: left out, it may name a person"
                )
            else:
                pieces.append(piece)
    text, blocks = assemble(file.name, pieces, limits.text)
    title = next((text[b.start : b.end] for b in blocks if b.kind is BlockKind.HEADING), None)
    return Reading(file.name, file.sha256, text, blocks, title, file.media_type, tuple(warnings))


def _names_somebody(own: SheetMap, piece: Piece) -> bool:
    """Whether a desk's label is no more than capitalised words that begin with a given name: no prose around it tells."""
    labels = {column.number for column in own.columns if column.field is Field.LABEL}
    said = piece.text.replace(",", " ").split()
    if piece.column not in labels or not FEWEST <= len(said) <= MOST or not all(word[:1].isupper() for word in said):
        return False
    known = given_names() | given_words()
    return any(word.lower().strip(".") in known for word in said) and not any(word.lower() in THING for word in said)


def whole_cells(reading: Reading) -> Structured:
    """The structure of the reading, each cell one passage: what a cell says is not cut at its full stops."""
    passages: dict[int, Passage] = {}
    for passage in structure(reading).passages:
        passages.setdefault(_block_of(reading, passage.start), passage)
    kept = (Passage(b.start, b.end, passages[i].path, None, b.kind) for i, b in enumerate(reading.blocks) if i in passages)
    return Structured(reading, tuple(kept))


def rows(structured: Structured, mapping: Mapping, held: frozenset[int]) -> Iterator[Row]:
    """The rows below each head; cells that begin at `held` are withheld and count as empty."""
    for own in mapping.sheets:
        fields = {column.number: column.field for column in own.columns if column.field is not Field.IGNORE}
        lines: dict[int, dict[int, Block]] = {}
        for block in structured.reading.blocks:
            below = block.row is not None and block.row >= max(own.header)
            if block.sheet == own.sheet and below and block.column in fields:
                lines.setdefault(block.row or 0, {})[block.column] = block
        above: dict[int, Block] = {}
        for number in sorted(lines):
            line = {**{c: b for c, b in above.items() if c in own.carry}, **lines[number]}
            above = line
            cells: dict[Field, tuple[Block, ...]] = {}
            for column in sorted(line):
                if line[column].start not in held:
                    cells[fields[column]] = (*cells.get(fields[column], ()), line[column])
            yield Row(own, number + 1, cells)


def _block_of(reading: Reading, start: int) -> int:
    low, high = 0, len(reading.blocks)
    while low < high:
        middle = (low + high) // 2
        if reading.blocks[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return low


def _sheet(file: Sheets, mapping: Mapping, own: SheetMap) -> tuple[int, Sheet]:
    for number, sheet in enumerate(file.sheets):
        if sheet.name == own.sheet:
            return number, sheet
    named = [repr(sheet.name) for sheet in file.sheets if sheet.name is not None]
    names = ", ".join(named) or "no named sheets (leave `sheet` out)"
    what = f"sheet {own.sheet!r}" if own.sheet is not None else "a sheet without `sheet`"
    raise ConveneError(Code.BAD_INPUT, f"{mapping.name}: {what} is not in {file.name}; it has {names}")


def _check_headings(file: Sheets, mapping: Mapping, own: SheetMap, sheet: Sheet) -> None:
    """A mapping that was made for another table reads nonsense: each heading must be what the mapping says."""
    there = headings(sheet.rows, own.header)
    for column in own.columns:
        found = there[column.number] if column.number < len(there) else ""
        if found != column.heading:
            key = f"columns.{column_letters(column.number)}"
            now = there.index(column.heading) if column.heading in there else None
            moved = f"; {column.heading!r} stands in column {column_letters(now)}" if now is not None else ""
            where = f" (sheet {own.sheet})" if own.sheet is not None else ""
            raise ConveneError(
                Code.BAD_INPUT,
                f"{mapping.name}{where}, {key}: the heading is {column.heading!r} here and {found!r} in {file.name}{moved}. "
                f"`convene map` proposes a mapping anew",
            )


def _pieces(sheet: Sheet, own: SheetMap, number: int) -> Iterator[Piece]:
    kept = {column.number for column in own.columns if column.field is not Field.IGNORE}
    for at, row in enumerate(sheet.rows):
        title = at < min(own.header) - 1
        cells = [(column, cell) for column, cell in enumerate(row) if cell and (title or column in kept)]
        if title and len(cells) > 1:
            cells = []  # what stands above the head in several cells is neither title nor row
        for column, cell in cells:
            if title:
                yield Piece(BlockKind.HEADING, cell, 1, sheet=sheet.name)
            else:
                yield Piece(BlockKind.CELL, cell, 0, None, number, at, column, sheet.name)


def excerpt(name: str, blocks: Sequence[Block], text: str) -> Reading:
    """A text of these cells alone, each at its place in the table."""
    pieces = [Piece(b.kind, text[b.start : b.end], 0, None, b.table, b.row, b.column, b.sheet) for b in blocks]
    own, located = assemble(name, pieces, DEFAULT.text)
    return Reading(name, "", own, located)
