"""Where a table's head is and what it says: title rows stand above it, and it may take two rows with merged cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.mapping.fields import by_heading

# Rows among which the head is looked for.
LOOKED = 25
VALUE = re.compile(r"[\d\s.,:/%$€+()-]*|\S+@\S+|https?://\S+")
LONGEST = 60


def header_rows(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The rows of the head, from 1; empty where the sheet has no table."""
    best, score = -1, 0.0
    for number, row in enumerate(rows[:LOOKED]):
        filled = [cell for cell in row if cell]
        if len(filled) < 2 or any(VALUE.fullmatch(cell) for cell in filled):  # noqa: PLR2004 - one cell is a title
            continue
        known = sum(by_heading(cell) is not None for cell in filled if len(cell) <= LONGEST)
        own = (known + 0.5) * len(set(filled)) / (1 + number / LOOKED)
        if own > score:
            best, score = number, own
    if best < 0:
        return ()
    above = best - 1
    if above >= 0 and _spans(rows[above], rows[best]):
        return (above + 1, best + 1)
    below = best + 1
    if below < len(rows) and _spans(rows[best], rows[below]):
        return (best + 1, below + 1)
    return (best + 1,)


def _spans(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the two rows are one head: a cell above runs over several below that are headings themselves."""
    filled = [cell for cell in lower if cell]
    if sum(bool(cell) for cell in upper) < 2 or not filled:  # noqa: PLR2004 - a single cell above is a title
        return False
    if any(VALUE.fullmatch(cell) or len(cell) > LONGEST for cell in filled):
        return False
    runs_over = any(cell and not _at(upper, i) for i, cell in enumerate(lower))
    return runs_over and 2 * sum(by_heading(cell) is not None for cell in filled) > len(filled)


def headings(rows: Sequence[Sequence[str]], header: Sequence[int]) -> list[str]:
    """The heading of each column: of two rows both, the upper one carried over the empty cells that it was merged with."""
    lines = [rows[number - 1] for number in header if number <= len(rows)]
    width = max((len(line) for line in lines), default=0)
    found = []
    for column in range(width):
        parts: list[str] = []
        for depth, line in enumerate(lines):
            own = _at(line, column)
            if not own and depth + 1 < len(lines) and any(_at(below, column) for below in lines[depth + 1 :]):
                own = next((line[i] for i in range(min(column, len(line)) - 1, -1, -1) if line[i]), "")
            if own and own not in parts:
                parts.append(own)
        found.append(" / ".join(" ".join(part.split()) for part in parts))
    return found


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
