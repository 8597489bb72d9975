"""EPUB: the pages of the spine in their order, each read as a web page. What the spine does not name is not read."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from ingest.readers.html import html_pieces
from ingest.readers.limits import Limits
from ingest.readers.pieces import Piece
from ingest.readers.plain import decode
from ingest.readers.zipped import opening
from schema.errors import Code, ConveneError

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
SPINE_PAGES = 5_000
CIPHERED = re.compile(rb"CipherReference[^>]+URI=[\"']([^\"']+)")


def epub_pieces(name: str, data: bytes, limits: Limits) -> tuple[list[Piece], str | None, tuple[str, ...]]:
    """The pieces of a book, its title, and warnings. Raises DAMAGED_FILE, ENCRYPTED_FILE or TOO_LARGE."""
    with opening(name, "an EPUB", data, limits), zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _book(name, archive, limits)


def _book(name: str, archive: zipfile.ZipFile, limits: Limits) -> tuple[list[Piece], str | None, tuple[str, ...]]:
    there = set(archive.namelist())
    package = _xml(archive, CONTAINER).find(".//{*}rootfile").get("full-path")
    opf = _xml(archive, package)
    pages = list(_spine(opf, posixpath.dirname(package)))
    if ENCRYPTION in there and {unquote(m.decode()) for m in CIPHERED.findall(archive.read(ENCRYPTION))} & set(pages):
        raise ConveneError(Code.ENCRYPTED_FILE, f"{name}: its pages are locked")
    pieces: list[Piece] = []
    missing = [page for page in pages if page not in there]
    tables = size = 0
    for page in pages:
        if page not in there:
            continue
        own, _ = html_pieces(name, decode(name, archive.read(page))[0], limits)
        size += sum(len(piece.text) for piece in own)
        if size > limits.text:
            raise ConveneError(Code.TOO_LARGE, f"{name}: the text is longer than {limits.text:,} characters")
        pieces += [piece if piece.table is None else replace(piece, table=piece.table + tables) for piece in own]
        tables = max((piece.table for piece in pieces if piece.table is not None), default=-1) + 1
    title = opf.findtext(".//{http://purl.org/dc/elements/1.1/}title")
    warnings = (f"pages that the book names and does not hold: {', '.join(missing[:5])}",) if missing else ()
    return pieces, " ".join(title.split()) if title else None, warnings


def _spine(opf: etree._Element, folder: str) -> Iterator[str]:
    """The parts that are the pages of the book, in order."""
    hrefs = {item.get("id"): item.get("href", "") for item in opf.iterfind(".//{*}manifest/{*}item")}
    for number, reference in enumerate(opf.iterfind(".//{*}spine/{*}itemref")):
        href = hrefs.get(reference.get("idref"))
        if href and number < SPINE_PAGES:
            yield posixpath.normpath(posixpath.join(folder, unquote(href.split("#")[0])))


def _xml(archive: zipfile.ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(part), parser)
