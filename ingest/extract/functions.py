"""What a duty serves, by its words: the lexicon's reading, used where no model is and as a second opinion beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import lightgbm
import numpy as np

from ingest.extract.decode import Span
from ingest.extract.encoder import Encoded
from ingest.extract.labels import FUNCTIONS
from ingest.extract.lexicon import load_lexicon, plain
from ingest.extract.tokens import Floats, Words
from schema.kinds import EntityKind, Function

_WORD = re.compile(r"\w+(?:['’]s)?")


def functions(words: str) -> dict[Function, float]:
    """A weight for each function that the words of a duty speak for; empty where none does."""
    said = [plain(w) for w in _WORD.findall(words)]
    if not said:
        return {}
    joined = f" {' '.join(said)} "
    weights: dict[Function, float] = {}
    for function, known in load_lexicon().functions.items():
        weight = 2.0 * max((len(p) for p in known.phrases if f" {' '.join(p)} " in joined), default=0)
        if said[0] in known.verbs:
            weight += 2.0
        weight += 1.0 * min(2, sum(w in known.objects for w in said[1:]))
        if weight:
            weights[function] = weight
    return weights


def function_of(words: str) -> Function:
    """The function that the words speak for most; COORDINATION, the commonest, where none does."""
    weights = functions(words)
    return max(weights, key=lambda f: weights[f]) if weights else Function.COORDINATION


def function_rows(text: str, words: Words, encoded: Encoded, mentions: Sequence[Span]) -> tuple[list[int], Floats]:
    """Numbers of the activities among the mentions, and a row of features for each: the encoder's view and the lexicon's."""
    numbers = [i for i, m in enumerate(mentions) if m.kind is EntityKind.ACTIVITY]
    if not numbers:
        return [], np.zeros((0, 1), np.float32)
    rows = np.zeros((len(numbers), 3 * len(FUNCTIONS)), np.float32)
    heads = encoded.heads["function"]
    for row, i in enumerate(numbers):
        first, last = mentions[i].first, mentions[i].last
        rows[row, : len(FUNCTIONS)] = heads[first:last].mean(0)
        rows[row, len(FUNCTIONS) : 2 * len(FUNCTIONS)] = heads[first]
        for function, weight in functions(text[words.start[first] : words.end[last - 1]]).items():
            rows[row, 2 * len(FUNCTIONS) + FUNCTIONS.index(function)] = weight
    return numbers, rows


def functions_of(rows: Floats, trees: lightgbm.Booster, numbers: Sequence[int]) -> dict[int, Function]:
    """The function of each activity."""
    if not len(rows):
        return {}
    chosen = np.asarray(trees.predict(rows, num_threads=1)).argmax(1)
    return {i: FUNCTIONS[int(c)] for i, c in zip(numbers, chosen, strict=True)}
