"""What a duty serves: the encoder's view of it and what its words speak for; where no model is, the lexicon's word alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ingest.extract.decode import Span
from ingest.extract.encoder import Encoded
from ingest.extract.labels import FUNCTIONS
from ingest.extract.parse import Parsed
from ingest.extract.tokens import Floats, Words
from ingest.extract.wording import NEW, Wording, duty_features, functions
from schema.kinds import EntityKind, Function

_TINY = 1e-3
# share of the first word beside the whole duty
_FIRST = 0.4


def function_of(words: str) -> Function:
    """The function that the words speak for most; COORDINATION, the commonest, where none does."""
    weights = functions(words)
    return max(weights, key=lambda f: weights[f]) if weights else Function.COORDINATION


def function_scores(
    parsed: Parsed, words: Words, encoded: Encoded, mentions: Sequence[Span], wording: Wording
) -> tuple[list[int], Floats]:
    """Numbers of the activities among the mentions; for each a score for every function (log-odds, the highest likeliest)."""
    numbers = [i for i, m in enumerate(mentions) if m.kind is EntityKind.ACTIVITY]
    scores = np.zeros((len(numbers), len(FUNCTIONS)), np.float32)
    heads, text = encoded.heads["function"], parsed.text
    for row, i in enumerate(numbers):
        first, last = mentions[i].first, mentions[i].last
        said = text[words.start[first] : words.end[last - 1]]
        passage = parsed.clauses[int(words.clause[first])].passage
        scores[row] = np.log(heads[first:last].mean(0) + _TINY) + _FIRST * np.log(heads[first] + _TINY)
        scores[row] += wording.chances(duty_features(said, text[passage.start : passage.end]))
        for function, weight in functions(said, wording.known).items():
            scores[row, FUNCTIONS.index(function)] += NEW * weight
    return numbers, scores
