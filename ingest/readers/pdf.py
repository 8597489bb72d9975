"""PDF: lines of each page joined to paragraphs, headings by the size of their letters, items by their marks. No scans are read.

Only the text layer is used; white space and page numbers that a layout adds are dropped.
"""

from __future__ import annotations

import ctypes
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.model import BlockKind
from ingest.readers.limits import Limits
from ingest.readers.pieces import Piece
from schema.errors import Code, ConveneError

LINE = re.compile(r"[^\r\n]+")
# A hyphen that only breaks a word at the end of a line.
SOFT_HYPHEN = re.compile("[\u0002\ufffe]\\s*")
MARK = re.compile(r"(?:[•●▪◦‣–—*-]|\(?[a-z]\)|\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\([ivx]+\)|[A-Z]\.) +(?=\S)")
PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?", re.IGNORECASE)
# Ratios to the size of the body's letters.
HEADING, GAP = 1.12, 1.9
HEADING_WORDS = 25
LEVELS = 4


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its words, the size of its letters and its height on the page, both in points."""

    text: str
    size: float
    top: float
    page: int


def pdf_pieces(name: str, data: bytes, limits: Limits) -> list[Piece]:
    """The pieces of a PDF. Raises DAMAGED_FILE, ENCRYPTED_FILE or TOO_LARGE."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        code = Code.ENCRYPTED_FILE if locked else Code.DAMAGED_FILE
        raise ConveneError(code, f"{name}: {'protected by a password' if locked else 'a PDF that cannot be opened'}") from error
    try:
        if len(document) > limits.pages:
            raise ConveneError(Code.TOO_LARGE, f"{name}: {len(document):,} pages, more than {limits.pages:,}")
        lines = list(_lines(name, document, limits))
    finally:
        document.close()
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return list(_pieces(lines, sizes))


def _lines(name: str, document: pypdfium2.PdfDocument, limits: Limits) -> Iterator[_Line]:
    end = time.monotonic() + limits.seconds
    for number in range(len(document)):
        if time.monotonic() > end:
            raise ConveneError(Code.TOO_LARGE, f"{name}: page {number + 1} was not reached within {limits.seconds} s")
        try:
            page = document[number]
            words = page.get_textpage()
            text = words.get_text_range()
        except pypdfium2.PdfiumError as error:
            raise ConveneError(Code.DAMAGED_FILE, f"{name}: page {number + 1} cannot be read") from error
        for match in LINE.finditer(SOFT_HYPHEN.sub(_blank, text)):
            if match.group().strip() and not PAGE_NUMBER.fullmatch(match.group().strip()):
                at = match.start() + len(match.group()) - len(match.group().lstrip())
                size = round(pdfium.FPDFText_GetFontSize(words.raw, at), 1)
                yield _Line(match.group().replace("\u0000", ""), size, _top(words, at), number + 1)
        words.close()
        page.close()


def _blank(match: re.Match[str]) -> str:
    """As many characters that are dropped later: offsets into the page must hold while its letters are measured."""
    return "\u0000" * len(match.group())


def _top(words: pypdfium2.PdfTextPage, at: int) -> float:
    box = [ctypes.c_double() for _ in range(4)]
    found = pdfium.FPDFText_GetCharBox(words.raw, at, *(ctypes.byref(value) for value in box))
    return box[2].value if found else 0.0


def _pieces(lines: list[_Line], sizes: Counter[float]) -> Iterator[Piece]:
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    larger = sorted((size for size in sizes if size > body * HEADING), reverse=True)
    open_lines: list[_Line] = []
    for line in lines:
        if open_lines and _begins(line, open_lines[-1]):
            yield _joined(open_lines, larger)
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield _joined(open_lines, larger)


def _begins(line: _Line, before: _Line) -> bool:
    """Whether a line begins a piece: another size, a mark of an item, or a gap above it."""
    if line.size != before.size or MARK.match(line.text.lstrip()):
        return True
    if line.page != before.page:
        return before.text.rstrip()[-1:] in ".:;!?"
    return before.top - line.top > GAP * line.size or line.top - before.top > line.size


def _joined(lines: list[_Line], larger: list[float]) -> Piece:
    text = " ".join(line.text.strip() for line in lines)
    first = lines[0]
    if first.size in larger and len(text.split()) <= HEADING_WORDS:
        return Piece(BlockKind.HEADING, text, min(larger.index(first.size) + 1, LEVELS), first.page)
    kind = BlockKind.ITEM if MARK.match(text) else BlockKind.PARAGRAPH
    return Piece(kind, text, 0, first.page)
