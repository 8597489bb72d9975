"""Boosted trees for relations, over what the encoder says of documents that it was not trained on, and their thresholds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np
from data import NONE, Example
from numpy.typing import NDArray

from ingest.extract.decode import Settings, Span, decode
from ingest.extract.encoder import Encoded
from ingest.extract.identity import identities
from ingest.extract.labels import PREDICATES
from ingest.extract.links import Link
from ingest.extract.lists import agreed, lists, without_rivals
from ingest.extract.relations import Candidates, candidate_rows, choose
from schema.kinds import Predicate

_WORD = re.compile(r"\w+")
_COMMON = {
    "verbose": -1,
    "num_threads": 2,
    "seed": 1,
    "deterministic": True,
    "max_bin": 63,
    "bagging_freq": 1,
    "bagging_fraction": 0.8,
}


@dataclass
class Seen:
    """One document as the encoder sees it, with what of it is right: the gold mention of each span, or none."""

    example: Example
    encoded: Encoded
    mentions: list[Span]
    entities: list[str]
    gold: list[str | None]
    candidates: Candidates
    listed: list[int]


def _words(text: str, start: int, end: int) -> frozenset[int]:
    return frozenset(m.start() for m in _WORD.finditer(text, start, end))


def matched(example: Example, mentions: list[Span]) -> list[str | None]:
    """The gold mention that each span stands for: of its kind, sharing half of the words, the best first."""
    text, words = example.gold["text"], example.words
    options = []
    golden = [(m, _words(text, m["start"], m["end"])) for m in example.gold["mentions"]]
    for i, span in enumerate(mentions):
        own = _words(text, int(words.start[span.first]), int(words.end[span.last - 1]))
        for m, theirs in golden:
            if m["type"] == span.kind.value and own & theirs:
                share = len(own & theirs) / len(own | theirs)
                if share >= 0.5:
                    options.append((-share, m["id"], i))
    found: list[str | None] = [None] * len(mentions)
    used = set()
    for _, name, i in sorted(options):
        if found[i] is None and name not in used:
            found[i] = name
            used.add(name)
    return found


def see(example: Example, encoded: Encoded, weights: dict[str, Any], settings: Settings) -> Seen:
    """Decode one document and make the rows of its candidate pairs."""
    mentions = decode(example.parsed, example.words, encoded, settings)
    words = example.words
    entities = identities(
        example.gold["text"], [(m.kind, int(words.start[m.first]), int(words.end[m.last - 1])) for m in mentions]
    )
    candidates = candidate_rows(example.parsed, example.words, encoded, mentions, weights)
    listed = lists(example.gold["text"], words, mentions)
    return Seen(example, encoded, mentions, entities, matched(example, mentions), candidates, listed)


def pair_labels(seen: Seen) -> NDArray[np.int64]:
    """For each candidate pair the class that the gold gives it; NONE where only other mentions of the two entities have it."""
    entity = {m["id"]: m.get("entity") or m["id"] for m in seen.example.gold["mentions"]}
    said: dict[tuple[str, str], int] = {}
    known: dict[tuple[str, str], int] = {}
    for a in seen.example.gold["assertions"]:
        label = 1 + PREDICATES.index(Predicate(a["predicate"]))
        ends = [(a["subject"], a["object"])]
        if a["predicate"] == Predicate.WORKS_WITH:
            ends.append((a["object"], a["subject"]))
        for s, o in ends:
            said.setdefault((s, o), label)
            known.setdefault((entity[s], entity[o]), label)
    labels = np.zeros(len(seen.candidates.rows), np.int64)
    found = seen.candidates.found
    for row, (s, o) in enumerate(zip(found.subject.tolist(), found.object.tolist(), strict=True)):
        gs, go = seen.gold[s], seen.gold[o]
        if gs is not None and go is not None:
            labels[row] = said.get((gs, go), NONE if (entity[gs], entity[go]) in known else 0)
    return labels


def train_relations(seen: list[Seen], rounds: int = 110) -> lightgbm.Booster:
    """The trees that choose a pair's predicate."""
    rows = np.concatenate([s.candidates.rows for s in seen])
    labels = np.concatenate([pair_labels(s) for s in seen])
    keep = labels != NONE
    params = _COMMON | {
        "objective": "multiclass", "num_class": 1 + len(PREDICATES), "learning_rate": 0.06, "num_leaves": 12,
        "min_data_in_leaf": 20, "feature_fraction": 0.3, "lambda_l2": 3.0,
    }  # fmt: skip
    return lightgbm.train(params, lightgbm.Dataset(rows[keep], labels[keep]), rounds)


def settled(seen: Seen, chances: NDArray[np.float32], limits: dict[str, float]) -> list[Link]:
    """The links of one document as the run time would choose them by what the trees say."""
    found = seen.candidates.found
    return without_rivals(seen.listed, choose(found, agreed(seen.listed, found, chances), seen.mentions, limits))


def said(seen: Seen, links: list[Link]) -> tuple[set[tuple[Any, ...]], int]:
    """The assertions that links make, each once, as gold entities where both ends are right; and how many there are."""
    entity = {m["id"]: m.get("entity") or m["id"] for m in seen.example.gold["mentions"]}
    own, right = set(), set()
    for link in sorted(links, key=lambda k: -k.score):
        a, b = seen.entities[link.subject], seen.entities[link.object]
        key = (link.predicate, *(sorted((a, b)) if link.predicate is Predicate.WORKS_WITH else (a, b)))
        if a == b or key in own:
            continue
        own.add(key)
        s, o = seen.gold[link.subject], seen.gold[link.object]
        if s is not None and o is not None:
            ends = (entity[s], entity[o])
            right.add((link.predicate, *(sorted(ends) if link.predicate is Predicate.WORKS_WITH else ends)))
    return right, len(own)


def truth(seen: Seen) -> set[tuple[Any, ...]]:
    """The gold assertions by entity."""
    entity = {m["id"]: m.get("entity") or m["id"] for m in seen.example.gold["mentions"]}
    result = set()
    for a in seen.example.gold["assertions"]:
        ends = (entity[a["subject"]], entity[a["object"]])
        p = Predicate(a["predicate"])
        result.add((p, *(sorted(ends) if p is Predicate.WORKS_WITH else ends)))
    return result


def thresholds(seen: list[Seen], chances: list[NDArray[np.float32]]) -> dict[str, float]:
    """For each predicate the threshold of the best F1 over all documents, and the lower one for a duty that nobody else has."""
    golden = [truth(s) for s in seen]

    def f1(limits: dict[str, float], only: Predicate | None) -> float:
        right = made = wanted = 0
        for s, c, g in zip(seen, chances, golden, strict=True):
            links = settled(s, c, limits)
            mine = [k for k in links if only is None or k.predicate is only]
            hits, count = said(s, mine)
            right += len(hits & g)
            made += count
            wanted += sum(only is None or x[0] is only for x in g)
        return 2 * right / max(1, made + wanted)

    grid = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55]
    none = {p.value: 2.0 for p in PREDICATES} | {"lone duty": 2.0}
    limits = dict(none)
    for predicate in PREDICATES:
        scored = [(f1(none | {predicate.value: t}, predicate), -abs(t - 0.35), t) for t in grid]
        limits[predicate.value] = max(scored)[2]
    scored = [(f1(limits | {"lone duty": t}, Predicate.RESPONSIBLE_FOR), t) for t in (0.1, 0.15, 0.2)]
    limits["lone duty"] = max(scored)[1]
    return limits
