"""A learned reading of a passage: how likely its words tell of one private person. Beside the rules, for what they miss.

A linear reading of word shapes: names, numbers and unknown capitalised words count by what they are, not by which. Learned by
training/screening.py.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

import numpy as np

from ingest.screen.context import CONDITIONAL, EXERCISE, INSTITUTION, MODAL, PAST, PERSON, PRIVATE, Found
from ingest.screen.lists import FOLDER, given_names

FILE = FOLDER / "reading.npz"
TOKEN = re.compile(r"[$@#]?[^\W\d_]+(?:['’][^\W\d_]+)?(?=$|[^\w]|_)|[\w@#$][\w@#$./:'’-]{0,60}\w|\w|[^\w\s]")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“(]?[A-Z\d])")
TOLD = {"person": PERSON, "private": PRIVATE, "institution": INSTITUTION, "modal": MODAL, "past": PAST, "if": CONDITIONAL}
TEENS, YEARS = range(5, 26), range(1900, 2100)
YEAR, LONG, FORM = 4, 8, 12
SCALE, SHORT = 3.0, 4
FEWEST = 4  # words in which something can be told
PART = 360  # characters that are read together at most, where a sentence is not longer
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """A weight for each feature, what all texts have, and the chance from which on a passage is withheld."""

    weights: dict[str, float]
    base: float
    limit: float

    def chance(self, text: str) -> float:
        """How likely the text tells of a private person, 0 to 1."""
        return self.of(features(*seen(text, self.weights)))

    def of(self, found: Features) -> float:
        """The same of what a text is read by."""
        score = self.base + sum(self.weights.get(name, 0.0) * value for name, value in found.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def reading() -> Reading:
    """The one that is shipped."""
    with np.load(FILE) as arrays:
        names = bytes(arrays["names"]).decode().split("\n")
        base, limit = arrays["settings"].tolist()
        return Reading(dict(zip(names, arrays["weights"].astype(float).tolist(), strict=True)), base, limit)


def told(text: str) -> Iterator[Found]:
    """The parts of a passage, a few sentences each, that are likely to tell of a private person."""
    if EXERCISE.search(text):
        return
    read, start = reading(), 0
    ends = [*(gap.start() for gap in SENTENCE.finditer(text)), len(text)]
    for end, after in zip(ends, [*ends[1:], None], strict=True):
        if after is not None and after - start <= PART:
            continue
        part = text[start:end]
        if len(part.split()) >= FEWEST and read.chance(part) >= read.limit:
            yield Found(start, end, "NARRATIVE")
        start = end


def seen(text: str, known: Container[str]) -> tuple[list[str], list[str]]:
    """A text as what its tokens are, and what the rules' words say of it: all that the reading looks at."""
    return [shown(token, known) for token in TOKEN.findall(text)], [name for name, said in TOLD.items() if said.search(text)]


def features(tokens: Sequence[str], said: Sequence[str]) -> Features:
    """What a text is read by: its tokens alone, in pairs and in threes, and what the rules' words say."""
    words = ["<", *tokens, ">"]
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    threes = [f"{a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)]
    told_of = [f"told {name}" for name in said] + [f"told {a} {b}" for a, b in combinations(said, 2)]
    # A long text has more of everything.
    return dict.fromkeys([*tokens, *pairs, *threes, *told_of], SCALE / math.sqrt(len(tokens) + SHORT))


def shown(token: str, known: Container[str]) -> str:
    """A token as what it is: a number's form, a given name, an unknown word with or without a capital; else the word."""
    lower = token.lower()
    if any(char.isdigit() for char in token):
        return _number(token)
    if lower in given_names():
        return "given" if token[0].islower() else "GIVEN" if token.isupper() and len(token) > 1 else "Given"
    if lower in known or not token[0].isalpha():
        return lower
    return "word" if token[0].islower() else "CAPITALS" if token.isupper() and len(token) > 1 else "Word"


def _number(token: str) -> str:
    if token.isdecimal():
        if len(token) <= YEAR and int(token) in (*TEENS, *YEARS):
            return "#teen" if int(token) in TEENS else "#year"
        return f"#{min(len(token), LONG)}"
    counted = re.sub(r"\d+", lambda digits: str(min(len(digits.group()), LONG)), token)
    return "#" + re.sub(r"[^\W\d_]+", lambda word: "A" if word.group().isupper() else "a", counted)[:FORM]
