"""Readers: a file becomes text with its blocks located in it. `read` for a path, `read_bytes` for content in memory.

What a file holds is told by sniff.py; a new format gets a module of its own and its line in `LAYOUTS`.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.model import BlockKind, Reading
from ingest.readers import sniff
from ingest.readers.docx import docx_pieces
from ingest.readers.epub import epub_pieces
from ingest.readers.html import html_pieces
from ingest.readers.limits import DEFAULT, Limits
from ingest.readers.listing import files
from ingest.readers.mail import Attached, mail_pieces
from ingest.readers.ocr import program, recognised
from ingest.readers.odt import odt_pieces
from ingest.readers.pdf import pdf_pieces
from ingest.readers.pieces import Piece, assemble, title_of
from ingest.readers.plain import decode
from ingest.readers.prose import prose_pieces
from ingest.readers.rtf import rtf_text
from ingest.readers.table import Sheets, csv_sheets, table_pieces, xlsx_sheets
from schema.errors import Code, ConveneError

__all__ = ["Limits", "Sheets", "content", "files", "read", "read_bytes", "read_sheets"]

Laid = tuple[list[Piece], str | None, tuple[str, ...]]
# Each may take seconds to read.
MOST_ATTACHED = 20
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"' ]{0,3}([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
TITLE = re.compile(r"^# +(.+?)[ #]*$", re.MULTILINE)


def read(path: Path, limits: Limits = DEFAULT) -> Reading:
    """Read a file. Raises ConveneError with the file's name and what is wrong with it."""
    return read_bytes(*content(path, limits), limits)


def content(path: Path, limits: Limits = DEFAULT) -> tuple[str, bytes]:
    """The name of a file, as text that can be stored, and its bytes. Raises ConveneError like `read`."""
    # a name that is no UTF-8 could be neither shown nor stored
    name = os.fsencode(path).decode("utf-8", errors="replace")
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            next(path.iterdir(), None)
            raise ConveneError(Code.BAD_INPUT, f"{name}: a folder, not a file")
        if not stat.S_ISREG(found.st_mode):
            raise ConveneError(Code.UNKNOWN_FORMAT, f"{name}: a pipe or device, not a file")
        if found.st_size > limits.file:
            raise ConveneError(Code.TOO_LARGE, f"{name}: {found.st_size:,} bytes, more than {limits.file:,}")
        return name, path.read_bytes()
    except FileNotFoundError as error:
        raise ConveneError(Code.NO_SUCH_FILE, f"{name}: there is no such file") from error
    except PermissionError as error:
        raise ConveneError(Code.NO_PERMISSION, f"{name}: you may not read it") from error
    except (OSError, ValueError) as error:
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: it cannot be read ({type(error).__name__})") from error


def read_sheets(path: Path, limits: Limits = DEFAULT) -> Sheets:
    """The sheets of a CSV or XLSX. Raises UNKNOWN_FORMAT for anything else, and ConveneError like `read`."""
    name, data = content(path, limits)
    media, warnings = _known(name, data, limits)
    if media == sniff.XLSX:
        sheets = xlsx_sheets(name, data, limits)
    elif media == sniff.CSV:
        text, more = decode(name, data)
        sheets, warnings = csv_sheets(name, text, limits), (*warnings, *more)
    else:
        raise ConveneError(Code.UNKNOWN_FORMAT, f"{name}: no table; a mapping goes with CSV or XLSX")
    return Sheets(name, hashlib.sha256(data).hexdigest(), media, tuple(sheets), warnings)


def read_bytes(name: str, data: bytes, limits: Limits = DEFAULT) -> Reading:
    """Read content in memory; `name` tells the format only where the content leaves it open."""
    media, warnings = _known(name, data, limits)
    digest = hashlib.sha256(data).hexdigest()
    if media in {sniff.PLAIN, sniff.MARKDOWN, sniff.RTF}:
        return _plain(name, data, media, (digest, warnings), limits)
    pieces, title, more = _laid_out(name, data, media, limits)
    text, blocks = assemble(name, pieces, limits.text)
    return Reading(name, digest, text, blocks, title or title_of(pieces), media, (*warnings, *more))


def _known(name: str, data: bytes, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """The media type of content that is neither empty nor too large, and warnings."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise ConveneError(Code.EMPTY_FILE, f"{name}: there is nothing in it")
    if len(data) > limits.file:
        raise ConveneError(Code.TOO_LARGE, f"{name}: {len(data):,} bytes, more than {limits.file:,}")
    return sniff.media_type(name, data)


def _plain(name: str, data: bytes, media: str, known: tuple[str, tuple[str, ...]], limits: Limits) -> Reading:
    digest, warnings = known
    text, more = (rtf_text(name, data, limits), ()) if media == sniff.RTF else decode(name, data)
    if len(text) > limits.text:
        raise ConveneError(Code.TOO_LARGE, f"{name}: {len(text):,} characters, more than {limits.text:,}")
    if not text.strip():
        raise ConveneError(Code.NO_TEXT, f"{name}: no text in it")
    title = TITLE.search(text[:10_000]) if media == sniff.MARKDOWN else None
    return Reading(name, digest, text, (), title.group(1) if title else None, media, (*warnings, *more))


def _laid_out(name: str, data: bytes, media: str, limits: Limits) -> Laid:
    """The pieces of a format with a layout, its title, and warnings."""
    return LAYOUTS[media](name, data, limits)


def _pdf(name: str, data: bytes, limits: Limits) -> Laid:
    """A PDF; pages without a letter are read as scans where no page has one, or where Tesseract is."""
    pieces, warnings, bare = pdf_pieces(name, data, limits)
    if not bare or (pieces and program() is None):
        return pieces, None, warnings
    seen = recognised(name, data, bare, limits)
    if seen:
        words = f"{len({piece.page for piece in seen})} scanned pages were read by Tesseract; compare quotes with the picture"
        warnings = (*warnings, words)
    return sorted([*pieces, *seen], key=lambda piece: piece.page or 0), None, warnings


def _docx(name: str, data: bytes, limits: Limits) -> Laid:
    return docx_pieces(name, data, limits), None, ()


def _odt(name: str, data: bytes, limits: Limits) -> Laid:
    return odt_pieces(name, data, limits), None, ()


def _xlsx(name: str, data: bytes, limits: Limits) -> Laid:
    return table_pieces(xlsx_sheets(name, data, limits)), None, ()


def _csv(name: str, data: bytes, limits: Limits) -> Laid:
    text, warnings = decode(name, data)
    return table_pieces(csv_sheets(name, text, limits)), None, warnings


def _html(name: str, data: bytes, limits: Limits) -> Laid:
    text, warnings = decode(name, data, _charset(data))
    return (*html_pieces(name, text, limits), warnings)


def _mail(name: str, data: bytes, limits: Limits) -> Laid:
    """A message; what is attached follows under its name where it is read here, and is named with the reason where not."""
    pieces, title, attached = mail_pieces(name, data, limits)
    warnings: list[str] = []
    for file in attached[:MOST_ATTACHED]:
        try:
            own, more = _attachment(file, limits)
        except ConveneError as error:
            own, more = [], (f"attached and not read: {error.message}",)
        heading = Piece(BlockKind.HEADING, f"Attached: {file.name}", 1)
        pieces += [heading, *_renumbered(own, pieces)]
        warnings += more
    if len(attached) > MOST_ATTACHED:
        warnings.append(f"attached and not read: {len(attached) - MOST_ATTACHED} files after the first {MOST_ATTACHED}")
    return pieces, title, tuple(warnings)


def _attachment(file: Attached, limits: Limits) -> tuple[list[Piece], tuple[str, ...]]:
    media, warnings = _known(file.name, file.data, limits)
    if media == sniff.EML:
        raise ConveneError(Code.UNKNOWN_FORMAT, f"{file.name}: a message within a message; save it and read it by itself")
    if media in LAYOUTS:
        pieces, _, more = _laid_out(file.name, file.data, media, limits)
        return pieces, (*warnings, *more)
    if media == sniff.RTF:
        return list(prose_pieces(rtf_text(file.name, file.data, limits))), warnings
    text, more = decode(file.name, file.data)
    return list(prose_pieces(text)), (*warnings, *more)


def _renumbered(own: list[Piece], before: list[Piece]) -> list[Piece]:
    """Pieces of another file: its tables count on, its pages are none of this one."""
    base = max((piece.table for piece in before if piece.table is not None), default=-1) + 1
    return [replace(p, page=None, table=None if p.table is None else p.table + base) for p in own]


def _charset(data: bytes) -> str | None:
    """The encoding that a web page says it is in."""
    told = CHARSET.search(data[:4096])
    return told.group(1).decode("ascii").lower() if told else None


LAYOUTS: dict[str, Callable[[str, bytes, Limits], Laid]] = {
    sniff.PDF: _pdf,
    sniff.DOCX: _docx,
    sniff.ODT: _odt,
    sniff.XLSX: _xlsx,
    sniff.CSV: _csv,
    sniff.HTML: _html,
    sniff.EPUB: epub_pieces,
    sniff.EML: _mail,
}
