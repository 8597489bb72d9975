"""What the encoder is shown of a parsed text: words, word pieces, the parser's view of each word. No weights here.

Words are the parser's tokens; marks before a passage ("(1)", "-") count as words too, line breaks as pieces without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token
from tokenizers import Tokenizer

from ingest.extract.parse import LEAD_MODALS, Parsed
from ingest.model import BlockKind

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

_MARK_WORDS = re.compile(r"\w+|[^\w\s]")
_BREAK, _PARAGRAPH = 1, 2  # [unused0] and [unused1] of the vocabulary
_UNKNOWN = 100
# pieces of one word that are kept: a longer word is noise
MOST_PIECES = 8
_KINDS = tuple(BlockKind)
CASES = 6
CONTEXTS = 1 + len(_KINDS) * len(LEAD_MODALS)


@dataclass(frozen=True, slots=True)
class Tags:
    """The parser's tags and dependency labels by number; 0 is any other."""

    tag: dict[str, int]
    dep: dict[str, int]

    @staticmethod
    def of(tags: list[str], deps: list[str]) -> Tags:
        """Numbered from 1 in the order given."""
        return Tags({t: i + 1 for i, t in enumerate(tags)}, {d: i + 1 for i, d in enumerate(deps)})


@dataclass(slots=True)
class Words:
    """Columns over the words of one text, and the pieces of the encoder.

    Per word: start, end (in the text), clause and token (numbers; token -1 for a mark), case, tag, dep, head (a word), context,
    first (its first piece). Per piece: ids and word (-1 for a line break).
    """

    start: Ints
    end: Ints
    clause: Ints
    token: Ints
    case: Ints
    tag: Ints
    dep: Ints
    head: Ints
    context: Ints
    first: Ints
    ids: Ints
    word: Ints


def _case(word: str) -> int:
    """1 lower, 2 all capitals, 3 capital first, 4 digit first, 5 other."""
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word[:1].isupper():
        return 3
    return 4 if word[:1].isdigit() else 5


class Pieces:
    """Word pieces by word, remembered: documents repeat their words."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._of = lru_cache(maxsize=50_000)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        ids: list[int] = self._tokenizer.encode(word.encode("utf-8", "replace").decode(), add_special_tokens=False).ids
        return tuple(ids[:MOST_PIECES]) or (_UNKNOWN,)

    def __call__(self, word: str) -> tuple[int, ...]:
        """The ids of one word's pieces, at most eight."""
        return self._of(word[:60])


def words(parsed: Parsed, tags: Tags, pieces: Callable[[str], tuple[int, ...]]) -> Words:
    """The words and pieces of one parsed text."""
    rows: list[tuple[int, ...]] = []
    for number, clause in enumerate(parsed.clauses):
        context = 1 + _KINDS.index(clause.passage.kind) * len(LEAD_MODALS) + LEAD_MODALS.index(clause.lead_modal)
        for match in _MARK_WORDS.finditer(parsed.text, clause.passage.start, clause.body):
            rows.append((match.start(), match.end(), number, -1, 0, 0, len(rows), context))
        rows += _clause_rows(clause.doc, clause.skip, (clause.offset, number, context, len(rows)), tags)
    table = np.array(rows, dtype=np.int32).reshape(-1, 8)
    text = parsed.text
    cases = np.array([_case(text[r[0] : r[1]]) for r in rows], dtype=np.int32)
    ids, word, first = _pieces(text, rows, pieces)
    start, end, clause_of, token, tag, dep, head, context_of = (np.ascontiguousarray(table[:, i]) for i in range(8))
    return Words(start, end, clause_of, token, cases, tag, dep, head, context_of, first, ids, word)


def token_at(parsed: Parsed, words: Words, at: int) -> Token | None:
    """The parser's token of a word; none for a mark before a passage."""
    number = int(words.token[at])
    return parsed.clauses[int(words.clause[at])].doc[number] if number >= 0 else None


def _clause_rows(doc: Any, skip: int, where: tuple[int, int, int, int], tags: Tags) -> list[tuple[int, ...]]:
    """A row a token of one parse; a head outside of the text (the prefix) is the token itself."""
    offset, number, context, base = where
    place = {}
    kept = [t for t in doc if t.i >= skip and not t.is_space]
    for at, token in enumerate(kept):
        place[token.i] = base + at
    return [
        (
            offset + t.idx,
            offset + t.idx + len(t),
            number,
            t.i,
            tags.tag.get(t.tag_, 0),
            tags.dep.get(t.dep_, 0),
            place.get(t.head.i, place[t.i]),
            context,
        )
        for t in kept
    ]


def _pieces(text: str, rows: list[tuple[int, ...]], pieces: Callable[[str], tuple[int, ...]]) -> tuple[Ints, Ints, Ints]:
    """Piece ids, the word of each, and the first piece of each word."""
    ids: list[int] = []
    word: list[int] = []
    first: list[int] = []
    last = 0
    for number, row in enumerate(rows):
        breaks = text.count("\n", last, row[0])
        if breaks:
            ids.append(_PARAGRAPH if breaks > 1 else _BREAK)
            word.append(-1)
        first.append(len(ids))
        cut = pieces(text[row[0] : row[1]])
        ids += cut
        word += [number] * len(cut)
        last = row[1]
    return np.array(ids, dtype=np.int32), np.array(word, dtype=np.int32), np.array(first, dtype=np.int32)
