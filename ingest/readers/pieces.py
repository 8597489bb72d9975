"""How readers of formats with a layout put a text together: pieces in order become one text with blocks located in it.

Every block is text[start:end] without white space at its ends; one blank line stands between blocks. No format is known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.model import Block, BlockKind
from schema.errors import Code, ConveneError

# Control characters and noncharacters have no place in prose; a line break inside a piece is kept.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
SPACES = re.compile(r"[^\S\n]+")
BREAKS = re.compile(r" ?\n[ \n]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has a place in the text; the fields are those of `Block`."""

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None


def clean(text: str) -> str:
    """`text` without control and invisible characters, each run of white space as one space or one line break."""
    visible = INVISIBLE.sub("", CONTROLS.sub(" ", text))
    return BREAKS.sub("\n", SPACES.sub(" ", visible)).strip()


def assemble(name: str, pieces: Iterable[Piece], limit: int) -> tuple[str, tuple[Block, ...]]:
    """The text that the pieces make and its blocks; TOO_LARGE beyond `limit` code points, NO_TEXT where nothing is left."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        words = clean(piece.text)
        if not words:
            continue
        start = at + 2 if blocks else 0
        at = start + len(words)
        if at > limit:
            raise ConveneError(Code.TOO_LARGE, f"{name}: the text is longer than {limit:,} characters")
        parts.append(words)
        blocks.append(
            Block(piece.kind, start, at, piece.level, piece.page, piece.table, piece.row, piece.column, piece.sheet),
        )
    if not blocks:
        raise ConveneError(Code.NO_TEXT, f"{name}: no text in it")
    return "\n\n".join(parts), tuple(blocks)


def title_of(pieces: Iterable[Piece]) -> str | None:
    """The words of the first heading of the highest level among the first pieces, if there is one."""
    best: Piece | None = None
    for piece in list(pieces)[:50]:
        if piece.kind is BlockKind.HEADING and (best is None or piece.level < best.level):
            best = piece
    return clean(best.text).replace("\n", " ") or None if best else None
