"""HTML: headings, paragraphs, list items and table cells as one sees them. Scripts are dropped, nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.model import BlockKind
from ingest.readers.limits import Limits
from ingest.readers.pieces import Piece
from schema.errors import Code, ConveneError

DROPPED = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "textarea", "select"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol"})
CELLS = frozenset({"td", "th"})
BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "pre", "figure", "figcaption"}
    | {"address", "dl", "dt", "dd", "form", "fieldset", "table", "tbody", "thead", "tr", "body", "html", "nav", "details"}
    | LISTS
)
DEEPEST_LIST = 12


@dataclass(slots=True)
class _Walk:
    """What is open while the tree is walked: the words since the last block, lists, the place in a table."""

    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    kinds: list[tuple[BlockKind, int]] = field(default_factory=list)
    lists: int = 0
    table: int = -1
    row: int = -1
    column: int = -1

    def flush(self) -> None:
        """The words so far become a piece of the kind that is open."""
        text = "".join(self.words)
        self.words.clear()
        if text.strip():
            kind, level = self.kinds[-1] if self.kinds else (BlockKind.PARAGRAPH, 0)
            inside = kind is BlockKind.CELL
            place = (self.table, self.row, self.column) if inside else (None, None, None)
            self.pieces.append(Piece(kind, text, level, None, *place))


def html_pieces(name: str, text: str, limits: Limits) -> list[Piece]:
    """The pieces of a page. Raises TOO_LARGE."""
    if len(text) > limits.markup or text.count("<") > limits.tags:
        raise ConveneError(Code.TOO_LARGE, f"{name}: {len(text):,} characters of markup with {text.count('<'):,} tags")
    root = LexborHTMLParser(text).root
    walk = _Walk()
    # A stack of our own: pages may nest deeper than Python recurses.
    stack: list[tuple[LexborNode, bool]] = [(root, True)] if root is not None else []
    while stack:
        node, entering = stack.pop()
        if not entering:
            _leave(walk, node.tag or "")
        elif node.is_text_node:
            walk.words.append(node.text_content or "")
        elif node.tag not in DROPPED:
            _enter(walk, node.tag or "")
            stack.append((node, False))
            stack.extend((child, True) for child in reversed(list(node.iter(include_text=True))))
    walk.flush()
    return walk.pieces


def page_title(text: str) -> str | None:
    """The words of the page's title, if it has one."""
    node = LexborHTMLParser(text[:100_000]).css_first("title")
    return " ".join(node.text().split()) or None if node else None


def _enter(walk: _Walk, tag: str) -> None:
    if tag == "br":
        walk.words.append("\n")
        return
    kind = _kind(walk, tag)
    if kind or tag in BLOCKS:
        walk.flush()
    if tag in LISTS:
        walk.lists += 1
    elif tag == "table":
        walk.table, walk.row = walk.table + 1, -1
    elif tag == "tr":
        walk.row, walk.column = walk.row + 1, -1
    elif tag in CELLS:
        walk.column += 1
    if kind:
        walk.kinds.append(kind)


def _leave(walk: _Walk, tag: str) -> None:
    if _kind(walk, tag):
        walk.flush()
        walk.kinds.pop()
    elif tag in BLOCKS:
        walk.flush()
    if tag in LISTS:
        walk.lists -= 1


def _kind(walk: _Walk, tag: str) -> tuple[BlockKind, int] | None:
    if tag in HEADINGS:
        return BlockKind.HEADING, HEADINGS[tag]
    if tag == "li":
        return BlockKind.ITEM, min(max(walk.lists - 1, 0), DEEPEST_LIST)
    if tag in CELLS:
        return BlockKind.CELL, 0
    return None
