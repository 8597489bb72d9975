"""Marks at the start of a line: bullets, (1)(A)(i) nesting, clause numbers, Markdown. What follows a mark is not read here.

A mark's family ("1", "a", "A", "i", "I", bullets) decides how deep an item stands below the items before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """How a mark counts: by a sign, by digits, by letters or by Roman numerals."""

    BULLET = "bullet"
    NUMBER = "1"
    DECIMAL = "1.1"
    LOWER = "a"
    UPPER = "A"
    ROMAN = "i"
    UPPER_ROMAN = "I"
    HASH = "#"
    SECTION = "§"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as written (`text`, without the space after it) and its family; `indent` is the column it stands in."""

    text: str
    family: Family
    indent: int


_BULLET = re.compile(r"(?:[-*+•–—▪◦·☐□●○■➢✓‣]|o(?=\s))[ \t\u00a0]+")
_HASH = re.compile(r"(#{1,6})[ \t\u00a0]+")
_SECTION = re.compile(r"(?:§+|Sec\.|SEC\.|Section|SECTION|Article|ARTICLE)\s{0,2}\d[\w.–-]{0,14}\.?(?=\s)[ \t\u00a0\u202f]*")
_ENUM = re.compile(r"(\(?)(\d{1,3}(?:\.\d{1,3}){0,4}|[ivx]{1,6}|[IVX]{1,6}|[A-Za-z]{1,2})([.)\]])(?:[ \t\u00a0]+|(?=\())")
_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,4}[ \t\u00a0]+(?=\S)")
# more marks than this in a row are noise: the rest is text
_MOST = 5
_LETTERS = frozenset({Family.LOWER, Family.UPPER})


def _enum_family(word: str, before: Family | None) -> Family | None:
    """The family of a counting word; `before` is the family of the mark just before it, which settles "(i)"."""
    if word[0].isdigit():
        return Family.DECIMAL if "." in word else Family.NUMBER
    if re.fullmatch(r"[ivx]+", word) and (len(word) > 1 or word != "x") and before is not Family.UPPER_ROMAN:
        return (
            Family.ROMAN if before is not None or word in {"i", "ii", "iii", "iv", "vi", "vii", "viii", "ix"} else Family.LOWER
        )
    if re.fullmatch(r"[IVX]+", word):
        return Family.UPPER_ROMAN
    if len(word) == 1 or (word[0] == word[1] and word.isalpha()):
        return Family.LOWER if word.islower() else Family.UPPER
    return None


def _next(text: str, at: int, end: int, before: Family | None) -> tuple[Family, int] | None:
    """The family and end of a mark at `at`, or nothing."""
    window = min(end, at + 40)
    for pattern, family in (
        (_HASH, Family.HASH),
        (_SECTION, Family.SECTION),
        (_BULLET, Family.BULLET),
        (_DECIMAL, Family.DECIMAL),
    ):
        if match := pattern.match(text, at, window):
            return family, match.end()
    match = _ENUM.match(text, at, window)
    if match is None:
        return None
    word = match.group(2)
    # "a. " and "I. " begin items only with a bracket or as capitals; "No. " and "U.S. " do not match
    family_of = _enum_family(word, before)
    if family_of is None or (family_of in _LETTERS and len(word) > 1 and not match.group(1) and match.group(3) == "."):
        return None
    return family_of, match.end()


def marks(text: str, start: int, end: int) -> tuple[tuple[Mark, ...], int]:
    """The marks at the start of the line text[start:end] and where its words begin."""
    at = start
    while at < end and text[at].isspace():
        at += 1
    found: list[Mark] = []
    while len(found) < _MOST:
        step = _next(text, at, end, found[-1].family if found else None)
        if step is None or step[1] >= end:
            break
        found.append(Mark(text[at : step[1]].strip(), step[0], at - start))
        at = step[1]
        while at < end and text[at].isspace():
            at += 1
    return tuple(found), at
