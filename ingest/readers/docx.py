"""DOCX: headings, paragraphs, list items and table cells in the order of the document. Only its main text is read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from ingest.model import BlockKind
from ingest.readers.limits import Limits
from ingest.readers.pieces import Piece
from schema.errors import Code, ConveneError

HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
SMALL_PART = 1_000_000


def docx_pieces(name: str, data: bytes, limits: Limits) -> list[Piece]:
    """The pieces of a DOCX. Raises DAMAGED_FILE or TOO_LARGE."""
    try:
        _check_sizes(name, data, limits)
        return list(_pieces(docx.Document(io.BytesIO(data))))
    except (zipfile.BadZipFile, PackageNotFoundError, etree.XMLSyntaxError, KeyError, ValueError, OSError) as error:
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: a DOCX that cannot be opened") from error


def _check_sizes(name: str, data: bytes, limits: Limits) -> None:
    """Refuse what would unzip to far more than prose does, before anything is unzipped."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    if total > limits.unzipped:
        raise ConveneError(Code.TOO_LARGE, f"{name}: unzips to {total:,} bytes, more than {limits.unzipped:,}")
    for part in parts:
        steep = part.file_size > SMALL_PART and part.file_size > limits.ratio * max(part.compress_size, 1)
        if steep or (part.filename.endswith(".xml") and part.file_size > limits.part):
            raise ConveneError(Code.TOO_LARGE, f"{name}: its part {part.filename!r} unzips to {part.file_size:,} bytes")


def _pieces(document: Document) -> Iterator[Piece]:
    tables = 0
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _paragraph(block)
        else:
            yield from _cells(block, tables)
            tables += 1


def _paragraph(block: Paragraph) -> Piece:
    style = block.style.name if block.style is not None and block.style.name else ""
    heading = HEADING.match(style)
    if heading or style == "Title":
        return Piece(BlockKind.HEADING, block.text, int(heading.group(1)) if heading else 1)
    properties = block._p.pPr  # noqa: SLF001 python-docx shows the depth of an item nowhere else
    numbered = properties.numPr if properties is not None else None
    if numbered is not None or style.startswith("List"):
        depth = numbered.ilvl.val if numbered is not None and numbered.ilvl is not None else 0  # type: ignore[attr-defined] # untyped XML
        return Piece(BlockKind.ITEM, block.text, int(depth))
    return Piece(BlockKind.PARAGRAPH, block.text)


def _cells(table: Table, number: int) -> Iterator[Piece]:
    seen: set[object] = set()
    for row, line in enumerate(table.rows):
        for column, cell in enumerate(line.cells):
            # A merged cell stands once for each place that it covers.
            if cell._tc not in seen:  # noqa: SLF001 as above
                seen.add(cell._tc)  # noqa: SLF001
                yield Piece(BlockKind.CELL, cell.text, table=number, row=row, column=column)
