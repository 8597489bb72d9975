"""What is computed by whole columns and sparse sums is what a plain reading of one row says."""

from itertools import product

import numpy as np
import pytest
from extract_helpers import said

from ingest.extract.decode import best_path
from ingest.extract.pair_head import pair_scores
from ingest.extract.pairs import FEATURES, features, in_activities
from ingest.extract.spots import ACTIVITY, AGENCY, Spot
from schema.kinds import EntityKind


def follows(path):
    """Whether every inside follows its own begin or inside."""
    return all(c == 0 or c % 2 or (at and path[at - 1] in {c - 1, c}) for at, c in enumerate(path))


@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("levels", [2, 50])  # of two levels many sums are equal
def test_the_best_path_is_the_best_of_all(count, levels):
    random = np.random.default_rng(count + levels)
    for _ in range(40):
        scores = random.integers(-levels, levels, (count, 5)).astype(np.float32)
        best = max(sum(scores[at, c] for at, c in enumerate(p)) for p in product(range(5), repeat=count) if follows(p))
        found = best_path(scores)
        assert follows(found)
        assert sum(scores[at, c] for at, c in enumerate(found)) == best


@pytest.mark.parametrize("count", [0, 1, 5, 30])
def test_what_stands_inside_an_activity_is_what_a_plain_reading_says(count):
    random = np.random.default_rng(count)
    for _ in range(100):
        ends = {
            tuple(sorted(random.choice(30, 2, replace=False).tolist())): random.choice([ACTIVITY, AGENCY]) for _ in range(count)
        }
        spots = [
            Spot(ends[first, last], first, last, first, first, 0) for first, last in sorted(ends, key=lambda e: (e[0], -e[1]))
        ]
        assert in_activities(spots) == [plainly_inside(s, spots) for s in spots]


def plainly_inside(own, spots):
    """2 where an activity around a mention ends with it, 1 where another does, the first of them; by looking at each."""
    around = (s for s in spots if s.kind == ACTIVITY and s is not own and s.first <= own.first and own.last <= s.last)
    return next((2 if s.last == own.last else 1 for s in around), 0)


def test_one_mention_has_no_pair():
    text = said("The county clinic opens at nine.", (EntityKind.AGENCY, "county clinic"))
    found = features(text.words, text.parsed, text.spots)
    assert found.plain.shape == (0, len(FEATURES))
    assert len(pair_scores(text.weights, text.vectors, text.spots, found)) == 0


def test_pairs_are_scored_as_the_network_does():
    text = said(
        "The county clinic shall notify the sheriff within one hour, and the sheriff shall tell the school board.",
        (EntityKind.AGENCY, "county clinic"),
        (EntityKind.ACTIVITY, "notify the sheriff"),
        (EntityKind.AGENCY, "school board"),
    )
    found = features(text.words, text.parsed, text.spots)
    assert len(found.subject) > 2
    scored = pair_scores(text.weights, text.vectors, text.spots, found)
    assert np.allclose(scored, [plain_score(text, found, row) for row in range(len(found.subject))], atol=1e-3)


def plain_score(text, found, row):
    """The score of one pair, step by step as in training/net.py (Pairs)."""
    weights, vectors = text.weights, text.vectors
    subject, object_ = text.spots[found.subject[row]], text.spots[found.object[row]]
    ends = [np.concatenate([vectors[s.first : s.last].mean(0), vectors[s.governor]]) for s in (subject, object_)]
    low, high = min(subject.last, object_.last), max(subject.first, object_.first)
    near = vectors[low:high].mean(0) if 0 < high - low <= 60 else np.zeros(vectors.shape[1])
    hidden = weights["subject.weight"] @ ends[0] + weights["subject.bias"] + weights["object.weight"] @ ends[1]
    hidden += weights["between.weight"] @ np.concatenate([near, vectors[found.meeting[row]]])
    at = 0
    for value, (_, size) in zip(found.plain[row], FEATURES, strict=True):
        hidden += weights["plain.weight"][at + value]
        at += size
    active = 0.5 * hidden * (1 + np.tanh((2 / np.pi) ** 0.5 * (hidden + 0.044715 * hidden**3)))
    return weights["out.weight"] @ active + weights["out.bias"]
