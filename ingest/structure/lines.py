"""Plain text to blocks: hard wraps are joined, headings and items told apart. Sentences are cut in passages.py.

Everything here goes once over the lines, so that time grows with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import BlockKind
from ingest.structure.markers import Family, Mark, marks

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_BAR = " | "
_CLOSED = (".", "!", "?", ";", ":", "—", "–")
_HEADING_WORDS = 14
_WRAP_LENGTH = 50
_HEADING_LENGTH = 140
_TITLE_WORDS = 10
_FEW = 3
# a line with more capitals than this is set in capitals
CAPITALS = 0.8
# function words that a title leaves in lower case
_SMALL = frozenset(
    "a an and as at but by for from in into nor of on or per the to via with within".split()  # noqa: SIM905 - read as words
)
_LEAD_END = re.compile(
    r"(?:\b(?:shall|may|must|should|will|can|to|include|includes|including|following)|[:—–])\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A block of plain text at text[start:end]: its words begin at `body`, after its marks; `gap`: a blank line is above."""

    start: int
    end: int
    body: int
    marks: tuple[Mark, ...]
    gap: bool
    kind: BlockKind = BlockKind.PARAGRAPH


def _physical(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Start, end (without white space) and gap of each line with words."""
    last = start
    for match in _LINE.finditer(text, start, end):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        begin = match.start() + len(raw) - len(raw.lstrip())
        gap = last == start or text.count("\n", last, begin) > 1 or "\f" in text[last : match.start()]
        yield begin, match.start() + len(raw.rstrip()), gap
        last = match.start() + len(raw.rstrip())


def upper_share(words: str) -> float:
    """The share of capitals among the letters; 0 where there are fewer than three letters."""
    letters = [c for c in words[:400] if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if len(letters) >= _FEW else 0.0


def _titled(words: list[str]) -> bool:
    """Whether every word that counts begins with a capital or a digit."""
    counted = [w.lstrip("\"“'(*_[") for w in words if w.lower().strip("\"“'(),:*_") not in _SMALL]
    return bool(counted) and all(w[:1].isupper() or w[:1].isdigit() or not w[:1].isalpha() for w in counted)


def is_heading(text: str, line: Line, *, above: bool, below: bool) -> bool:
    """Whether a line heads what follows: `above` and `below` say whether it stands apart from its neighbours."""
    words = text[line.body : min(line.end, line.body + 400)].split()
    families = {m.family for m in line.marks}
    if Family.HASH in families or Family.SECTION in families:
        return len(words) <= 2 * _HEADING_WORDS
    last = text[line.end - 1]
    if not words or len(words) > _HEADING_WORDS or line.end - line.body > _HEADING_LENGTH or Family.BULLET in families:
        return False
    if upper_share(text[line.body : line.end]) > CAPITALS:
        return last not in ".;," or len(words) <= _FEW
    if last in _CLOSED or last == "," or not (above and below):
        return False
    return _titled(words) and len(words) <= _TITLE_WORDS


def _wraps(text: str, last: Line, line: tuple[int, int, bool], marked: bool) -> bool:
    """Whether a line (start, end, gap) goes on with the block before it; a row of cells never does."""
    begin, end, gap = line
    if gap or marked or text[last.end - 1] in ":;.?!—" or (_BAR in text[last.start : last.end] and _BAR in text[begin:end]):
        return False
    if last.end - last.start < _WRAP_LENGTH:
        return False
    return not text[begin].isupper() or upper_share(text[last.body : last.end]) < CAPITALS


def blocks(text: str, start: int, end: int) -> list[Line]:
    """The blocks of text[start:end] in order, each a heading, an item or a paragraph."""
    joined: list[Line] = []
    for begin, stop, gap in _physical(text, start, end):
        found, body = marks(text, begin, stop)
        if joined and _wraps(text, joined[-1], (begin, stop, gap), bool(found)):
            last = joined[-1]
            joined[-1] = Line(last.start, stop, last.body, last.marks, last.gap)
        else:
            joined.append(Line(begin, stop, body, found, gap))
    return [_kinded(text, joined, i) for i in range(len(joined))]


def _kinded(text: str, lines: list[Line], i: int) -> Line:
    """Line i with its kind."""
    line = lines[i]
    below = i + 1 == len(lines) or lines[i + 1].gap
    if is_heading(text, line, above=line.gap, below=below) and i + 1 < len(lines):
        kind = BlockKind.HEADING
    elif line.marks:
        kind = BlockKind.ITEM
    else:
        kind = BlockKind.PARAGRAPH
    return Line(line.start, line.end, line.body, line.marks, line.gap, kind)


def leads(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] introduces what follows it ("The team shall:", "are required to")."""
    return _LEAD_END.search(text[max(start, end - 40) : end]) is not None
