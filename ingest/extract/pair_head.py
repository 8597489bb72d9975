"""The trained pair head in plain arrays: scores for what is said of two mentions. It is trained in training/net.py (Pairs)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from ingest.extract.pairs import FEATURES, Found
from ingest.extract.spots import Spot
from ingest.extract.tokens import Floats, Ints

# words between two mentions that are still read; beyond, only grammar and order count
_NEAR = 60
# of GELU by its tanh; of 32 bits: a plain number of NumPy would make everything behind it twice as wide
_ROOT, _CUBE = np.float32((2 / np.pi) ** 0.5), np.float32(0.044715)
_OFFSETS = np.cumsum([0] + [size for _, size in FEATURES[:-1]]).astype(np.int32)


def _means(total: NDArray[np.float64], first: Ints, last: Ints) -> Floats:
    """Mean vectors of word ranges from running totals; zero where a range is empty."""
    result: Floats = ((total[last] - total[first]) / np.maximum(last - first, 1)[:, None]).astype(np.float32)
    return result


def _between(weight: Floats, vectors: Floats, ends: tuple[Ints, Ints]) -> Floats:
    """What the words between two mentions add; words are fewer than pairs and are weighed first."""
    total = np.zeros((len(vectors) + 1, weight.shape[0]), np.float64)
    np.cumsum(vectors @ weight.T, axis=0, out=total[1:])
    return _means(total, *ends)


def pair_scores(weights: Mapping[str, Floats], vectors: Floats, spots: Sequence[Spot], found: Found) -> Floats:
    """Class scores (pairs, 1 + predicates) of the candidate pairs of one text."""
    if not len(found.subject):
        return np.zeros((0, len(weights["out.bias"])), np.float32)
    total = np.zeros((len(vectors) + 1, vectors.shape[1]), np.float64)
    np.cumsum(vectors, axis=0, out=total[1:])
    first, last, governor = np.array([(s.first, s.last, s.governor) for s in spots], np.int32).T
    own = np.concatenate([_means(total, first, last), vectors[governor]], 1)
    middle = weights["between.weight"]
    hidden = _sum_of_rows(
        (own @ weights["subject.weight"].T + weights["subject.bias"], found.subject[:, None]),
        (own @ weights["object.weight"].T, found.object[:, None]),
        (vectors @ middle[:, vectors.shape[1] :].T, found.meeting[:, None]),
        (weights["plain.weight"], found.plain + _OFFSETS),
    )
    low = np.minimum(last[found.subject], last[found.object])
    high = np.maximum(first[found.subject], first[found.object])
    near = np.flatnonzero((high > low) & (high - low <= _NEAR))
    hidden[near] += _between(middle[:, : vectors.shape[1]], vectors, (low[near], high[near]))
    active = np.tanh(_ROOT * hidden * (1.0 + _CUBE * hidden * hidden))
    active += 1.0
    active *= hidden
    active *= 0.5
    result: Floats = (active @ weights["out.weight"].T + weights["out.bias"]).astype(np.float32)
    return result


def _sum_of_rows(*parts: tuple[Floats, Ints]) -> Floats:
    """For each pair the sum of the rows of each table that the pair has the numbers of (pairs, rows)."""
    *edges, size = np.cumsum([0] + [len(table) for table, _ in parts]).tolist()
    numbers = np.concatenate([rows + edge for (_, rows), edge in zip(parts, edges, strict=True)], 1)
    ends = np.arange(0, numbers.size + 1, numbers.shape[1], dtype=numbers.dtype)
    picked = csr_array((np.ones(numbers.size, np.float32), numbers.ravel(), ends), shape=(len(numbers), size))
    result: Floats = picked @ np.concatenate([table for table, _ in parts])
    return result
