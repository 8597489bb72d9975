"""What words speak for, in log-odds by class: names for a sector, duties for a function. Learned in training/wording.py.

The lexicons' votes are among the features, each with the weight that it earned. An entry that was not there in training (a
user's own) has none: it is counted beside, so that it decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from ingest.extract.lexicon import load_lexicon, plain
from ingest.extract.tokens import Floats
from schema.kinds import Function, Sector

_WORD = re.compile(r"[\w&]+(?:['’]s)?")
_EMPTY = frozenset({"a", "an", "and", "any", "are", "as", "be", "by", "for", "in", "is", "of", "on", "or"}) | frozenset(
    {"such", "that", "the", "to", "with"}
)
_LONG, _STEM = 6, 5
# shares that stem, clause and a vote of the lexicon have beside a word of the mention itself; and what a new entry weighs
_STEMS, _CLAUSE, _VOTE, _NAMED = 0.7, 0.3, 0.5, 1.5
NEW = 5.0
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Wording:
    """A linear reading of features: a row of weights each, the last row for all texts; and the lexicon's entries it knows."""

    rows: dict[str, int]
    weights: Floats
    known: frozenset[str]

    def chances(self, features: Mapping[str, float]) -> Floats:
        """The logarithm of each class's chance."""
        scores = self.weights[-1].astype(np.float64)
        for name, value in features.items():
            if (row := self.rows.get(name)) is not None:
                scores = scores + value * self.weights[row]
        scores -= scores.max()
        result: Floats = (scores - np.log(np.exp(scores).sum())).astype(np.float32)
        return result


def plain_words(text: str) -> list[str]:
    """The words of a text in plain form, all of them."""
    return [plain(w) for w in _WORD.findall(text)]


def lexicon_sector(said: str, known: frozenset[str] = frozenset()) -> tuple[Sector, int] | None:
    """The sector of the longest phrase that ends the name, or else that stands in it, and the phrase's length.

    Entries in `known` are passed over.
    """
    words = tuple(plain_words(said))
    best: tuple[Sector, int] | None = None
    for end in range(len(words), 0, -1):
        for phrase, sector in load_lexicon().sectors.get(words[end - 1], ()):
            longer = best is None or len(phrase) > best[1]
            if longer and words[max(0, end - len(phrase)) : end] == phrase and entry(sector, phrase) not in known:
                best = (sector, len(phrase))
    return best


def functions(said: str, known: frozenset[str] = frozenset()) -> dict[Function, float]:
    """A weight for each function that the words of a duty speak for; empty where none does. Not by entries in `known`."""
    words = plain_words(said)
    if not words:
        return {}
    joined = f" {' '.join(words)} "
    weights: dict[Function, float] = {}
    for function, listed in load_lexicon().functions.items():
        phrases = (p for p in listed.phrases if p in joined and entry(function, p.split()) not in known)
        weight = 2.0 * max((len(p.split()) for p in phrases), default=0)
        if words[0] in listed.verbs and entry(function, (words[0],), "verb") not in known:
            weight += 2.0
        weight += min(2, sum(w in listed.objects and entry(function, (w,), "object") not in known for w in words[1:]))
        if weight:
            weights[function] = weight
    return weights


def entry(kind: Sector | Function, phrase: Sequence[str], part: str = "phrase") -> str:
    """An entry of the lexicons as it is remembered."""
    return f"{kind.value} {part} {' '.join(phrase)}"


def entries() -> frozenset[str]:
    """All entries of the lexicons that tell a sector or a function."""
    lexicon = load_lexicon()
    found = {entry(sector, phrase) for listed in lexicon.sectors.values() for phrase, sector in listed}
    for function, said in lexicon.functions.items():
        found |= {entry(function, p.split()) for p in said.phrases}
        found |= {entry(function, (v,), "verb") for v in said.verbs}
        found |= {entry(function, (o,), "object") for o in said.objects}
    return frozenset(found)


def name_features(names: Sequence[str]) -> Features:
    """Features of one agency by all its names in the text."""
    found: Features = {}
    votes: dict[Sector, int] = defaultdict(int)
    for name in names:
        words = [w for w in plain_words(name) if w not in _EMPTY]
        last = [f"${words[-1]}"] if words else []
        found |= {f"w {w}": 1.0 for w in [*words, *last]}
        found |= {f"p {w[:_STEM]}": _STEMS for w in words if len(w) > _LONG}
        found |= {f"b {a} {b}": 1.0 for a, b in pairwise(words)}
        if vote := lexicon_sector(name):
            votes[vote[0]] += vote[1]
    total = sum(votes.values())
    found |= {f"x {sector.value}": _NAMED * count / total for sector, count in votes.items()}
    return found if votes else found | {"no vote": 1.0}


def duty_features(said: str, clause: str) -> Features:
    """Features of one duty by its words and those of its clause."""
    every = plain_words(said)
    words = [w for w in every if w not in _EMPTY]
    found: Features = {f"1 {w}": 1.0 for w in every[:1]}
    found |= {f"w {w}": 1.0 for w in words}
    found |= {f"p {w[:_STEM]}": _STEMS for w in words if len(w) >= _LONG}
    found |= {f"b {a} {b}": 1.0 for a, b in pairwise(words)}
    found |= {f"v {words[0]} {w}": 1.0 for w in words[1:]}
    found |= {f"x {function.value}": _VOTE * weight for function, weight in functions(said).items()}
    around = set(plain_words(clause)) - _EMPTY - set(every)
    return found | {f"c {w}": _CLAUSE for w in around}


def save(path: Path, readings: Mapping[str, Wording]) -> None:
    """Write the readings by name."""
    arrays = {}
    for name, reading in readings.items():
        arrays[f"{name}.rows"] = np.frombuffer("\n".join(reading.rows).encode(), np.uint8)
        arrays[f"{name}.weights"] = reading.weights.astype(np.float16)
        arrays[f"{name}.known"] = np.frombuffer("\n".join(sorted(reading.known)).encode(), np.uint8)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def load(path: Path) -> dict[str, Wording]:
    """The readings of a model's folder, "sector" and "function"."""
    with np.load(path) as arrays:

        def lines(key: str) -> list[str]:
            return bytes(arrays[key]).decode().split("\n")

        return {
            name: Wording(
                {row: number for number, row in enumerate(lines(f"{name}.rows"))},
                arrays[f"{name}.weights"].astype(np.float32),
                frozenset(lines(f"{name}.known")),
            )
            for name in ("sector", "function")
        }
