"""The trained pair head in plain arrays: scores for what is said of two mentions. It is trained in training/net.py (Pairs)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from ingest.extract.pairs import FEATURES, Found
from ingest.extract.spots import Spot
from ingest.extract.tokens import Floats, Ints

# words between two mentions that are still read; beyond, only grammar and order count
_NEAR = 60
# of 32 bits: a plain number of NumPy would make everything behind it twice as wide
_ROOT = np.float32(0.5**0.5)
_OFFSETS = np.cumsum([0] + [size for _, size in FEATURES[:-1]]).astype(np.int32)


def _means(total: NDArray[np.float64], first: Ints, last: Ints) -> Floats:
    """Mean vectors of word ranges from running totals; zero where a range is empty."""
    result: Floats = ((total[last] - total[first]) / np.maximum(last - first, 1)[:, None]).astype(np.float32)
    return result


def _between(weight: Floats, vectors: Floats, found: Found, ends: tuple[Ints, Ints]) -> Floats:
    """What the words between two mentions and the word above both add; words are fewer than pairs and are weighed first."""
    width = vectors.shape[1]
    total = np.zeros((len(vectors) + 1, weight.shape[0]), np.float64)
    np.cumsum(vectors @ weight[:, :width].T, axis=0, out=total[1:])
    result: Floats = _means(total, *ends) + (vectors @ weight[:, width:].T)[found.meeting]
    return result


def pair_scores(weights: Mapping[str, Floats], vectors: Floats, spots: Sequence[Spot], found: Found) -> Floats:
    """Class scores (pairs, 1 + predicates) of the candidate pairs of one text."""
    if not len(found.subject):
        return np.zeros((0, len(weights["out.bias"])), np.float32)
    total = np.zeros((len(vectors) + 1, vectors.shape[1]), np.float64)
    np.cumsum(vectors, axis=0, out=total[1:])
    first, last, governor = np.array([(s.first, s.last, s.governor) for s in spots], np.int32).T
    own = np.concatenate([_means(total, first, last), vectors[governor]], 1)
    subject = own @ weights["subject.weight"].T + weights["subject.bias"]
    object_ = own @ weights["object.weight"].T
    low = np.minimum(last[found.subject], last[found.object])
    high = np.maximum(first[found.subject], first[found.object])
    gap = high - low
    high = np.where((gap > 0) & (gap <= _NEAR), high, low)
    hidden = subject[found.subject] + object_[found.object] + _between(weights["between.weight"], vectors, found, (low, high))
    table = weights["plain.weight"]
    for column in range(found.plain.shape[1]):
        hidden += table[found.plain[:, column] + _OFFSETS[column]]
    active = 0.5 * hidden * (1.0 + erf(hidden * _ROOT))
    result: Floats = (active @ weights["out.weight"].T + weights["out.bias"]).astype(np.float32)
    return result
