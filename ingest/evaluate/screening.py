"""The scorecard of screening: texts that should be withheld, and how far the withheld words are marked.

The lines on errors name row and kind, never the words.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from ingest.evaluate.goldfile import Row, described, share, under
from ingest.screen import recognise

REQUIRED = ("text", "withhold", "spans")
WORD = re.compile(r"\w+")
HALF = 0.5


def predict(rows: list[Row]) -> list[Row]:
    """For each row whether it is withheld and what was found, without the words."""
    predicted = []
    for row in rows:
        found = recognise(row["text"])
        spans = [{"start": one.start, "end": one.end, "kind": one.kind} for one in found]
        predicted.append({"id": row["id"], "withhold": bool(found), "spans": spans})
    return predicted


def score(gold: dict[str, Row], predicted: dict[str, Row]) -> tuple[dict[str, Any], list[str]]:
    """The figures of the benchmark, and each leak and each text that is wrongly withheld."""
    texts: Counter[tuple[bool, bool]] = Counter()
    kinds: dict[str, Counter[str]] = {}
    errors: list[tuple[int, str]] = []
    made = outside = 0
    for name, row in gold.items():
        mine = predicted.get(name, {"spans": []})
        spans = mine.get("spans") or []
        held = bool(mine.get("withhold", bool(spans)))
        texts[bool(row["withhold"]), held] += 1
        if held != row["withhold"]:
            kind = ", ".join(sorted({span["kind"] for span in row["spans"]}))
            errors.append((1, f"{name}: wrongly withheld") if held else (0, f"{name}: leak of {kind}"))
        _spans(row, spans, held, kinds)
        made += len(spans)
        outside += sum(not any(_touch(span, true) for true in row["spans"]) for span in spans)
    return _figures(gold, predicted, texts, kinds) | {
        "predicted_spans": made,
        "predicted_spans_touching_no_gold_span": outside,
    }, described(errors)


def _touch(one: Row, other: Row) -> bool:
    return bool(one["start"] < other["end"] and one["end"] > other["start"])


def _spans(row: Row, spans: list[Row], held: bool, kinds: dict[str, Counter[str]]) -> None:
    words = [(m.start(), m.end()) for m in WORD.finditer(row["text"])]
    for true in row["spans"]:
        tally = kinds.setdefault(true["kind"], Counter())
        whole = under(words, true["start"], true["end"])

        def half(found: list[Row], whole: frozenset[int] = whole) -> bool:
            marked = frozenset[int]().union(*(under(words, s["start"], s["end"]) for s in found))
            return bool(whole) and len(whole & marked) / len(whole) >= HALF

        tally["gold"] += 1
        tally["in_withheld_text"] += held
        tally["found_same_kind"] += half([span for span in spans if span.get("kind") == true["kind"]])
        tally["found_any_kind"] += half(spans)


def _figures(
    gold: dict[str, Row], predicted: dict[str, Row], texts: Counter[tuple[bool, bool]], kinds: dict[str, Counter[str]]
) -> dict[str, Any]:
    right, wrong, leaks = texts[True, True], texts[False, True], texts[True, False]
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + leaks) if right + leaks else 0.0
    spans = sum(tally["gold"] for tally in kinds.values())
    return {
        "texts": len(gold),
        "texts_without_prediction": len(set(gold) - set(predicted)),
        "unknown_ids": len(set(predicted) - set(gold)),
        "withhold_recall": round(recall, 4),
        "withhold_precision": round(precision, 4),
        "withhold_f1": round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
        "leaks": leaks,
        "wrongly_withheld": wrong,
        "span_recall_same_kind": share(sum(tally["found_same_kind"] for tally in kinds.values()), spans),
        "span_recall_any_kind": share(sum(tally["found_any_kind"] for tally in kinds.values()), spans),
        "by_kind": {
            kind: {**tally, "recall": share(tally["found_same_kind"], tally["gold"])} for kind, tally in sorted(kinds.items())
        },
    }
