"""The lexicons as data, and how they are read. What is matched against them is in rules.py and functions.py.

`actors.yaml` gives phrases by sector, `sectors.yaml` more that only tell the sector, `functions.yaml` duties by words,
`predicates.yaml` and `cues.yaml` words of relations, the others heads of noun phrases.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from schema.errors import Code, ConveneError
from schema.kinds import EntityKind, Function, Predicate, Sector

_HERE = Path(__file__).parent
_VOWELS = "aeiou"
_SHORT = 3


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """What tells one function: phrases of plain words with a space around each, verbs, objects."""

    phrases: tuple[str, ...]
    verbs: frozenset[str]
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by their last word, as (words, kind, sector), the longest first; those that tell a sector; functions; verbs."""

    nouns: dict[str, tuple[tuple[tuple[str, ...], EntityKind, Sector | None], ...]]
    sectors: dict[str, tuple[tuple[tuple[str, ...], Sector], ...]]
    functions: dict[Function, FunctionWords]
    verbs: dict[str, Predicate]


def plain(word: str) -> str:
    """A word in lower case without its plural or possessive, so that "Agencies" and "agency" are one."""
    word = word.lower().replace("’", "'")
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) <= _SHORT or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word.removesuffix("s")


def phrase(text: str) -> tuple[str, ...]:
    """The plain words of a phrase, split at spaces and hyphens."""
    return tuple(plain(w) for w in text.replace("-", " ").split())


def _read(name: str) -> dict[str, object]:
    try:
        content = yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ConveneError(Code.BAD_INPUT, f"{_HERE / name}: {error}") from error
    if not isinstance(content, dict):
        raise ConveneError(Code.BAD_INPUT, f"{_HERE / name}: not a table of lists")
    return content


@cache
def load_lexicon() -> Lexicon:
    """The lexicons of this folder. Raises BAD_INPUT with the file where one cannot be read."""
    nouns: dict[str, list[tuple[tuple[str, ...], EntityKind, Sector | None]]] = {}

    def add(text: str, kind: EntityKind, sector: Sector | None) -> None:
        words = phrase(str(text))
        nouns.setdefault(words[-1], []).append((words, kind, sector))

    for name, phrases in _read("actors.yaml").items():
        for text in _list(phrases):
            add(text, EntityKind.AGENCY, Sector(name))
    for file, kind in (("resources.yaml", EntityKind.RESOURCE), ("protocols.yaml", EntityKind.PROTOCOL)):
        for text in _list(_read(file)["heads"]):
            add(text, kind, None)
    verbs = {v: Predicate(name) for name, listed in _read("predicates.yaml").items() for v in _list(listed)}
    ordered = {last: tuple(sorted(found, key=lambda f: -len(f[0]))) for last, found in nouns.items()}
    return Lexicon(ordered, _sectors(), _functions(), verbs)


def _sectors() -> dict[str, tuple[tuple[tuple[str, ...], Sector], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Sector]]] = {}
    for file in ("actors.yaml", "sectors.yaml"):
        for name, phrases in _read(file).items():
            for words in map(phrase, _list(phrases)):
                found.setdefault(words[-1], []).append((words, Sector(name)))
    return {last: tuple(listed) for last, listed in found.items()}


def _functions() -> dict[Function, FunctionWords]:
    functions = {}
    for name, parts in _read("functions.yaml").items():
        if isinstance(parts, dict):
            functions[Function(name)] = FunctionWords(
                tuple(f" {' '.join(phrase(p))} " for p in _list(parts["phrases"])),
                frozenset(plain(v) for v in _list(parts["verbs"])),
                frozenset(plain(o) for o in _list(parts["objects"])),
            )
    return functions


@cache
def _cues() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """Whole words and beginnings of words of each cue, in the order of the file."""
    found = []
    for listed in _read("cues.yaml").values():
        words = _list(listed)
        begins = tuple(w[:-1] for w in words if w.endswith("*"))
        found.append((frozenset(w for w in words if not w.endswith("*")), begins))
    return tuple(found)


def cue_columns() -> int:
    """How many kinds of cue there are."""
    return len(_cues())


@lru_cache(maxsize=50_000)
def cues_of(word: str) -> tuple[int, ...]:
    """The numbers of the cues that a word in lower case is."""
    return tuple(n for n, (whole, begins) in enumerate(_cues()) if word in whole or word.startswith(begins))


def _list(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else []
