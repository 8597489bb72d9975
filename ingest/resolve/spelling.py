"""Slips of spelling and scanning: an unknown word that is one edit from a word of the other name is read as that word.

Abbreviations and Spanish words are in words.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.distance import OSA

from ingest.resolve.identity import NameInContext
from ingest.resolve.words import despelled, plain

WORD = re.compile(r"[^\W_]+(?:['’|][^\W_]+)*")
BROKEN = re.compile(r"\b([^\W\d_]{3,})-([a-z]{2,})\b")  # at the end of a line
FIRST = frozenset({"cg", "gc", "oq", "qo", "il", "li", "ef", "fe", "uv", "vu"})  # first letters that scanners confuse
SHORTEST, LONG = 5, 9
SQUEEZED = 9  # letters of a name from which on one written with other spaces is taken for the same


def mended(left: NameInContext, right: NameInContext, known: frozenset[str]) -> tuple[NameInContext, NameInContext, bool]:
    """Both sides, each unknown word put as the other has it, and whether anything was changed."""
    if _squeezed(left.name) == _squeezed(right.name) and len(_squeezed(left.name)) >= SQUEEZED:
        names = sorted((left.name, right.name), key=lambda name: (-_spelled(name, known), name))
        changed = len(left.name.split()) != len(right.name.split()) or _spelled(left.name, known) != _spelled(right.name, known)
        return (replace(left, name=names[0]), replace(right, name=names[0]), True) if changed else (left, right, False)
    first, one = _mend(left.name, right, known)
    second, two = _mend(right.name, left, known)
    return replace(left, name=first), replace(right, name=second), one or two


def _squeezed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", despelled(plain(name).lower()))


def _spelled(name: str, known: frozenset[str]) -> float:
    words = [word.lower() for word in WORD.findall(plain(name))]
    return sum(_is_known(word, known) for word in words) / len(words) if words else 0.0


def _is_known(word: str, known: frozenset[str]) -> bool:
    """Whether the word is spelled right, with the ending of a possessive or plural or without."""
    return word in known or re.sub(r"['|]s?$", "", word).rstrip("s") in known


def _mend(name: str, other: NameInContext, known: frozenset[str]) -> tuple[str, bool]:
    there = WORD.findall(plain(other.name)) + WORD.findall(plain(other.context or ""))
    lowered = {word.lower() for word in there}
    changed = False

    def joined(found: re.Match[str]) -> str:
        nonlocal changed
        whole = found[1] + found[2]
        changed = changed or whole.lower() in known
        return whole if whole.lower() in known else found.group()

    def better(found: re.Match[str]) -> str:
        nonlocal changed
        word = found.group()
        lower = word.lower()
        if len(word) < SHORTEST or lower in lowered or _is_known(lower, known):
            return word
        twin = next((seen for seen in there if _slipped(lower, seen.lower())), None)
        changed = changed or twin is not None
        return twin or word

    return WORD.sub(better, BROKEN.sub(joined, plain(name))), changed


def _slipped(word: str, other: str) -> bool:
    if word.rstrip("s") == other.rstrip("s"):
        return False
    if despelled(word) == despelled(other):
        return True
    if len(other) < SHORTEST:
        return False
    edits = 2 if min(len(word), len(other)) >= LONG else 1
    return OSA.distance(word, other, score_cutoff=edits) <= edits and (
        word[0] == other[0] or (word[0] + other[0] in FIRST and word[1:] == other[1:])
    )
