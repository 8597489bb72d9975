"""Text without a layout of its own, as mail and scans have it: paragraphs between blank lines, items by their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import BlockKind
from ingest.readers.pieces import Piece

MARK = re.compile(r"(?:[•●▪◦‣*·–—-]|\(?[a-z]\)|\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\([ivx]+\)) +(?=\S)")
BROKEN_WORD = re.compile(r"(?<=[a-z]{2})-$")
QUOTED = re.compile(r"^(?:> ?)+")


def prose_pieces(text: str, page: int | None = None) -> Iterator[Piece]:
    """The paragraphs and items of a text, hard wraps joined; marks of quoted mail are taken off."""
    words = ""
    for line in [*text.replace("\r\n", "\n").replace("\f", "\n\n").split("\n"), ""]:
        own = QUOTED.sub("", line).strip()
        if words and (not own or MARK.match(own)):
            yield _piece(words, page)
            words = ""
        broken = BROKEN_WORD.search(words)
        words = words[: broken.start()] + own if broken and own[:1].islower() else f"{words} {own}".strip()


def _piece(words: str, page: int | None) -> Piece:
    return Piece(BlockKind.ITEM if MARK.match(words) else BlockKind.PARAGRAPH, words, 0, page)
