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
# names of one word that are kept, and words that make a part of a name sure without an article
_LATEST = 6
_SURE = 3
_AFTER_HEAD = re.compile(r"\s(?:of|for|on|to|in|against|with|at|that|,)\s")
_DEFINITE = re.compile(r"\b(?:the|this|that|such|said|its)\s", re.IGNORECASE)
# different words of one actor
_SAME = {
    ("law", "enforcement"): "police",
    ("law", "enforcement", "agency"): "police",
    ("law", "enforcement", "officer"): "police",
    ("law", "enforcement", "personnel"): "police",
    ("police", "officer"): "police",
    ("officer",): "police",
}
# what stands for any agency named before
_ANY = frozenset({"agency", "organization", "organisation"})
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


def head(said: str) -> str:
    """The word that a name turns on: the last before "of", "for" and the like ("department" in "Department of Health")."""
    form = normal(_AFTER_HEAD.split(said, maxsplit=1)[0]) or normal(said)
    return form[-1] if form else ""


def identities(text: str, mentions: Sequence[Named]) -> list[str]:
    """An entity id for each mention (kind, start, end), in order; activities and findings stand each for itself."""
    defined = _definitions(text, mentions)
    known: dict[tuple[EntityKind, str], str] = {}
    longer = _Longer()
    found: list[str] = []
    for i, (kind, start, end) in enumerate(mentions):
        if kind in _UNNAMED:
            found.append(f"e{i + 1}")
            continue
        said = text[start:end]
        key = (kind, _key(said))
        before = defined.get(i, i)
        if before < i:
            known[key] = found[before]
        definite = said[:1].isupper() or _DEFINITE.search(text, max(0, start - 6), start) is not None
        identity = known.get(key) or longer.name(kind, said, definite=definite)
        if identity is None:
            identity = known[key] = f"e{i + 1}"
        longer.remember(kind, said, identity)
        found.append(identity)
    return found


class _Longer:
    """The names of a document that shorter forms may stand for, the latest of each word last."""

    def __init__(self) -> None:
        self._initials: dict[str, str] = {}
        self._named: str | None = None
        self._by_head: dict[tuple[EntityKind, str], list[tuple[frozenset[str], str]]] = {}

    def remember(self, kind: EntityKind, said: str, identity: str) -> None:
        """Keep a name of several words, by its initials and by its head."""
        form = normal(said)
        if len(form) < _FEW:
            return
        if kind is EntityKind.AGENCY and said[:1].isupper() and not form[-1].endswith("s"):
            self._named = identity
        letters = initials(said)
        if len(letters) >= _FEW:
            self._initials[letters] = identity
        names = self._by_head.setdefault((kind, head(said)), [])
        names.append((frozenset(form), identity))
        del names[:-_LATEST]

    def name(self, kind: EntityKind, said: str, *, definite: bool) -> str | None:
        """The longer name that "DCFS" or "the Department" stands for: the latest that holds all its words."""
        if said.isupper() and _FEW <= len(said) <= _ACRONYM and said in self._initials:
            return self._initials[said]
        form = frozenset(normal(said))
        if not form or not (definite or len(form) >= _SURE):
            return None
        fitting = self._by_head.get((kind, head(said)), [])
        longer = next((identity for words, identity in reversed(fitting) if form < words), None)
        return longer or (self._named if definite and kind is EntityKind.AGENCY and form <= _ANY else None)


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
