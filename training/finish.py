"""After the networks: trees, thresholds and calibration, all on documents that the network in question had not seen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from data import Example
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression
from stack import Seen, matched, said, see, settled, thresholds, train_relations, truth
from wording import write

from ingest.extract.decode import Settings, decode
from ingest.extract.encoder import Encoded
from ingest.extract.models import load_models
from ingest.extract.relations import likelihoods
from schema.kinds import EntityKind

VERSION = "2"
PARTS = 5
_POINTS = 24


def f1_of_mentions(train: list[Example], encoded: list[Encoded], settings: Settings) -> float:
    """F1 of the mentions over all documents, by the guide's rule."""
    right = made = wanted = 0
    for example, seen in zip(train, encoded, strict=True):
        mentions = decode(example.parsed, example.words, seen, settings)
        right += sum(m is not None for m in matched(example, mentions))
        made += len(mentions)
        wanted += len(example.gold["mentions"])
    return 2 * right / max(1, made + wanted)


def best_settings(train: list[Example], encoded: list[Encoded]) -> Settings:
    """The biases and the threshold of the best F1, one after the other."""
    chosen = {"noun": 0.0, "activity": 0.0, "finding": 0.4}
    grids = {"noun": (-1.2, -0.9, -0.6, -0.3, 0.0), "activity": (-0.9, -0.6, -0.3, 0.0, 0.3), "finding": (0.3, 0.4, 0.5, 0.6)}
    for name, grid in grids.items():
        scored = [(f1_of_mentions(train, encoded, Settings(**(chosen | {name: v}))), -abs(v), v) for v in grid]
        chosen[name] = max(scored)[2]
        print("  ", name, [(round(s, 4), v) for s, _, v in scored], flush=True)
    return Settings(**chosen)


def table(scores: NDArray[np.float64], right: NDArray[np.float64]) -> list[list[float]]:
    """An ascending table from score to the share that is right, by isotonic regression smoothed with a few prior counts."""
    order = np.argsort(scores, kind="stable")
    fitted = isotonic_regression(right[order]).x
    at = np.unique(np.linspace(0, len(order) - 1, _POINTS).astype(int))
    return [[round(float(scores[order][i]), 4) for i in at], [round(float(np.clip(fitted[i], 0.02, 0.98)), 4) for i in at]]


def calibration(seen: list[Seen], chances: list[NDArray[np.float32]], limits: dict[str, float]) -> dict[str, Any]:
    """Tables for the mentions of each kind and for assertions."""
    tables: dict[str, Any] = {}
    for kind in EntityKind:
        pairs = [(m.score, g is not None) for s in seen for m, g in zip(s.mentions, s.gold, strict=True) if m.kind is kind]
        if len(pairs) > _POINTS:
            tables[kind.value] = table(np.array([p[0] for p in pairs]), np.array([float(p[1]) for p in pairs]))
    scores, right = [], []
    for s, c in zip(seen, chances, strict=True):
        golden = truth(s)
        for link in settled(s, c, limits):
            hits, made = said(s, [link])
            if made:
                scores.append(link.score)
                right.append(float(bool(hits & golden)))
    tables["assertion"] = table(np.array(scores), np.array(right))
    return tables


def finish(train: list[Example], more: list[Example], unseen: tuple[list[Encoded], list[dict[str, Any]]], into: Path) -> None:
    """Train the trees and write them with settings.json into the folder; `more`: documents that only words are learnt from."""
    encoded, heads = unseen
    settings = best_settings(train, encoded)
    seen = [see(e, x, h, settings) for e, x, h in zip(train, encoded, heads, strict=True)]
    chances: list[NDArray[np.float32]] = [np.zeros((0, 1), np.float32)] * len(seen)
    for part in range(PARTS):
        trees = train_relations([s for i, s in enumerate(seen) if i % PARTS != part])
        for i in range(part, len(seen), PARTS):
            chances[i] = likelihoods(trees, seen[i].candidates.rows)
    limits = thresholds(seen, chances)
    print("   thresholds", limits, flush=True)
    tables = calibration(seen, chances, limits)
    train_relations(seen).save_model(into / "relations.txt")
    write(train, more, into)
    nlp = load_models().nlp
    content = {
        "version": VERSION,
        "tags": list(nlp.get_pipe("tagger").labels),
        "deps": list(nlp.get_pipe("parser").labels),
        "noun": settings.noun,
        "activity": settings.activity,
        "finding": settings.finding,
        "thresholds": limits,
        "calibration": tables,
    }
    (into / "settings.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
