"""PDF: lines become headings, list items and paragraphs, with their page. The lines are read in a process of its own.

Headings by larger or bold letters, items by their mark, paragraphs by gaps. Words that a line breaks are joined.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from ingest.model import BlockKind
from ingest.readers.limits import Limits
from ingest.readers.pieces import Piece
from schema.errors import Code, ConveneError

WORKER = Path(__file__).with_name("pdf_worker.py")
MARK = re.compile(r"(?:[•●▪◦‣–—*·o-]|\(?[a-z]\)|\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\([ivx]+\)|[A-Z]\.) +(?=\S)")
PAGE_NUMBER = re.compile(r"[-–— ]*(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-–— ]*", re.IGNORECASE)
BROKEN_WORD = re.compile(r"(?<=[a-z]{2})-$")
# Ratios to the size of the body's letters.
HEADING = 1.12
GAP = 1.3  # between paragraphs, in pitches of lines
SINGLE = 1.05  # single spacing, in heights of letters
USUAL = 0.03  # of all lines: what so many gaps measure is a pitch
BULLET = re.compile(r"[•●▪◦‣–—*·o-] ")
HEADING_WORDS, BOLD_WORDS = 25, 12
LEVELS = 4
INDENT = 12.0  # points from one depth of a list to the next, at least
REPEATED_PAGES = 3  # a line at the edge of so many pages is a running head
GRACE = 5  # seconds for the process to start


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its words, the size of its letters, height and left edge on the page in points, whether it is bold."""

    page: int
    text: str
    size: float
    top: float
    left: float
    bold: bool


@dataclass(frozen=True, slots=True)
class _Look:
    """How a document is set: sizes larger than its body's, largest first; left edges of its items; the pitch of its lines."""

    larger: tuple[float, ...]
    margins: tuple[float, ...]
    pitch: float


def pdf_pieces(name: str, data: bytes, limits: Limits) -> tuple[list[Piece], tuple[str, ...], tuple[int, ...]]:
    """The pieces of a PDF, warnings, and the pages that show a picture and no letter. Raises DAMAGED_FILE and the like."""
    found = _ask(name, data, limits)
    if found["pages"] > limits.pages:
        raise ConveneError(Code.TOO_LARGE, f"{name}: {found['pages']:,} pages, more than {limits.pages:,}")
    broken = found["broken"]
    lines = _without_running_heads([_Line(*line) for line in found["lines"]])
    if broken and not lines:
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: page {broken[0]} cannot be read")
    warnings = (f"pages that cannot be read: {', '.join(map(str, broken[:10]))}",) if broken else ()
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return list(_pieces(lines, sizes)), warnings, tuple(found["bare"])


def _ask(name: str, data: bytes, limits: Limits) -> dict[str, Any]:
    bounds = [str(bound) for bound in (limits.memory, limits.seconds, limits.pages + 1, limits.text)]
    try:
        # -P keeps the folder of the script, which has modules named like others, out of the way
        done = subprocess.run(
            [sys.executable, "-P", str(WORKER), *bounds],
            input=data,
            capture_output=True,
            timeout=limits.seconds + GRACE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ConveneError(Code.TOO_LARGE, f"{name}: not read within {limits.seconds} s") from error
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: the PDF makes its reader fail ({done.returncode})") from error
    what = {
        "password": (Code.ENCRYPTED_FILE, "protected by a password"),
        "file": (Code.DAMAGED_FILE, "a PDF that cannot be opened"),
        "memory": (Code.TOO_LARGE, f"it takes more than {limits.memory:,} bytes of memory"),
    }.get(found.get("error", ""))
    if what:
        raise ConveneError(what[0], f"{name}: {what[1]}")
    return found


def _without_running_heads(lines: Sequence[_Line]) -> list[_Line]:
    """Without page numbers, and without the first and last lines that stand alike on several pages."""
    edges: Counter[str] = Counter()
    pages: dict[int, list[_Line]] = {}
    for line in lines:
        if not PAGE_NUMBER.fullmatch(line.text.strip()):
            pages.setdefault(line.page, []).append(line)
    for own in pages.values():
        edges.update({_shape(line) for line in (own[0], own[-1])})
    repeated = {shape for shape, count in edges.items() if count >= REPEATED_PAGES and count * 2 > len(pages)}
    kept = []
    for own in pages.values():
        kept += [line for line in own if line not in (own[0], own[-1]) or _shape(line) not in repeated]
    return kept


def _shape(line: _Line) -> str:
    return re.sub(r"\d+", "0", " ".join(line.text.split()))


def _pieces(lines: Sequence[_Line], sizes: Counter[float]) -> Iterator[Piece]:
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    look = _Look(
        tuple(sorted((s for s in sizes if s > body * HEADING), reverse=True)), _margins(lines, body), _pitch(lines, body)
    )
    open_lines: list[_Line] = []
    for line in lines:
        if open_lines and _begins(line, open_lines[-1], look):
            yield _joined(open_lines, look)
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield _joined(open_lines, look)


def _pitch(lines: Sequence[_Line], body: float) -> float:
    """From one line of a paragraph to the next, in points: the least gap that is usual."""
    gaps = Counter(
        round(before.top - line.top)
        for before, line in pairwise(lines)
        if before.page == line.page and before.size == line.size == body and before.top - line.top > body / 2
    )
    usual = [gap for gap, count in gaps.items() if count >= max(2, USUAL * len(lines))]
    return float(min(usual)) if usual else body * SINGLE


def _margins(lines: Sequence[_Line], body: float) -> tuple[float, ...]:
    """The left edges of list items, outermost first, those nearer than INDENT taken as one."""
    found: list[float] = []
    for left in sorted(
        {line.left for line in lines if MARK.match(line.text.lstrip()) and not line.bold and line.size <= body * HEADING}
    ):
        if not found or left - found[-1] >= INDENT:
            found.append(left)
    return tuple(found)


def _begins(line: _Line, before: _Line, look: _Look) -> bool:
    """Whether a line begins a piece: other letters, a mark of an item, or a gap above it."""
    if MARK.match(line.text.lstrip()):
        return True
    if line.bold != before.bold or abs(line.size - before.size) > before.size * (HEADING - 1):
        # a bullet may be set in larger letters than the words of its item
        return not (BULLET.match(before.text.lstrip()) and line.bold == before.bold and line.top < before.top)
    if line.page != before.page:
        return before.text.rstrip()[-1:] in ".:;!?"
    pitch = max(look.pitch, line.size)
    return before.top - line.top > GAP * pitch or line.top - before.top > line.size


def _joined(lines: Sequence[_Line], look: _Look) -> Piece:
    text = ""
    for line in lines:
        words = line.text.strip()
        broken = BROKEN_WORD.search(text)
        text = text[: broken.start()] + words if broken and words[:1].islower() else f"{text} {words}"
    text, first = text.strip(), lines[0]
    count = len(text.split())
    large = first.size in look.larger and count <= HEADING_WORDS
    if MARK.match(text) and (BULLET.match(text) or not (large or first.bold)):
        depth = sum(first.left - margin >= INDENT for margin in look.margins)
        return Piece(BlockKind.ITEM, text, depth, first.page)
    if large:
        return Piece(BlockKind.HEADING, text, min(look.larger.index(first.size) + 1, LEVELS), first.page)
    if first.bold and count <= BOLD_WORDS and text[-1:] not in ".;,":
        return Piece(BlockKind.HEADING, text, min(len(look.larger) + 1, LEVELS), first.page)
    return Piece(BlockKind.PARAGRAPH, text, 0, first.page)
