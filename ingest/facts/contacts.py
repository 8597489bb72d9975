"""How offices are reached, from tables that list them: a row names an agency, its columns a line, a mailbox, an address, hours.

A name of a person is withheld before this step; what stays is a role and a line.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.facts import ContactRow, EntityRow, MentionRow
from graph.ids import make_id
from ingest.facts.entities import words
from ingest.facts.passages import Passages
from ingest.model import Block, BlockKind, Screened
from schema.kinds import EntityKind

# What a column holds, by the words of its head; the first that fits decides.
COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("email", r"e-?mail|mailbox"),
        ("url", r"\b(web|website|url|site|link|online)\b"),
        ("hours", r"\b(hours|when|open|availab\w*|times?)\b"),
        ("label", r"\b(office|desk|unit|role|position|title|contact point)\b"),
        ("phone", r"\b(phone|tel\w*|line|number|call|hotline|fax|mobile|contact)$"),
    )
)
PHONE = re.compile(r"(?:\+?\d[\d().\- ]{5,}\d)|\b\d{3}-\d{4}\b|\b(?:911|988|211)\b")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
URL = re.compile(r"https?://\S+|\bwww\.\S+")
SHAPES = {"phone": PHONE, "email": EMAIL, "url": URL}
REACH = ("phone", "email", "url")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and where."""

    block: Block
    text: str


def contacts(
    screened: Screened, own: Passages, mentions: Mapping[str, MentionRow], entities: Mapping[str, EntityRow]
) -> tuple[ContactRow, ...]:
    """The contact points of the document's tables, each once."""
    found: dict[str, ContactRow] = {}
    named = [m for m in mentions.values() if entities[m.entity].label is EntityKind.AGENCY]
    for head, row in _rows(screened, own):
        agency = _agency(row, named)
        point = contact_point(head, row, agency, own) if agency else None
        if point:
            found[point.id] = point
    return tuple(found.values())


def _rows(screened: Screened, own: Passages) -> Iterator[tuple[dict[int, str], list[Cell]]]:
    """Each row below the head of its table, with what the columns hold; tables without such a head have none."""
    tables: dict[int, dict[int, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for block in screened.structured.reading.blocks:
        if block.kind is BlockKind.CELL and block.table is not None and own.at(block.start, block.end):
            tables[block.table][block.row or 0].append(Cell(block, own.text[block.start : block.end]))
    for table in tables.values():
        (_, first), *rest = sorted(table.items())
        head = {cell.block.column or 0: name for cell in first for name in [_column(cell.text)] if name}
        if set(head.values()) & set(REACH):
            yield from ((head, cells) for _, cells in rest)


def _column(text: str) -> str | None:
    return next((name for name, pattern in COLUMNS if pattern.search(text.strip())), None)


def _agency(row: list[Cell], named: list[MentionRow]) -> str | None:
    """The agency that the first cell with one names."""
    for cell in sorted(row, key=lambda c: c.block.column or 0):
        inside = [m for m in named if cell.block.start <= m.start and m.end <= cell.block.end]
        if inside:
            return max(inside, key=lambda m: m.end - m.start).entity
    return None


def contact_point(head: Mapping[int, str], row: Sequence[Cell], agency: str, own: Passages) -> ContactRow | None:
    """How the agency is reached by this row; `head` says what the columns hold. None where the row has no way to reach it."""
    said: dict[str, str] = {}
    quoted: list[tuple[str, int, int]] = []
    for cell in row:
        name = head.get(cell.block.column or 0)
        value, start = _value(name, cell)
        if name and value and name not in said:
            said[name] = value
            quoted.append((name, start, start + len(value)))
    if not set(said) & set(REACH):
        return None
    said.setdefault("label", "Office")
    identity = make_id("contact", agency, *(said.get(n) for n in ("label", *REACH, "hours")))
    quotes = tuple(_quote(identity, start, end, own) for _, start, end in quoted)
    return ContactRow(identity, agency, **{name: words(text) for name, text in said.items()}, quotes=quotes)


def _value(name: str | None, cell: Cell) -> tuple[str | None, int]:
    """What of a cell fits its column, and where it starts."""
    shape = SHAPES.get(name or "")
    if shape is None:
        return cell.text, cell.block.start
    match = shape.search(cell.text)
    return (match.group().strip(), cell.block.start + match.start()) if match else (None, 0)


def _quote(identity: str, start: int, end: int, own: Passages) -> tuple[str, str, int, int, str]:
    passage = own.at(start, end)
    if passage is None:
        raise ValueError("a cell is a passage")
    return make_id("evidence", identity, passage.id, start, end), passage.id, start, end, own.text[start:end]
