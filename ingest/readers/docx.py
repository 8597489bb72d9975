"""DOCX: headings, paragraphs, list items and table cells in the order of the document, content controls and text boxes too.

What is struck out, moved away or stands in headers and notes is not read. The file is checked before it is unzipped.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from ingest.model import BlockKind
from ingest.readers.limits import Limits
from ingest.readers.pieces import Piece
from ingest.readers.zipped import opening

HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
LIST_DEPTH = re.compile(r"list (?:bullet|number|paragraph|continue)?\s*(\d)?", re.IGNORECASE)
P, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
TEXT, TAB, HYPHEN, BOX = qn("w:t"), qn("w:tab"), qn("w:noBreakHyphen"), qn("w:txbxContent")
BREAKS = frozenset({qn("w:br"), qn("w:cr")})
GONE = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:pPr"),
        qn("w:rPr"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)


def docx_pieces(name: str, data: bytes, limits: Limits) -> list[Piece]:
    """The pieces of a DOCX. Raises DAMAGED_FILE, ENCRYPTED_FILE or TOO_LARGE."""
    with opening(name, "a DOCX", data, limits):
        return list(_Reader(docx.Document(io.BytesIO(data))).inside(None))


class _Reader:
    """Walks the body of one document; holds its styles and the number of its tables."""

    def __init__(self, document: Document) -> None:
        self.body = document.element.body
        self.styles = {style.style_id: style for style in document.styles}
        self.tables = 0

    def inside(self, parent: Any | None) -> Iterator[Piece]:
        """The pieces below an element, the body by default; what wraps blocks is looked through."""
        for child in (self.body if parent is None else parent).iterchildren():
            if child.tag == P:
                yield from self._paragraph(child)
            elif child.tag == TABLE:
                yield from self._table(child)
            elif child.tag not in GONE and isinstance(child.tag, str):
                yield from self.inside(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Piece]:
        boxes: list[Any] = []
        words = "".join(_words(paragraph, boxes))
        kind, level = self._kind(paragraph)
        yield Piece(kind, words, level)
        for box in boxes:
            yield from self.inside(box)

    def _kind(self, paragraph: Any) -> tuple[BlockKind, int]:
        """By its style, those that the style is based on, and its own numbering."""
        properties = paragraph.pPr
        style = self.styles.get(properties.style) if properties is not None and properties.style else None
        depth = _depth(properties)
        for _ in range(10):  # styles may be based on each other in a circle
            if style is None:
                break
            name = style.name or ""
            heading = HEADING.match(name)
            if heading or name == "Title":
                return BlockKind.HEADING, int(heading.group(1)) if heading else 1
            listed = LIST_DEPTH.match(name)
            numbered = _depth(getattr(style.element, "pPr", None))
            if depth is None and (numbered is not None or (listed and name != "List Paragraph")):
                depth = numbered if numbered is not None else max(int((listed and listed.group(1)) or 1) - 1, 0)
            style = getattr(style, "base_style", None)
        return (BlockKind.PARAGRAPH, 0) if depth is None else (BlockKind.ITEM, depth)

    def _table(self, table: Any) -> Iterator[Piece]:
        number = self.tables
        self.tables += 1
        for row, line in enumerate(table.iterchildren(ROW)):
            column = 0
            for cell in line.iter(CELL):
                if next(cell.iterancestors(TABLE)) is not table:
                    continue  # of a table within a cell, whose words belong to that cell
                properties = cell.tcPr
                merged = properties is not None and properties.vMerge_val == "continue"
                if not merged:
                    words = "\n".join("".join(_words(paragraph, [])) for paragraph in cell.iter(P))
                    yield Piece(BlockKind.CELL, words, table=number, row=row, column=column)
                column += cell.grid_span


def _depth(properties: Any) -> int | None:
    """The depth of a numbered paragraph; None where it has no number."""
    numbering = getattr(properties, "numPr", None)
    if numbering is None or (numbering.numId is not None and numbering.numId.val == 0):
        return None
    return int(numbering.ilvl.val) if numbering.ilvl is not None else 0


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The words of a paragraph in order; text boxes are put aside."""
    for child in element.iterchildren():
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag == TAB:
            yield "\t"
        elif child.tag == HYPHEN:
            yield "-"
        elif child.tag in BREAKS:
            yield "\n"
        elif child.tag == BOX:
            boxes.append(child)
        elif child.tag not in GONE and isinstance(child.tag, str):
            yield from _words(child, boxes)
