"""HTML: headings, paragraphs, list items and table cells as one sees them. Scripts are dropped, nothing is fetched.

The page is read as a stream of tags, without a tree: a million nested tags cost no more than a million in a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from ingest.model import BlockKind
from ingest.readers.limits import Limits
from ingest.readers.pieces import Piece
from schema.errors import Code, ConveneError

DROPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "textarea", "select", "math", "title"}
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu"})
CELLS = frozenset({"td", "th"})
BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "pre", "figure", "figcaption"}
    | {"address", "dl", "dt", "dd", "form", "fieldset", "tbody", "thead", "body", "html", "nav", "details", "summary", "hr"}
    | {"caption", "table", "tr", "li", "center"}
    | LISTS
    | CELLS
    | HEADINGS.keys()
)
DEEPEST_LIST = 12
WIDEST_CELL = 1000


@dataclass(slots=True)
class _Table:
    """Where in a table the reading is."""

    number: int
    row: int = -1
    column: int = -1
    width: int = 1


@dataclass(slots=True)
class _Stream:
    """What is open while the tags go by: the words since the last block, kinds of blocks, lists, tables, what is dropped."""

    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    kinds: list[tuple[str, BlockKind, int]] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    count: int = 0
    lists: int = 0
    verbatim: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag opens."""
        if self.dropped or tag in DROPPED:
            self.dropped.append(tag)
        elif tag == "br":
            self.words.append("\n")
        elif tag in BLOCKS:
            self.flush()
            self._open(tag, attributes)

    def end(self, tag: str) -> None:
        """A tag closes, by itself or because its parent does."""
        if self.dropped:
            if tag in self.dropped:
                while self.dropped.pop() != tag:
                    pass
        elif tag in BLOCKS:
            self.flush()
            self._close(tag)

    def data(self, text: str) -> None:
        """Words between tags; a line break of the source is a space unless the page says otherwise."""
        if not self.dropped:
            self.words.append(text if self.verbatim else text.replace("\r", " ").replace("\n", " "))
        elif self.dropped == ["title"] and not self.pieces:
            self.title.append(text)

    def comment(self, text: str) -> None:
        """Comments are not read."""

    def close(self) -> _Stream:
        """The page is at its end."""
        self.flush()
        return self

    def flush(self) -> None:
        """The words so far become a piece of the kind that is open."""
        text = "".join(self.words)
        self.words.clear()
        if text.strip():
            _, kind, level = self.kinds[-1] if self.kinds else ("", BlockKind.PARAGRAPH, 0)
            table = self.tables[-1] if kind is BlockKind.CELL and self.tables else None
            place = (table.number, max(table.row, 0), max(table.column, 0)) if table else (None, None, None)
            self.pieces.append(
                Piece(kind if table or kind is not BlockKind.CELL else BlockKind.PARAGRAPH, text, level, None, *place)
            )

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in LISTS:
            self.lists += 1
        elif tag == "pre":
            self.verbatim += 1
        elif tag == "table":
            self.tables.append(_Table(self.count))
            self.count += 1
            self.kinds.append((tag, BlockKind.PARAGRAPH, 0))
        elif tag == "tr" and self.tables:
            self.tables[-1].row += 1
            self.tables[-1].column, self.tables[-1].width = -1, 1
        elif tag in CELLS and self.tables:
            self.tables[-1].column += self.tables[-1].width
            self.tables[-1].width = _span(attributes)
        kind = _kind(tag, self.lists)
        if kind:
            self.kinds.append((tag, *kind))

    def _close(self, tag: str) -> None:
        if tag in LISTS:
            self.lists = max(self.lists - 1, 0)
        elif tag == "pre":
            self.verbatim = max(self.verbatim - 1, 0)
        elif tag == "table" and self.tables:
            self.tables.pop()
        if self.kinds and self.kinds[-1][0] == tag:
            self.kinds.pop()


def html_pieces(name: str, text: str, limits: Limits) -> tuple[list[Piece], str | None]:
    """The pieces of a page and its title, if it has one. Raises TOO_LARGE, DAMAGED_FILE."""
    tags = text.count("<")
    if len(text) > limits.markup or tags > limits.tags:
        raise ConveneError(Code.TOO_LARGE, f"{name}: {len(text):,} characters of markup with {tags:,} tags")
    parser = etree.HTMLParser(target=_Stream(), recover=True, huge_tree=True, no_network=True, remove_pis=True)
    try:
        parser.feed(text.replace("\0", " "))
        stream: _Stream = parser.close()
    except (etree.LxmlError, ValueError) as error:
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: a web page that cannot be read") from error
    return stream.pieces, " ".join("".join(stream.title).split()) or None


def _span(attributes: Mapping[str, str]) -> int:
    told = attributes.get("colspan", "1").strip()
    return min(max(int(told), 1), WIDEST_CELL) if told.isascii() and told.isdigit() and len(told) < len(str(WIDEST_CELL)) else 1


def _kind(tag: str, lists: int) -> tuple[BlockKind, int] | None:
    if tag in HEADINGS:
        return BlockKind.HEADING, HEADINGS[tag]
    if tag == "li":
        return BlockKind.ITEM, min(max(lists - 1, 0), DEEPEST_LIST)
    if tag in CELLS:
        return BlockKind.CELL, 0
    return None
