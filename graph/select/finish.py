"""What is finished after the database has answered: cursors and highlights. The same for whoever reads the rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from graph.select import cursors

WORD = re.compile(r"[^\W_]+")
OPEN, CLOSE = "«", "»"
AROUND = 120


def cursor(place: Any) -> str:
    """The text of a cursor."""
    if not isinstance(place, list) or not all(isinstance(key, str | int | float) for key in place):
        raise TypeError("a cursor is made of a list of keys")
    return cursors.encode(place)


def highlight(found: Any) -> str:
    """`[[text, …], [word, …]]`: the text with most of the words, these marked, cut to what is around the first."""
    texts, words = found
    best = max((_marked(text, words) for text in texts), key=lambda marked: marked[0])
    return best[1]


def _marked(text: str, words: list[str]) -> tuple[int, str]:
    spans = [m.span() for m in WORD.finditer(text) if _matches(m.group().lower(), words)]
    start = max(0, spans[0][0] - AROUND) if spans else 0
    end = min(len(text), (spans[0][1] if spans else 0) + AROUND)
    out, at = ["…" if start else ""], start
    for left, right in spans:
        if right <= end:
            out += [text[at:left], OPEN, text[left:right], CLOSE]
            at = right
    return len(spans), "".join([*out, text[at:end], "…" if end < len(text) else ""])


def _matches(word: str, words: list[str]) -> bool:
    return any(word.startswith(asked) or _close(word, asked) for asked in words)


def _close(word: str, asked: str) -> bool:
    """Whether one edit, or two in a long word, turn one into the other: what the index forgives too."""
    allowed = 0 if len(asked) < 4 else 1 if len(asked) < 7 else 2  # noqa: PLR2004 - as graph/select/search has them
    if abs(len(word) - len(asked)) > allowed:
        return False
    row = list(range(len(asked) + 1))
    for i, letter in enumerate(word, 1):
        last, row[0] = row[0], i
        for j, other in enumerate(asked, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != other))
    return row[-1] <= allowed


def finisher(type_name: str, field: str) -> Callable[[Any], str] | None:
    """How the stored form of a field is finished; None where it is answered as stored."""
    if field in ("startCursor", "endCursor") or (field == "cursor" and type_name.endswith("Edge")):
        return cursor
    return highlight if (type_name, field) == ("SearchEdge", "highlight") else None
