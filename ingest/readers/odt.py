"""ODT: headings, paragraphs, list items and table cells in the order of the text. Notes and tracked changes are not read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ingest.model import BlockKind
from ingest.readers.limits import Limits
from ingest.readers.pieces import Piece
from ingest.readers.zipped import opening
from schema.errors import Code, ConveneError

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
BODY = f"{OFFICE}body/{OFFICE}text"
PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
GONE = frozenset(
    {f"{TEXT}tracked-changes", f"{TEXT}note", f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{OFFICE}forms"}
    | {f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}table-of-content", f"{TEXT}alphabetical-index"}
)
ITEMS = frozenset({f"{TEXT}list-item", f"{TEXT}list-header"})
CELLS = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})
# A repeated cell is an empty stretch of the page as a rule; more columns than this no text has.
WIDEST = 1000
LEVELS, DEEPEST_LIST = 6, 12
SPACES = 100
SIGNS = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}


def odt_pieces(name: str, data: bytes, limits: Limits) -> list[Piece]:
    """The pieces of an ODT. Raises DAMAGED_FILE, ENCRYPTED_FILE or TOO_LARGE."""
    with opening(name, "an ODT", data, limits):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            locked = b"encryption-data" in archive.read("META-INF/manifest.xml")
            content = archive.read("content.xml")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
        body = None if locked else etree.fromstring(content, parser).find(BODY)
        pieces = [] if body is None else list(_Reader().inside(body))
    if locked:
        raise ConveneError(Code.ENCRYPTED_FILE, f"{name}: protected by a password")
    if body is None:
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: an ODT without a text")
    return pieces


class _Reader:
    """Walks one document; holds the depth of its lists and the number of its tables. The parser allows 256 levels of tags."""

    def __init__(self) -> None:
        self.depth = -1
        self.tables = 0

    def inside(self, parent: Any) -> Iterator[Piece]:
        """The pieces below an element; sections, indexes and the like are looked through."""
        for child in parent:
            if child.tag in PARAGRAPHS:
                yield from self._paragraph(child)
            elif child.tag == f"{TEXT}list":
                self.depth += 1
                yield from self.inside(child)
                self.depth -= 1
            elif child.tag == f"{TABLE}table":
                yield from self._table(child)
            elif child.tag not in GONE:
                yield from self.inside(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Piece]:
        boxes: list[Any] = []
        words = "".join(_words(paragraph, boxes))
        if paragraph.tag == f"{TEXT}h":
            yield Piece(BlockKind.HEADING, words, min(max(_number(paragraph, f"{TEXT}outline-level", 1), 1), LEVELS))
        elif self.depth >= 0:
            # The second paragraph of an item goes on with it.
            first = paragraph.getparent().tag not in ITEMS or paragraph.getprevious() is None
            yield Piece(BlockKind.ITEM if first else BlockKind.PARAGRAPH, words, min(self.depth, DEEPEST_LIST) if first else 0)
        else:
            yield Piece(BlockKind.PARAGRAPH, words)
        for box in boxes:
            yield from self.inside(box)

    def _table(self, table: Any) -> Iterator[Piece]:
        number = self.tables
        self.tables += 1
        for row, line in enumerate(_rows(table)):
            column = 0
            for cell in line:
                if cell.tag in CELLS:
                    paragraphs = (p for p in cell.iter(*PARAGRAPHS) if not any(a.tag in GONE for a in p.iterancestors()))
                    words = "\n".join("".join(_words(paragraph, [])) for paragraph in paragraphs)
                    yield Piece(BlockKind.CELL, words, table=number, row=row, column=column)
                    column += min(_number(cell, f"{TABLE}number-columns-repeated", 1), WIDEST)


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, those of its groups and heads too; rows of a table within a cell are not its own."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in {f"{TABLE}table-header-rows", f"{TABLE}table-row-group", f"{TABLE}table-rows"}:
            yield from _rows(child)


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The words of a paragraph in order; text boxes are put aside."""
    yield element.text or ""
    for child in element:
        if child.tag in SIGNS:
            yield SIGNS[child.tag] * min(_number(child, f"{TEXT}c", 1), SPACES)
        elif child.tag == f"{DRAW}text-box":
            boxes.append(child)
        elif child.tag not in GONE:
            yield from _words(child, boxes)
        yield child.tail or ""


def _number(element: Any, attribute: str, default: int) -> int:
    told = element.get(attribute, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < len(str(WIDEST)) * 2 else default
