"""Links by the trained model: the pair head's scores and plain features go to trees trained on mentions as predicted.

Which spans there are is decided before, in decode.py; what links become, in assemble.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import lightgbm
import numpy as np

from ingest.extract.cues import cue_rows
from ingest.extract.decode import Span
from ingest.extract.duties import by_their_duty, with_owner
from ingest.extract.encoder import Encoded, softmax
from ingest.extract.labels import ENDS, PREDICATES, WITH_MODALITY
from ingest.extract.links import Link
from ingest.extract.lists import agreed, lists, without_rivals
from ingest.extract.modality import settle
from ingest.extract.models import Trained
from ingest.extract.pair_head import pair_scores
from ingest.extract.pairs import FEATURES, Found, features
from ingest.extract.parse import Parsed
from ingest.extract.rows import of_their_row
from ingest.extract.spots import KINDS, spots
from ingest.extract.tokens import Floats, Ints, Words
from schema.kinds import EntityKind, Predicate

_DUTY = 1 + PREDICATES.index(Predicate.RESPONSIBLE_FOR)
_ACTIVITY = KINDS.index(EntityKind.ACTIVITY)
# the column of the pair head's chance of any predicate, and the chance below which the trees are not asked: that lost 6 of
# 2,081 claims in the training papers, when far agencies were not looked at, and saved two thirds of the pairs
_OWN_CHANCE = len(FEATURES) + 1 + len(PREDICATES) + 1
_HOPELESS = 0.04
# no more trees are asked of a pair once one class is ahead of all others by so much (log-odds): half of the time, and of 1,902
# claims in 60 training papers none came or went then
_EARLY: dict[str, Any] = {"pred_early_stop": True, "pred_early_stop_freq": 10, "pred_early_stop_margin": 4.0}


@dataclass(slots=True)
class Candidates:
    """The candidate pairs of one text and the rows that the trees read."""

    found: Found
    rows: Floats


def allowed() -> dict[tuple[int, int], list[int]]:
    """By kinds of subject and object (numbers), the classes that may join them."""
    table: dict[tuple[int, int], list[int]] = {}
    for number, predicate in enumerate(PREDICATES):
        for subject in ENDS[predicate][0]:
            for object_ in ENDS[predicate][1]:
                table.setdefault((KINDS.index(subject), KINDS.index(object_)), []).append(1 + number)
    return table


_ALLOWED = allowed()
_MASK = np.zeros((len(KINDS), len(KINDS), 1 + len(PREDICATES)), np.float32)
_MASK[:, :, 0] = 1
for (_subject, _object), _classes in _ALLOWED.items():
    _MASK[_subject, _object, _classes] = 1


def candidate_rows(
    parsed: Parsed, words: Words, encoded: Encoded, mentions: Sequence[Span], weights: dict[str, Floats]
) -> Candidates:
    """Features of all candidate pairs: plain ones, the pair head's probabilities, how the other candidates of the object do."""
    where = spots(words, parsed, [(m.kind, m.first, m.last) for m in mentions])
    found = features(words, parsed, where)
    kinds = np.array([s.kind for s in where], np.int32)
    scores = pair_scores(weights, encoded.vectors, where, found)
    chances = softmax(scores) if len(scores) else scores
    if len(scores):
        chances = chances * _MASK[kinds[found.subject], kinds[found.object]]
    sure = np.array([m.score for m in mentions], np.float32)
    size = np.array([m.last - m.first for m in mentions], np.float32)
    first = np.array([m.first for m in mentions], np.float32)
    s, o = found.subject, found.object
    rows = np.concatenate(
        [
            found.plain.astype(np.float32),
            np.log(chances + 1e-4),
            _rivals(chances, o),
            np.stack([sure[s], sure[o], size[s], size[o], first[o] - first[s]], 1).reshape(-1, 5),
            cue_rows(parsed, words, where, found),
        ],
        1,
    )
    return Candidates(found, rows.astype(np.float32))


def _rivals(chances: Floats, objects: Ints) -> Floats:
    """For each pair the best chance of any predicate among the object's other pairs, its own, and its rank."""
    result = np.zeros((len(objects), 3), np.float32)
    if not len(objects):
        return result
    best = 1.0 - chances[:, 0] / np.maximum(chances.sum(1), 1e-6)
    edges = np.flatnonzero(np.diff(objects, prepend=-1, append=-1))
    for low, high in pairwise(edges.tolist()):
        own = best[low:high]
        order = np.argsort(-own, kind="stable")
        rank = np.empty(len(own), np.int32)
        rank[order] = np.arange(len(own))
        top = own[order[0]]
        second = own[order[1]] if len(own) > 1 else 0.0
        result[low:high, 0] = np.where(rank == 0, second, top)
        result[low:high, 1] = own
        result[low:high, 2] = np.minimum(rank, 9)
    return result


def likelihoods(trees: lightgbm.Booster, rows: Floats) -> Floats:
    """The chances of each class (pairs, 1 + predicates) by the trees; none where the pair head gives a pair no hope."""
    chances = np.zeros((len(rows), 1 + len(PREDICATES)), np.float32)
    open_ = np.flatnonzero(rows[:, _OWN_CHANCE] >= _HOPELESS)
    if len(open_):
        chances[open_] = trees.predict(rows[open_], num_threads=1, **_EARLY)
    return chances


def model_links(parsed: Parsed, words: Words, encoded: Encoded, mentions: Sequence[Span], trained: Trained) -> list[Link]:
    """The links of one text that are likely enough, with their modality."""
    candidates = candidate_rows(parsed, words, encoded, mentions, trained.pairs)
    if not len(candidates.rows):
        return []
    chances = likelihoods(trained.relations, candidates.rows)
    listed = lists(parsed.text, words, mentions)
    chances = agreed(listed, candidates.found, chances)
    chosen = without_rivals(listed, choose(candidates.found, chances, mentions, trained.settings["thresholds"]))
    owned = with_owner(parsed, words, mentions, of_their_row(parsed, words, mentions, chosen))
    links = by_their_duty(parsed, words, mentions, owned)
    settle(parsed, words, mentions)
    around = _around(mentions)
    for link in links:
        if link.predicate in WITH_MODALITY:
            link.modality, link.negated = mentions[around.get(link.object, link.object)].modality
    return links


def _around(mentions: Sequence[Span]) -> dict[int, int]:
    """The activity around each agency that stands in one: how binding it is to tell somebody is said of the telling."""
    found: dict[int, int] = {}
    last: int | None = None
    for i, mention in enumerate(mentions):
        if mention.kind is EntityKind.ACTIVITY:
            last = i
        elif mention.kind is EntityKind.AGENCY and last is not None and mention.last <= mentions[last].last:
            found[i] = last
    return found


def choose(found: Found, chances: Floats, mentions: Sequence[Span], thresholds: dict[str, float]) -> list[Link]:
    """Pairs above their predicate's threshold; a duty whose best subject is below it keeps that one above a lower threshold."""
    kinds = np.array([KINDS.index(m.kind) for m in mentions], np.int32)
    chances = chances * _MASK[kinds[found.subject], kinds[found.object]]
    least = np.array([2.0] + [thresholds[p.value] for p in PREDICATES], np.float32)
    picked = {(int(r), int(c)) for r, c in zip(*np.nonzero(chances >= least), strict=True)}
    served = {int(found.object[r]) for r, c in picked if c == _DUTY}
    lone: dict[int, tuple[float, int]] = {}
    for row in np.flatnonzero(chances[:, _DUTY] >= thresholds["lone duty"]).tolist():
        target = int(found.object[row])
        if target not in served:
            lone[target] = max(lone.get(target, (0.0, -1)), (float(chances[row, _DUTY]), row))
    picked |= {(row, _DUTY) for _, row in lone.values()}
    return [
        Link(int(found.subject[r]), int(found.object[r]), PREDICATES[c - 1], float(chances[r, c]), "model")
        for r, c in sorted(picked)
    ]
