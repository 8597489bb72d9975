"""Which mentions of one document are one thing: by form, acronym, definition. Across documents: ingest/resolve."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.extract.lexicon import plain
from schema.kinds import EntityKind

_WORD = re.compile(r"[\w&]+(?:['’]s)?")
_EMPTY = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "or",
        "local",
        "appropriate",
        "each",
        "any",
        "such",
        "other",
        "relevant",
        "all",
        "in",
    }
)
_DEFINED = re.compile(
    r"\(\s*(?:(?:hereinafter|hereafter)(?: referred to as| called)?,?\s*)?"
    r"[\"“'‘]?(?:the )?([A-Z][\w&./-]*(?: [A-Z][\w&-]*){0,3})[\"”'’]?\s*\)"
)
_GAP = 4
_FEW = 2
_ACRONYM = 10
# different words of one actor
_SAME = {
    ("law", "enforcement"): "police",
    ("law", "enforcement", "agency"): "police",
    ("law", "enforcement", "officer"): "police",
    ("law", "enforcement", "personnel"): "police",
    ("police", "officer"): "police",
    ("officer",): "police",
}
# kind, start and end of a mention
Named = tuple[EntityKind, int, int]
_UNNAMED = frozenset({EntityKind.ACTIVITY, EntityKind.FINDING})


@lru_cache(maxsize=20_000)
def normal(text: str) -> tuple[str, ...]:
    """The words of a name that count, in one form."""
    return tuple(w for w in (plain(x) for x in _WORD.findall(text)) if w not in _EMPTY)


def initials(text: str) -> str:
    """The first letters of a name's capitalised words ("Department of Children and Family Services": DCFS)."""
    return "".join(w[0] for w in _WORD.findall(text) if w[:1].isupper())


def identities(text: str, mentions: Sequence[Named]) -> list[str]:
    """An entity id for each mention (kind, start, end), in order; activities and findings stand each for itself."""
    defined = _definitions(text, mentions)
    known: dict[tuple[EntityKind, str], str] = {}
    found: list[str] = []
    last: dict[str, str] = {}
    for i, (kind, start, end) in enumerate(mentions):
        if kind in _UNNAMED:
            found.append(f"e{i + 1}")
            continue
        said = text[start:end]
        key = (kind, _key(said))
        identity = known.get(key)
        if identity is None and i in defined:
            identity = found[defined[i]] if defined[i] < i else None
        if identity is None and kind is EntityKind.AGENCY:
            identity = _short_for(said, last)
        if identity is None:
            identity = f"e{i + 1}"
        known.setdefault(key, identity)
        if kind is EntityKind.AGENCY:
            _remember(said, identity, last)
        found.append(identity)
    return found


def _key(said: str) -> str:
    form = normal(said)
    return _SAME.get(form) or " ".join(form) or said.lower()


def _definitions(text: str, mentions: Sequence[Named]) -> dict[int, int]:
    """For a mention in brackets after another ("(DCFS)"), the number of that other one."""
    starts = {start: i for i, (_, start, _) in enumerate(mentions)}
    found: dict[int, int] = {}
    for match in _DEFINED.finditer(text):
        inner = starts.get(match.start(1))
        if inner is None:
            continue
        kind = mentions[inner][0]
        nearby = range(max(0, inner - 4), inner)
        before = [i for i in nearby if 0 <= match.start() - mentions[i][2] < _GAP and mentions[i][0] is kind]
        if before:
            found[inner] = before[-1]
    return found


def _remember(said: str, identity: str, last: dict[str, str]) -> None:
    """Keep what later short forms may stand for: the initials of a name, and each of its words with a capital."""
    form = normal(said)
    if len(form) < _FEW:
        return
    letters = initials(said)
    if len(letters) >= _FEW:
        last["initials " + letters] = identity
    if said[:1].isupper():
        for word in _WORD.findall(said):
            if word[:1].isupper():
                last["word " + plain(word)] = identity


def _short_for(said: str, last: dict[str, str]) -> str | None:
    """The longer name that "DCFS" or "the Department" stands for, the last that fits."""
    if said.isupper() and _FEW <= len(said) <= _ACRONYM:
        return last.get("initials " + said)
    form = normal(said)
    if len(form) == 1 and said[:1].isupper():
        return last.get("word " + form[0])
    return None
