"""The scorecards give the figures of the scorers beside the gold, on spoilt predictions too; bad gold is named by its line."""

import json
import random
import subprocess
import sys

import pytest

from ingest.evaluate import deadlines, evaluate, matching, screening
from ingest.evaluate.goldfile import read_gold
from schema.errors import Code, ConveneError
from tests.shared import shared

PARTS = {"deadlines": deadlines, "matching": matching, "screening": screening}


def spoilt(kind, rows, chance):
    """Predictions made of the gold itself, with things left out, moved, added and changed."""
    for row in rows.values():
        if chance.random() < 0.05:
            continue
        made = {"id": row["id"]}
        if kind == "matching":
            made |= {"same": row["same"] ^ (chance.random() < 0.2), "score": round(chance.random(), 1)}
        else:
            made["spans"] = [moved(span, row["text"], chance) for span in row["spans"] if chance.random() < 0.8]
            made["withhold" if kind == "screening" else "conditions"] = (
                chance.random() < 0.5
                if kind == "screening"
                else [{"start": c["start"], "end": c["end"]} for c in row["conditions"] if chance.random() < 0.7]
            )
        yield made


def moved(span, text, chance):
    span = dict(span)
    if chance.random() < 0.4:
        span["start"] = max(0, span["start"] - chance.randint(0, 12))
        span["end"] = min(len(text), span["end"] + chance.randint(0, 12))
        span.pop("quote", None)
    if "duration" in span and chance.random() < 0.3:
        span["duration"] = chance.choice(["PT90M", "PT1H30M", "P1W", "P7D", None, "PT0S", "P0D"])
        span["business"] = not span["business"]
    if span.get("after") and chance.random() < 0.3:
        span["after"] = span["after_start"] = span["after_end"] = None
    return span


@pytest.mark.parametrize("kind", PARTS)
@pytest.mark.parametrize("seed", range(4))
def test_the_figures_are_those_of_the_shared_scorer(kind, seed, tmp_path):
    folder = shared(f"benchmarks/{kind}")
    rows = read_gold(folder / "dev.jsonl", PARTS[kind].REQUIRED)
    made = list(spoilt(kind, rows, random.Random(seed)))
    path = tmp_path / "made.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in made), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, str(folder / "score.py"), str(folder / "dev.jsonl"), str(path), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    figures, errors = PARTS[kind].score(rows, {row["id"]: row for row in made})
    assert json.loads(json.dumps(figures)) == json.loads(told.stdout)
    assert errors


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("{", "no JSON"),
        ("[]", "no object with an id"),
        ('{"id": "x", "text": "a"}', "without"),
        ('{"id": "a", "text": "b", "withhold": true, "spans": []}', "twice"),
        ('{"id": "x", "text": "abc", "withhold": true, "spans": [{"start": 1, "end": 9, "kind": "SSN"}]}', "outside"),
        (
            '{"id": "x", "text": "abc", "withhold": true, "spans": [{"start": 1, "end": 2, "kind": "SSN", "quote": "c"}]}',
            "quote",
        ),
    ],
)
def test_bad_gold_is_named_by_its_line(line, word, tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "a", "text": "b", "withhold": false, "spans": []}\n\n' + line + "\n", encoding="utf-8")
    with pytest.raises(ConveneError, match=word) as raised:
        evaluate("screening", gold)
    assert raised.value.code is Code.BAD_GOLD
    assert ":3:" in raised.value.message


def test_predictions_are_written_without_the_words_that_are_withheld(tmp_path):
    gold = tmp_path / "gold.jsonl"
    text = "Her social security number is 000-12-3456."
    gold.write_text(json.dumps({"id": "a", "text": text, "withhold": True, "spans": []}) + "\n", encoding="utf-8")
    card = evaluate("screening", gold, tmp_path / "made.jsonl")
    assert card.plain()["rows"] == 1
    written = (tmp_path / "made.jsonl").read_text(encoding="utf-8")
    assert json.loads(written)["withhold"] is True
    assert "3456" not in written


@pytest.mark.parametrize("kind", ["weather", "extraction"])
def test_another_kind_is_refused(kind, tmp_path):
    with pytest.raises(ConveneError) as raised:
        evaluate(kind, tmp_path / "gold.jsonl")
    assert raised.value.code is Code.BAD_INPUT
