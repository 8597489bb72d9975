"""What formats that are ZIP archives have in common: an archive is checked whole before any part of it is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from ingest.readers.limits import Limits
from schema.errors import Code, ConveneError

SMALL_PART = 1_000_000
MOST_PARTS = 10_000
# Definitions of document types have no place in office files: they are how entity bombs are made.
DOCTYPES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
XML = (".xml", ".rels", ".opf")


def check_parts(name: str, data: bytes, limits: Limits) -> None:
    """Refuse what would unzip to far more than prose does, what is locked, and what defines entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        total = sum(part.file_size for part in parts)
        if total > limits.unzipped or len(parts) > MOST_PARTS:
            raise ConveneError(Code.TOO_LARGE, f"{name}: unzips to {total:,} bytes in {len(parts):,} parts")
        for part in parts:
            steep = part.file_size > SMALL_PART and part.file_size > limits.ratio * max(part.compress_size, 1)
            xml = part.filename.endswith(XML)
            if part.flag_bits & 1:
                raise ConveneError(Code.ENCRYPTED_FILE, f"{name}: its part {part.filename!r} is locked")
            if steep or (xml and part.file_size > limits.part):
                raise ConveneError(Code.TOO_LARGE, f"{name}: its part {part.filename!r} unzips to {part.file_size:,} bytes")
            if xml:
                _check_xml(name, part.filename, archive.read(part), limits)


@contextmanager
def opening(name: str, what: str, data: bytes, limits: Limits) -> Iterator[None]:
    """Around the reading of `what` ("a DOCX"), its parts looked at first: whatever goes wrong says that it is damaged."""
    try:
        check_parts(name, data, limits)
        yield
    except ConveneError:
        raise
    except MemoryError as error:
        raise ConveneError(Code.TOO_LARGE, f"{name}: it takes too much memory to open") from error
    except Exception as error:
        # KeyError for a missing part, errors of ZIP, of zlib and of XML.
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: {what} that cannot be opened ({type(error).__name__})") from error


def _check_xml(name: str, part: str, xml: bytes, limits: Limits) -> None:
    if any(mark in xml for mark in DOCTYPES):
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: its part {part!r} defines a document type, which it has no need of")
    count = xml.count(b"<")
    if count > limits.tags * 2:
        raise ConveneError(Code.TOO_LARGE, f"{name}: its part {part!r} has {count:,} tags")
