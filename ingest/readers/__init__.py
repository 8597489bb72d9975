"""Readers: a file becomes text with its blocks located in it. `read` for a path, `read_bytes` for content in memory.

What a file holds is told by sniff.py; a new format gets a module of its own and its line in `read_bytes`.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from ingest.model import Reading
from ingest.readers import sniff
from ingest.readers.docx import docx_pieces
from ingest.readers.html import html_pieces, page_title
from ingest.readers.limits import DEFAULT, Limits
from ingest.readers.listing import files
from ingest.readers.pdf import pdf_pieces
from ingest.readers.pieces import Piece, assemble, title_of
from ingest.readers.plain import decode
from schema.errors import Code, ConveneError

__all__ = ["Limits", "files", "read", "read_bytes"]

TITLE = re.compile(r"^# +(.+?)[ #]*$", re.MULTILINE)


def read(path: Path, limits: Limits = DEFAULT) -> Reading:
    """Read a file. Raises ConveneError with the file's name and what is wrong with it."""
    name = str(path)
    try:
        if path.is_dir():
            raise ConveneError(Code.NO_PERMISSION, f"{name}: the folder may not be looked into")
        size = path.stat().st_size
        if size > limits.file:
            raise ConveneError(Code.TOO_LARGE, f"{name}: {size:,} bytes, more than {limits.file:,}")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ConveneError(Code.NO_SUCH_FILE, f"{name}: there is no such file") from error
    except PermissionError as error:
        raise ConveneError(Code.NO_PERMISSION, f"{name}: you may not read it") from error
    except OSError as error:
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: it cannot be read ({error.strerror})") from error
    return read_bytes(name, data, limits)


def read_bytes(name: str, data: bytes, limits: Limits = DEFAULT) -> Reading:
    """Read content in memory; `name` tells the format only where the content leaves it open."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise ConveneError(Code.EMPTY_FILE, f"{name}: there is nothing in it")
    if len(data) > limits.file:
        raise ConveneError(Code.TOO_LARGE, f"{name}: {len(data):,} bytes, more than {limits.file:,}")
    media, warnings = sniff.media_type(name, data)
    digest = hashlib.sha256(data).hexdigest()
    if media in {sniff.PLAIN, sniff.MARKDOWN}:
        return _plain(name, data, media, (digest, warnings), limits)
    pieces, title, more = _laid_out(name, data, media, limits)
    text, blocks = assemble(name, pieces, limits.text)
    return Reading(name, digest, text, blocks, title or title_of(pieces), media, (*warnings, *more))


def _plain(name: str, data: bytes, media: str, known: tuple[str, tuple[str, ...]], limits: Limits) -> Reading:
    digest, warnings = known
    text, more = decode(name, data)
    if len(text) > limits.text:
        raise ConveneError(Code.TOO_LARGE, f"{name}: {len(text):,} characters, more than {limits.text:,}")
    if not text.strip():
        raise ConveneError(Code.NO_TEXT, f"{name}: no text in it")
    title = TITLE.search(text[:10_000]) if media == sniff.MARKDOWN else None
    return Reading(name, digest, text, (), title.group(1) if title else None, media, (*warnings, *more))


def _laid_out(name: str, data: bytes, media: str, limits: Limits) -> tuple[list[Piece], str | None, tuple[str, ...]]:
    if media == sniff.PDF:
        return pdf_pieces(name, data, limits), None, ()
    if media == sniff.DOCX:
        return docx_pieces(name, data, limits), None, ()
    text, warnings = decode(name, data)
    return html_pieces(name, text, limits), page_title(text), warnings
