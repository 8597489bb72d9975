"""Run as a script of its own: the lines of a PDF from standard input, as JSON on standard output. What they mean is in pdf.py.

A process of its own has bounds on memory and time, and can crash without taking an ingest with it. Imports nothing of Convene.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

LINE = re.compile(r"[^\r\n]+")
# A hyphen that only breaks a word at the end of a line, as PDFium marks it.
SOFT_HYPHEN = re.compile("[\u0002\ufffe]\\s*")
BOLD = re.compile(rb"bold|black|heavy|semib", re.IGNORECASE)
FORCE_BOLD = 1 << 18  # of the flags of a font
PASSWORD, FILE, MEMORY = "password", "file", "memory"


def main() -> None:
    """Arguments: memory in bytes, seconds, most pages, most characters."""
    memory, seconds, pages, characters = map(int, sys.argv[1:])
    _bound(memory, seconds)
    try:
        found = _read(sys.stdin.buffer.read(), pages, characters)
    except MemoryError:
        found = {"error": MEMORY}
    json.dump(found, sys.stdout)


def _bound(memory: int, seconds: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _read(data: bytes, most_pages: int, most_characters: int) -> dict[str, Any]:
    """`pages` and `lines` ([page, text, size, height, left, bold]), or `error`; `broken` and `bare` are numbers of pages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"error": PASSWORD if "password" in str(error).lower() else FILE}
    count = len(document)
    lines: list[list[Any]] = []
    broken: list[int] = []
    bare: list[int] = []
    size = 0
    for number in range(min(count, most_pages)):
        try:
            own = list(_lines(document, number))
            lines += [[number + 1, *line] for line in own]
            if not own and _is_picture(document, number):
                bare.append(number + 1)
        except pypdfium2.PdfiumError:
            broken.append(number + 1)
        size = sum(len(line[1]) for line in lines[-1000:]) + size if len(lines) > most_characters // 1000 else size
        if size > most_characters:
            break
    return {"pages": count, "lines": lines, "broken": broken, "bare": bare}


def _is_picture(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether a page shows a picture: without letters it is a scan, or blank."""
    page = document[number]
    found = any(True for _ in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3))
    page.close()
    return found


def _lines(document: pypdfium2.PdfDocument, number: int) -> Iterator[list[Any]]:
    page = document[number]
    words = page.get_textpage()
    text = SOFT_HYPHEN.sub(_blank, words.get_text_range(errors="replace"))
    for found in LINE.finditer(text):
        line = found.group()
        if line.strip("\0 \t"):
            at = found.start() + len(line) - len(line.lstrip("\0 \t"))
            at = max(pdfium.FPDFText_GetCharIndexFromTextIndex(words.raw, at), 0)
            yield [line.replace("\0", ""), *_look(words, at)]
    words.close()
    page.close()


def _blank(found: re.Match[str]) -> str:
    """As many characters that are dropped later: places on the page must hold while its letters are measured."""
    return "\0" * len(found.group())


def _look(words: pypdfium2.PdfTextPage, at: int) -> list[Any]:
    """Size of the letters, height of the base line on the page, left edge (points), and whether they are bold."""
    left, base = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(words.raw, at, ctypes.byref(left), ctypes.byref(base))
    loose = pdfium.FS_RECTF()
    tall = pdfium.FPDFText_GetLooseCharBox(words.raw, at, ctypes.byref(loose))
    size = round(loose.top - loose.bottom if tall else pdfium.FPDFText_GetFontSize(words.raw, at), 1)
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(words.raw, at, name, 128, ctypes.byref(flags))
    bold = bool(BOLD.search(name.value)) or bool(flags.value & FORCE_BOLD)
    return [size, round(base.value, 1), round(left.value, 1), bold]


if __name__ == "__main__":
    main()
