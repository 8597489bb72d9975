"""Blocks to sentences, by punctuation; a sentence too long for the parser is cut. No model is needed here.

Pieces keep order, do not overlap, and leave out white space alone.
"""

from __future__ import annotations

import re

# longest piece that is handed to the parser, in characters; about 350 words
LONGEST = 2200
_END = re.compile(r"[.?!]{1,4}['\")”’\]*_]{0,3}(?=\s)|;(?=\s{0,3}[\r\n])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:U\.S|U\.S\.C|D\.C|N\.W|Mr|Mrs|Ms|Dr|St|Nos?|Inc|Ltd|[Ss]ecs?|[Ss]ubsecs?|vs?|e\.g|i\.e|al|[Aa]rts?|Gov|Sen|Rep|Jr|Sr|Stat|Pub|Ch|ch|"
    r"Dept|Co|Corp|subd|pars?|[Cc]l|approx|ext|Ext|Fig|fig|Vol|vol|pp?|Cal|Rev|Ave|Blvd|Rd|Ste|Tel|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.|\b[A-Z]\.)$"
)
_OPENER = re.compile(r"\s+[\"“‘'(\[*_]{0,3}[A-Z0-9§À-Þ]|\s+[\"“‘(\[*_]{0,3}[^\x00-\x7f]|\s*$")


def _ends_here(text: str, start: int, mark: re.Match[str], end: int) -> bool:
    """Whether a sentence ends at this mark rather than an abbreviation, a number or an initial."""
    if not _OPENER.match(text, mark.end(), min(end, mark.end() + 12)):
        return False
    if text[mark.start()] != ".":
        return True
    return not _ABBREVIATION.search(text[max(start, mark.start() - 12) : mark.start() + 1])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pieces of at most LONGEST characters, cut after a clause's end where there is one, else after a word."""
    pieces: list[tuple[int, int]] = []
    while end - start > LONGEST:
        window = text[start + LONGEST // 2 : start + LONGEST]
        at = max((window.rfind(sign) for sign in ("; ", ": ", ", ")), default=-1)
        if at < 0:
            at = max(window.rfind(" "), window.rfind("\n"))
        stop = start + LONGEST // 2 + at + 1 if at >= 0 else start + LONGEST
        pieces.append(_trim(text, start, stop))
        start = stop
    pieces.append(_trim(text, start, end))
    return [(a, b) for a, b in pieces if b > a]


def sentences(text: str, start: int, end: int, body: int | None = None) -> list[tuple[int, int]]:
    """Start and end of each sentence of text[start:end]; no sentence ends before `body`, where the words after a mark begin."""
    found: list[tuple[int, int]] = []
    begin = start
    for mark in _END.finditer(text, start if body is None else body, end):
        if _ends_here(text, begin, mark, end):
            found += cut(text, begin, mark.end())
            begin = mark.end()
    return found + cut(text, begin, end)
