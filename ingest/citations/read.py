"""Reads BibTeX (bibtexparser) and RIS (rispy) into citations. Which documents they cite is in match.py."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath, PureWindowsPath
from typing import Any

import rispy
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string

from ingest.citations.model import MOST_AUTHORS, Citation, day, doi_in
from ingest.readers import content
from ingest.readers.plain import decode
from schema.errors import Code, ConveneError

# A thousand entries take about half a megabyte.
LARGEST = 20_000_000
FIRST_SHOWN = 3
RIS_ENTRY = re.compile(r"^TY  - ?", re.MULTILINE)
# JabRef writes `description:path:type`, Zotero `path1;path2`.
FILE_PARTS = re.compile(r"(?<!\\)[;:]")


def read_citations(path: Path) -> tuple[list[Citation], tuple[str, ...]]:
    """The citations of a .bib or .ris file, and what could not be read. Raises ConveneError with the file's name."""
    reader = SUFFIXES.get(path.suffix.lower())
    if reader is None:
        raise ConveneError(Code.UNKNOWN_FORMAT, f"{path}: no bibliography; citations are read from {' and '.join(SUFFIXES)}")
    name, data = content(path)
    if len(data) > LARGEST:
        raise ConveneError(Code.TOO_LARGE, f"{name}: {len(data):,} bytes, more than {LARGEST:,}")
    text, warnings = decode(name, data)
    found, more = reader(name, text)
    if not found:
        raise ConveneError(Code.BAD_INPUT, f"{name}: there is no citation in it{'; ' + more[0] if more else ''}")
    return found, (*warnings, *more)


def _bibtex(name: str, text: str) -> tuple[list[Citation], tuple[str, ...]]:
    # it logs each fault with the words of the file
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    parts = [middlewares.LatexDecodingMiddleware(), middlewares.SeparateCoAuthors()]
    try:
        library = parse_string(text, append_middleware=parts)
    except Exception as error:  # its parsers let errors of every kind through
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: BibTeX that cannot be read ({type(error).__name__})") from error
    entries = [{key.lower(): value.value for key, value in entry.fields_dict.items()} for entry in library.entries]
    return [c for fields in entries for c in [_entry(fields)] if c], _faults([b.start_line or 0 for b in library.failed_blocks])


def _faults(lines: list[int]) -> tuple[str, ...]:
    """A word on the entries that begin at these lines (from 0) and could not be read."""
    more = f" and {len(lines) - FIRST_SHOWN} more" if len(lines) > FIRST_SHOWN else ""
    shown = ", ".join(str(line + 1) for line in lines[:FIRST_SHOWN])
    return (f"entries that cannot be read begin at line {shown}{more}",) if lines else ()


def _entry(fields: dict[str, Any]) -> Citation | None:
    def said(*names: str) -> str:
        return next((_words(str(fields[n])) for n in names if fields.get(n)), "")

    if not said("title"):
        return None
    authors = fields.get("author") or []
    date = said("date").split("-")
    published = day(date[0], *date[1:3]) or day(said("year"), said("month"), said("day"))
    return Citation(
        said("title"),
        tuple(_words(a) for a in ([authors] if isinstance(authors, str) else authors)[:MOST_AUTHORS]),
        published,
        doi_in(f"{said('doi')} {said('url')}"),
        said("journal", "journaltitle", "booktitle") or None,
        said("publisher", "institution", "school", "organization") or None,
        said("url") or None,
        tuple(_files(str(fields.get("file", "")))),
    )


def _ris(_name: str, text: str) -> tuple[list[Citation], tuple[str, ...]]:
    plain = text.replace("\r\n", "\n")
    starts = [found.start() for found in RIS_ENTRY.finditer(plain)]
    citations: list[Citation] = []
    faults: list[int] = []
    # Entry by entry: one that cannot be read must not take the others with it.
    for start, end in zip(starts, [*starts[1:], len(plain)], strict=False):
        try:
            entries = rispy.loads(plain[start:end], skip_unknown_tags=True)
        except Exception:  # noqa: BLE001 its parser lets errors of every kind through
            faults.append(plain.count("\n", 0, start))
            continue
        citations += [c for entry in entries for c in [_ris_entry(entry)] if c]
    return citations, _faults(faults)


def _ris_entry(entry: dict[str, Any]) -> Citation | None:
    def said(*names: str) -> str:
        return next((_words(" ".join(v) if isinstance(v := entry[n], list) else str(v)) for n in names if entry.get(n)), "")

    title = said("primary_title", "title", "short_title")
    if not title:
        return None
    authors = entry.get("authors") or entry.get("first_authors") or []
    date = said("date", "publication_year", "year").split("/")
    files = [str(v) for n in ("file_attachments1", "file_attachments2") for v in _list(entry.get(n))]
    urls = " ".join(str(v) for v in _list(entry.get("urls")))
    return Citation(
        title,
        tuple(_words(a) for a in authors[:MOST_AUTHORS]),
        day(date[0], *date[1:3]) or day(said("year", "publication_year")),
        doi_in(f"{said('doi')} {urls}"),
        said("journal_name", "secondary_title", "alternate_title1") or None,
        said("publisher") or None,
        urls.split(" ")[0] or None,
        tuple(name for file in files for name in _files(file)),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _words(text: str) -> str:
    return " ".join(text.replace("{", "").replace("}", "").split())


def _files(field: str) -> Iterator[str]:
    """Names of files, without their folders. To LaTeX the two backslashes of an escaped path are a line break."""
    for part in FILE_PARTS.split(field.replace("\n", "/")):
        name = PureWindowsPath(PurePath(part.replace("\\:", ":").strip()).name).name.strip()
        if "." in name:
            yield name


SUFFIXES: dict[str, Callable[[str, str], tuple[list[Citation], tuple[str, ...]]]] = {".bib": _bibtex, ".ris": _ris}
