"""What a duty comes down to, as the few words by which it is compared: stems, in order, synonyms as one. No grammar is read.

The words that count as one, and those that count for nothing, are in schema/same_words.yaml.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer
import yaml

WORDS = Path(__file__).parent.parent / "schema" / "same_words.yaml"
WORD = re.compile(r"[^\W\d_]+(?:['’]s)?|\d+")
# What is done to somebody: who it is tells such duties apart.
TO_SOMEBODY = frozenset({"report", "refer", "transfer"})
# Words behind which what is done is only described further.
BOUNDS = frozenset(
    {"about", "with", "for", "in", "at", "on", "by", "from", "before", "after", "within", "under"}
    | {"until", "during", "aged", "and", "or", "to", "of", "that", "who", "whom", "which", "if", "when", "where"}
)


@cache
def _table() -> tuple[dict[str, str], frozenset[str]]:
    data = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    same = {word: group[0] for group in data["same"] for word in group}
    return same, frozenset(str(word) for word in data["empty"])


@cache
def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))


@lru_cache(maxsize=5000)
def stems(action: str) -> tuple[str, ...]:
    """The words of a duty that say something, in order, each as its stem."""
    same, empty = _table()
    return tuple(_stem(same.get(word, word)) for word in _plain(action) if word not in empty)


def gist(action: str) -> str:
    """The key by which duties that may be the same are found: the verb, and the last word of what it is done to, or to whom.

    >>> gist("report a positive screen to the Child Protection Hotline")
    'report hotlin'
    """
    same, empty = _table()
    words = _plain(action)
    verb = next((i for i, word in enumerate(words) if word not in empty), None)
    if verb is None:
        return action.lower()
    said, rest = words[verb], words[verb + 1 :]
    if same.get(said, said) in TO_SOMEBODY and "to" in rest:
        rest = rest[rest.index("to") + 1 :]
    head: list[str] = []
    for word in rest:
        if head and word in BOUNDS:
            break
        if word not in empty:
            head.append(word)
    return " ".join(_stem(same.get(word, word)) for word in [said, *head[-1:]])


@lru_cache(maxsize=1)  # stems and gist of a duty are asked for one after the other
def _plain(action: str) -> list[str]:
    return [match.group().removesuffix("'s").removesuffix("’s") for match in WORD.finditer(action.lower())]
