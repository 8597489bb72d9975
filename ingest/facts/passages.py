"""Passages as rows, and the passage at a place of the text. Withheld passages have no row: nothing can rest on them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from graph.facts import PassageRow
from graph.ids import make_id
from ingest.model import Screened


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of one document, in order, with their starts to search in."""

    text: str
    rows: tuple[PassageRow, ...]
    starts: tuple[int, ...]

    def at(self, start: int, end: int) -> PassageRow | None:
        """The passage that holds text[start:end] whole, or None."""
        index = bisect_right(self.starts, start) - 1
        if index < 0 or end > self.rows[index].end:
            return None
        return self.rows[index]


def passages(screened: Screened, document: str) -> Passages:
    """The rows of the passages that may be stored."""
    text = screened.structured.reading.text
    held = {span.start for span in screened.withheld}
    rows: list[PassageRow] = []
    for passage in screened.structured.passages:
        words = text[passage.start : passage.end]
        if words.strip() and passage.start not in held:
            identity = make_id("passage", document, passage.start, passage.end)
            row = PassageRow(identity, len(rows), passage.start, passage.end, words, passage.page, passage.path)
            rows.append(row)
    return Passages(text, tuple(rows), tuple(row.start for row in rows))
