"""The scorecard of deadlines: spans, durations, anchors, flags and conditions of single sentences."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from ingest.evaluate.goldfile import Row, Words, described, likeness, paired, share, shares, under
from ingest.extract.conditions import conditions
from ingest.extract.deadlines import deadlines
from ingest.extract.models import load_models
from ingest.model import Deadline

REQUIRED = ("text", "spans", "conditions")
WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
FLAGS = ("business", "every", "before")
HALF = 0.5
ANY = 1e-9
DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)


def predict(rows: list[Row]) -> list[Row]:
    """The time limits and conditions of each row, in the form of the gold."""
    docs = load_models().nlp.pipe([row["text"] for row in rows])
    return [
        {
            "id": row["id"],
            "spans": [_plain(row["text"], limit) for limit in deadlines(doc)],
            "conditions": [{"start": span.start, "end": span.end} for span in conditions(doc)],
        }
        for row, doc in zip(rows, docs, strict=True)
    ]


def _plain(text: str, limit: Deadline) -> Row:
    after = limit.after
    return {
        "start": limit.start,
        "end": limit.end,
        "quote": text[limit.start : limit.end],
        "duration": limit.duration,
        "after": text[after.start : after.end] if after else None,
        "after_start": after.start if after else None,
        "after_end": after.end if after else None,
        "business": limit.business,
        "every": limit.recurring,
        "before": limit.before,
    }


def score(gold: dict[str, Row], predicted: dict[str, Row]) -> tuple[dict[str, Any], list[str]]:
    """The figures of the benchmark, and a line for each thing that is wrong."""
    tally: Counter[str] = Counter()
    errors: list[tuple[int, str]] = []
    for name, row in gold.items():
        mine = predicted.get(name, {"spans": [], "conditions": []})
        words = [(m.start(), m.end()) for m in WORD.finditer(row["text"])]
        _spans(name, (row, mine), words, tally, errors)
        true = [under(words, c["start"], c["end"]) for c in row["conditions"]]
        made = [under(words, c["start"], c["end"]) for c in mine.get("conditions") or []]
        right = len(paired(true, made, HALF))
        tally.update(condition=right, condition_gold=len(true), condition_made=len(made))
        if right < max(len(true), len(made)):
            errors.append((2, f"{name}: {right} of {len(true)} conditions right, {len(made)} found"))
    return _figures(gold, predicted, tally), described(errors)


def _spans(name: str, rows: tuple[Row, Row], words: Words, tally: Counter[str], errors: list[tuple[int, str]]) -> None:
    true, made = rows[0]["spans"], rows[1].get("spans") or []
    text = rows[0]["text"]
    golden = [under(words, span["start"], span["end"]) for span in true]
    mine = [under(words, span["start"], span["end"]) for span in made]
    pairs = paired(golden, mine, HALF)
    tally.update(gold=len(true), made=len(made), right=len(pairs), touched=len(paired(golden, mine, ANY)))
    tally.update(empty=not true, empty_wrong=not true and bool(made))
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    errors += [(0, f"{name}: missed {s['quote']!r}") for i, s in enumerate(true) if i not in found]
    errors += [(0, f"{name}: wrongly found {text[s['start'] : s['end']]!r}") for j, s in enumerate(made) if j not in used]
    for i, j in pairs:
        wrong = _compare(true[i], made[j], words, tally)
        tally["complete"] += not wrong
        errors += [(1, f"{name}: {what} of {true[i]['quote']!r}") for what in wrong]


def _compare(true: Row, made: Row, words: Words, tally: Counter[str]) -> list[str]:
    """What of a matched span is wrong."""
    wrong = [] if normal(true["duration"]) == normal(made["duration"]) else ["duration"]
    golden = under(words, true["after_start"], true["after_end"]) if true["after"] else frozenset()
    mine = under(words, made["after_start"], made["after_end"]) if made["after"] else frozenset()
    same = (not golden and not mine and not made["after"]) or (bool(golden) and likeness(golden, mine) >= HALF)
    wrong += [] if same else ["after"]
    tally.update(
        duration=not wrong or wrong == ["after"], after=same, anchored=bool(golden), anchored_right=bool(golden) and same
    )
    for flag in FLAGS:
        one, other = bool(true.get(flag)), bool(made.get(flag))
        tally.update({f"{flag}_same": one == other, f"{flag}_tp": one and other, f"{flag}_gold": one, f"{flag}_made": other})
        wrong += [] if one == other else [flag]
    return wrong


def normal(duration: str | None) -> object:
    """A duration in months, days and seconds, so that PT90M is PT1H30M; PT0S is not P0D."""
    if not duration:
        return None
    found = DURATION.fullmatch(str(duration))
    if not found:
        return ("unreadable", duration)
    years, months, weeks, days, hours, minutes, seconds = (float(part) if part else 0.0 for part in found.groups())
    parts = (years * 12 + months, weeks * 7 + days, hours * 3600 + minutes * 60 + seconds)
    return parts if any(parts) else ("zero", "T" in str(duration))


def _figures(gold: dict[str, Row], predicted: dict[str, Row], tally: Counter[str]) -> dict[str, Any]:
    right = tally["right"]
    figures: dict[str, Any] = {
        "sentences": len(gold),
        "sentences_without_prediction_line": len(set(gold) - set(predicted)),
        "unknown_ids": len(set(predicted) - set(gold)),
        "span": shares(right, tally["made"], tally["gold"]),
        "span_f1_any_overlap": shares(tally["touched"], tally["made"], tally["gold"])["f1"],
        "duration_accuracy": share(tally["duration"], right),
        "after_accuracy": share(tally["after"], right),
        "after_accuracy_where_gold_has_one": share(tally["anchored_right"], tally["anchored"]),
    }
    for flag in FLAGS:
        figures[f"{flag}_accuracy"] = share(tally[f"{flag}_same"], right)
        figures[f"{flag}_f1"] = shares(tally[f"{flag}_tp"], tally[f"{flag}_made"], tally[f"{flag}_gold"])["f1"]
    figures["condition"] = shares(tally["condition"], tally["condition_made"], tally["condition_gold"])
    figures["empty_sentences"] = tally["empty"]
    figures["empty_sentences_with_false_span"] = tally["empty_wrong"]
    figures["complete_spans_share_of_gold"] = share(tally["complete"], tally["gold"])
    return figures
