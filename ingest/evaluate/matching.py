"""The scorecard of matching: which pairs of names were taken for one agency, wrong merges first."""

from __future__ import annotations

from typing import Any

from ingest.evaluate.goldfile import Row, described

REQUIRED = ("left", "right", "same")


def predict(rows: list[Row]) -> list[Row]:
    """For each pair whether it is one agency, with the score and the reasons."""
    from ingest.resolve.match import NameInContext, compare  # noqa: PLC0415 gazetteers are slow to load

    def named(side: Row) -> NameInContext:
        return NameInContext(side["name"], side.get("context"), side.get("document"))

    predicted = []
    for row in rows:
        match = compare(named(row["left"]), named(row["right"]))
        predicted.append({"id": row["id"], "same": match.same, "score": match.score, "reasons": list(match.reasons)})
    return predicted


def score(gold: dict[str, Row], predicted: dict[str, Row]) -> tuple[dict[str, Any], list[str]]:
    """The figures of the benchmark, and a line for each wrong and each missed merge."""
    counts = {(a, b): 0 for a in (True, False) for b in (True, False)}
    kinds: dict[str, dict[str, Any]] = {}
    errors: list[tuple[int, str]] = []
    for name, row in gold.items():
        true, made = bool(row["same"]), bool(predicted.get(name, {}).get("same", False))
        counts[true, made] += 1
        kind = kinds.setdefault(row.get("kind", "?"), {"same": true, "pairs": 0, "wrong": 0})
        kind["pairs"] += 1
        kind["wrong"] += true != made
        if true != made:
            what = "wrong merge" if made else "missed merge"
            errors.append((int(true), f"{name}: {what} of {_told(row['left'])} and {_told(row['right'])}"))
    precision, recall, f1 = _shares(counts[True, True], counts[False, True], counts[True, False])
    figures: dict[str, Any] = {
        "pairs": len(gold),
        "pairs_without_prediction": len(set(gold) - set(predicted)),
        "unknown_ids": len(set(predicted) - set(gold)),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
        "accuracy": round((counts[True, True] + counts[False, False]) / len(gold), 4) if gold else 0.0,
        "wrong_merges": counts[False, True],
        "missed_merges": counts[True, False],
    }
    return figures | _ranked(gold, predicted) | {"by_kind": kinds}, described(errors)


def _told(side: Row) -> str:
    return f"{side['name']!r} ({side.get('context')} | {side.get('document')})"


def _shares(right: int, wrong: int, missed: int) -> tuple[float, float, float]:
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _ranked(gold: dict[str, Row], predicted: dict[str, Row]) -> dict[str, Any]:
    """Figures of the order by score, where every pair has one; equal scores are taken together."""
    scores = [(predicted[name].get("score"), bool(row["same"])) for name, row in gold.items() if name in predicted]
    known = [(float(score), same) for score, same in scores if isinstance(score, int | float)]
    total = sum(same for _, same in known)
    if len(known) != len(gold) or not total:
        return {}
    precision, best, threshold, clean = 0.0, 0.0, None, 0
    for level in sorted({score for score, _ in known}, reverse=True):
        above = [same for score, same in known if score >= level]
        here = sum(same for score, same in known if score == level)
        right = sum(above)
        precision += here / total * right / len(above)
        f1 = _shares(right, len(above) - right, total - right)[2]
        if f1 > best:
            best, threshold = f1, level
        clean = right if right == len(above) else clean
    return {
        "average_precision": round(precision, 4),
        "best_f1_over_thresholds": round(best, 4),
        "best_threshold": threshold,
        "recall_without_any_wrong_merge": round(clean / total, 4),
    }
