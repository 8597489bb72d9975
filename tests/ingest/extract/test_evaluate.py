import importlib.util
import json
from copy import deepcopy

import pytest
from extract_helpers import screened
from shared import shared

from ingest.extract import extract
from ingest.extract.evaluate import evaluate
from ingest.extract.gold import to_gold
from ingest.extract.goldfile import faults, load_documents
from schema.errors import Code, ConveneError

TEXT = "The police shall call the school. Hospitals may screen youth."
GOLD = {
    "doc": "a",
    "text": TEXT,
    "mentions": [
        {"id": "m1", "start": 4, "end": 10, "type": "AGENCY", "entity": "e1", "sector": "LAW_ENFORCEMENT"},
        {"id": "m2", "start": 17, "end": 32, "type": "ACTIVITY", "function": "REPORTING"},
        {"id": "m3", "start": 26, "end": 32, "type": "AGENCY", "entity": "e2", "sector": "EDUCATION"},
        {"id": "m4", "start": 34, "end": 43, "type": "AGENCY", "entity": "e3", "sector": "HEALTH_CARE"},
        {"id": "m5", "start": 48, "end": 60, "type": "ACTIVITY", "function": "IDENTIFICATION"},
    ],
    "assertions": [
        {"subject": "m1", "predicate": "RESPONSIBLE_FOR", "object": "m2", "modality": "MUST"},
        {"subject": "m1", "predicate": "WORKS_WITH", "object": "m3"},
        {"subject": "m4", "predicate": "RESPONSIBLE_FOR", "object": "m5", "modality": "MAY"},
    ],
}


def test_gold_against_itself_is_right_in_all():
    card = evaluate({"a": GOLD}, {"a": GOLD})
    assert card.mentions.f1 == card.assertions.f1 == 1
    assert card.accuracy == {"sector": (3, 3), "function": (2, 2), "modality": (2, 2)}
    assert card.errors == ()


def test_what_is_wrong_is_counted_and_named():
    other = deepcopy(GOLD)
    other["mentions"][0]["sector"] = "LEGAL"
    other["mentions"][3]["end"] = 38  # still the same word
    other["mentions"][4]["start"] = 55  # half of the words
    other["mentions"][1].update(start=0, end=43)  # too many words
    other["assertions"][1] = {"subject": "m3", "predicate": "WORKS_WITH", "object": "m1", "confidence": 0.9}
    other["assertions"][2]["modality"] = "MUST"
    card = evaluate({"a": GOLD}, {"a": other})
    assert (card.mentions.right, card.mentions.predicted) == (4, 5)
    assert (card.assertions.right, card.assertions.gold) == (2, 3)  # symmetric, and the first lost its object
    assert card.accuracy["sector"] == (2, 3)
    assert card.accuracy["modality"] == (0, 1)
    assert any("no ACTIVITY" in e for e in card.errors)
    assert any("missed: 'police' RESPONSIBLE_FOR" in e for e in card.errors)


def test_confidence_is_held_against_what_was_right():
    sure = deepcopy(GOLD)
    for number, mention in enumerate(sure["mentions"]):
        mention["confidence"] = 0.25 if number < 2 else 0.85
    card = evaluate({"a": GOLD}, {"a": sure})
    assert [(b.low, b.count, b.right) for b in card.calibration["mentions"]] == [(0.2, 2, 1.0), (0.8, 3, 1.0)]
    assert card.expected_error("mentions") == pytest.approx((2 * 0.75 + 3 * 0.15) / 5)


def test_nothing_found_scores_nothing():
    card = evaluate({"a": GOLD}, {})
    assert (card.mentions.f1, card.assertions.f1, card.expected_error("mentions")) == (0, 0, 0)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda d: d["mentions"][0].update(type="PERSON"), "no known type"),
        (lambda d: d["mentions"][0].update(end=900), "outside"),
        (lambda d: d["mentions"][0].update(sector="ARMY"), "no known sector"),
        (lambda d: d["mentions"][1].update(id="m1"), "twice"),
        (lambda d: d["assertions"][0].update(modality="PERHAPS"), "no known modality"),
        (lambda d: d["assertions"][0].update(object="m9"), "unknown mention"),
        (lambda d: d["assertions"][0].update(predicate="FUNDS"), "does not join"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(change, word, tmp_path):
    bad = deepcopy(GOLD)
    change(bad)
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(GOLD) + "\n" + json.dumps(bad) + "\n")
    with pytest.raises(ConveneError, match=word) as caught:
        load_documents(file)
    assert caught.value.code is Code.BAD_GOLD
    assert "gold.jsonl:2" in caught.value.message


def test_a_line_that_is_no_document_is_refused(tmp_path):
    file = tmp_path / "gold.jsonl"
    file.write_text('{"doc": "a"}\n')
    with pytest.raises(ConveneError, match="not a document"):
        load_documents(file)


def test_the_scorecard_agrees_with_the_scorer_beside_the_gold(models):
    folder = shared("extraction")
    spec = importlib.util.spec_from_file_location("gold_scorer", folder / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = load_documents(folder / "dev.jsonl")
    texts = [screened(d["text"], name) for name, d in gold.items()]
    found = {
        t.structured.reading.name: to_gold(t.structured.reading, e) for t, e in zip(texts, extract(texts, models), strict=True)
    }
    assert not [fault for d in found.values() for fault in faults(d)]
    own, theirs = evaluate(gold, found).plain(), scorer.score(gold, found)[0]
    for part in theirs:
        assert own[part] == theirs[part]
