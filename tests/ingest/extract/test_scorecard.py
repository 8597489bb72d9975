"""The committed model's figures on the development documents; a loss of more than .01 fails."""

import json
from pathlib import Path

from cli.evaluate import _found
from ingest.extract.evaluate import evaluate
from ingest.extract.goldfile import load_documents
from tests.shared import shared

FIGURES = json.loads(Path(__file__).with_name("scorecard.json").read_text(encoding="utf-8"))
ALLOWED = 0.01


def test_no_figure_is_lost():
    gold = load_documents(shared("extraction/dev.jsonl"))
    card = evaluate(gold, {name: _found(name, document["text"]) for name, document in gold.items()}).plain()
    found = {part: card[part]["f1"] for part in ("mentions", "assertions")}
    found |= {name: share["accuracy"] for name, share in card["accuracy"].items()}
    assert not {name: (value, found[name]) for name, value in FIGURES.items() if found[name] < value - ALLOWED}


def test_the_main_job_is_done():
    """What the first version had to reach: .70 and .45."""
    assert FIGURES["mentions"] >= 0.70
    assert FIGURES["assertions"] >= 0.45
