"""What a duty serves, by its words: the lexicon's reading, used where no model is and as a second opinion beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from ingest.extract.associations import LEXICON, WHOLE, WORDS, Weights, weigh
from ingest.extract.decode import Span
from ingest.extract.encoder import Encoded
from ingest.extract.labels import FUNCTIONS
from ingest.extract.lexicon import load_lexicon, plain
from ingest.extract.tokens import Floats, Words
from schema.kinds import EntityKind, Function

_WORD = re.compile(r"\w+(?:['’]s)?")
_TINY = 1e-3


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


def function_scores(
    text: str, words: Words, encoded: Encoded, mentions: Sequence[Span], weights: Weights
) -> tuple[list[int], Floats]:
    """Numbers of the activities among the mentions; for each a score for every function (log-odds, the highest likeliest)."""
    numbers = [i for i, m in enumerate(mentions) if m.kind is EntityKind.ACTIVITY]
    scores = np.zeros((len(numbers), len(FUNCTIONS)), np.float32)
    heads = encoded.heads["function"]
    for row, i in enumerate(numbers):
        first, last = mentions[i].first, mentions[i].last
        said = text[words.start[first] : words.end[last - 1]]
        scores[row] = np.log(heads[first:last].mean(0) + _TINY) + WHOLE * np.log(heads[first] + _TINY)
        scores[row] += WORDS * weigh(said, weights, len(FUNCTIONS))
        for function, weight in functions(said).items():
            scores[row, FUNCTIONS.index(function)] += LEXICON * weight
    return numbers, scores
