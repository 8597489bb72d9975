"""Blocks to passages: each with the clause number or headings above it, its lead-in and its heading.

What a reader has found (headings, items, cells) is kept; text that no block covers is read as plain text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.model import Block, BlockKind, Passage, Reading, Structured
from ingest.structure.lines import CAPITALS, Line, blocks, leads, upper_share
from ingest.structure.markers import Family, Mark, marks
from ingest.structure.sentences import cut, sentences

# deeper nesting than this is noise
_DEEPEST = 12
_PATH_LENGTH = 300


@dataclass(slots=True)
class _Open:
    """A heading or item that later blocks may stand under."""

    passage: int
    level: int
    label: str
    key: str = ""
    leads: bool = False


@dataclass(slots=True)
class _State:
    """What is open while the blocks are walked: headings by level, items by depth, the last lead-in."""

    text: str
    passages: list[Passage] = field(default_factory=list)
    headings: list[_Open] = field(default_factory=list)
    items: list[_Open] = field(default_factory=list)
    before: int | None = None
    sheet: str | None = None


def structure(reading: Reading) -> Structured:
    """The passages of a reading: in order, without overlap, with white space alone between them."""
    state = _State(reading.text)
    for line, block in _covered(reading):
        _add(state, line, block)
    return Structured(reading, tuple(state.passages))


def _covered(reading: Reading) -> list[tuple[Line, Block | None]]:
    """The reader's blocks in order; where none covers the text, the blocks of plain text."""
    text, at = reading.text, 0
    found: list[tuple[Line, Block | None]] = []
    for block in sorted(reading.blocks, key=lambda b: (b.start, b.end)):
        start = max(block.start, at)
        if start >= block.end:
            continue
        found += [(line, None) for line in blocks(text, at, start)]
        found += _own(text, block, start)
        at = block.end
    found += [(line, None) for line in blocks(text, at, len(text))]
    return found


def _own(text: str, block: Block, start: int) -> list[tuple[Line, Block | None]]:
    """A reader's block as a line with its marks; its kind stands, but a paragraph with a mark is an item."""
    found, body = marks(text, start, block.end)
    while start < block.end and text[start].isspace():
        start += 1
    end = block.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if end == start:
        return []
    kind = BlockKind.ITEM if found and block.kind is BlockKind.PARAGRAPH else block.kind
    return [(Line(start, end, max(start, body), found, gap=True, kind=kind), block)]


def _add(state: _State, line: Line, block: Block | None) -> None:
    """Cut one block into passages and open what it opens."""
    first = len(state.passages)
    if block is not None and block.sheet != state.sheet:
        # what heads one sheet heads no other
        state.sheet, state.headings = block.sheet, []
    heading = (block is not None and block.kind is BlockKind.HEADING) or line.kind is BlockKind.HEADING
    if heading:
        level = block.level if block is not None and block.level else _level(state.text, line)
        state.headings = [h for h in state.headings if h.level < level]
        state.items = []
    above = state.headings[-1].passage if state.headings else None
    lead = None if heading else _lead(state, line, block)
    label = "".join(m.text for m in line.marks if m.family is not Family.BULLET and m.family is not Family.HASH)
    cell = block is not None and block.kind is BlockKind.CELL and block.row is not None
    path = _cell_path(state, block) if cell and block is not None else _path(state, label)
    spans = cut(state.text, line.start, line.end) if heading else sentences(state.text, line.start, line.end, line.body)
    page = block.page if block is not None else None
    kind = BlockKind.HEADING if heading else line.kind
    for start, end in spans:
        state.passages.append(Passage(start, end, path, page, kind, lead, above))
    if heading:
        words = " ".join(state.text[line.start : line.end].strip("#* ").split())
        state.headings.append(_Open(first, level, words[:80]))
        state.headings = state.headings[-_DEEPEST:]
    state.before = len(state.passages) - 1 if spans else state.before


def _level(text: str, line: Line) -> int:
    """1 for the highest: the number of hashes, the depth of the number, capitals before title case, a question below a name."""
    for mark in line.marks:
        if mark.family is Family.HASH:
            return len(mark.text)
        if mark.family is Family.DECIMAL:
            return 1 + mark.text.count(".")
    if any(m.family is Family.SECTION for m in line.marks):
        return 1
    asks = text[line.end - 1] in "?:"
    return (1 if upper_share(text[line.body : line.end]) > CAPITALS else 3) + asks


def _key(block: Block | None, mark: Mark | None) -> str:
    """What makes two items siblings: the same family of mark at the same indent, or the reader's own level."""
    if mark is None:
        return f"level {block.level if block else 0}"
    if mark.family is Family.DECIMAL:
        return f"{mark.family} {mark.text.count('.')}"
    return f"{mark.family} {mark.text[0] if mark.text[0] == '(' or mark.family is Family.BULLET else ''}{mark.text[-1]}" + (
        f" {mark.indent}" if mark.family is Family.BULLET else ""
    )


def _lead(state: _State, line: Line, block: Block | None) -> int | None:
    """The passage that introduces this block, and the items that stay open around it."""
    found = [m for m in line.marks if m.family is not Family.HASH]
    if line.kind is not BlockKind.ITEM:
        lead = _open_lead(state, line)
        state.items = []
        return lead
    lead = None
    each: list[Mark | None] = [*found] or [None]
    for mark in each:
        key = _key(block, mark)
        depth = next((i for i, item in enumerate(state.items) if item.key == key), None)
        if depth is not None:
            lead = state.items[depth].level
            state.items = state.items[:depth]
        else:
            lead = _above(state)
        state.items.append(_Open(len(state.passages), -1 if lead is None else lead, mark.text if mark else "", key))
        state.items = state.items[-_DEEPEST:]
    return lead if lead is not None and 0 <= lead < len(state.passages) else None


def _above(state: _State) -> int | None:
    """The passage before a list's first item, where it introduces the list; for a list inside an item, that item."""
    if state.before is None:
        return None
    last = state.passages[state.before]
    if leads(state.text, last.start, last.end) or (last.kind is BlockKind.ITEM and state.items):
        return state.before
    ended = state.text[last.end - 1] in ".!?"
    return None if ended or last.kind is BlockKind.CELL else state.before


def _open_lead(state: _State, line: Line) -> int | None:
    """A paragraph right under "The team shall:" is introduced by it as well, where it begins in lower case."""
    if state.before is None:
        return None
    last = state.passages[state.before]
    return state.before if state.text[line.body].islower() and leads(state.text, last.start, last.end) else None


def _cell_path(state: _State, block: Block) -> str:
    """Where a cell stands, as one finds it in the program that made the table, with the headings above it."""
    place = f"row {(block.row or 0) + 1}, column {column_letters(block.column or 0)}"
    if block.sheet is not None:
        place = f"sheet {block.sheet[:100]}, {place}"
    elif block.table:
        place = f"table {block.table + 1}, {place}"
    above = " > ".join(h.label for h in state.headings)[: _PATH_LENGTH - len(place) - 3]
    return f"{above} > {place}" if above else place


def column_letters(number: int) -> str:
    """The name of a column that counts from 0: A to Z, then AA."""
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _path(state: _State, label: str) -> str | None:
    """Clause marks where the block has them ("4.2(b)"), with the headings above it."""
    outer = "".join(item.label for item in state.items[:-1] if item.label[-1:] not in "-*+•–—▪◦·☐□○●■➢✓‣o")
    # A number such as 4.2 holds those above it already.
    whole = label.partition("(")[0].rstrip(".")
    clause = ("" if "." in whole else outer) + label if label and state.items else ""
    parts = [h.label for h in state.headings] + ([clause] if clause else [])
    return " > ".join(parts)[-_PATH_LENGTH:] or None
