"""What a duty serves, by its words: the lexicon's reading, used where no model is and as a second opinion beside it."""

from __future__ import annotations

import re

from ingest.extract.lexicon import load_lexicon, plain
from schema.kinds import Function

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
