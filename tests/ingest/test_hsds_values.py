"""Records of every shape: they come back from their text, quotes stand where they are said to, and persons do not."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.hsds.shape import shape
from exchange.hsds.text import joined
from ingest.facts import Options
from ingest.hsds import hsds_facts, hsds_value
from ingest.hsds.scrub import Scrub, surnames
from ingest.prepare import prepare_bytes
from schema.errors import Code, ConveneError

IDS = st.uuids().map(str)
WORDS = st.sampled_from(
    ["Harbor House", "Night “Shelter”", 'The "Den"', " spaces ", "", "é😀\n\t\\", "Los Angeles", "555-0107", "0"]
)
SCALARS = WORDS | st.integers() | st.floats(allow_nan=False) | st.booleans() | st.none()


def record(table, depth=2):
    columns = st.dictionaries(st.sampled_from(shape().tables[table].columns[1:]), SCALARS, max_size=6)
    made = st.builds(lambda identity, held: {"id": identity, **held}, IDS, columns)
    if not depth:
        return made
    keys = [
        key
        for key, inner in shape().nested.items()
        if inner in {"organization", "service", "phone", "contact", "location", "address"}
    ]
    inside = st.dictionaries(st.sampled_from(keys), st.none(), max_size=2).flatmap(
        lambda chosen: st.fixed_dictionaries({key: nest(key, depth) for key in chosen})
    )
    return st.builds(lambda one, more: one | more, made, inside)


def nest(key, depth):
    one = record(shape().nested[key], depth - 1)
    return one if key in {"organization", "service", "location"} else st.lists(one, max_size=2)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(record("organization") | record("service"), min_size=1, max_size=3), st.sampled_from(["list", "page", "one"]))
def test_what_goes_in_comes_back(records, form):
    value = {"list": records, "page": {"total_items": 3, "contents": records}, "one": records[0]}[form]
    data = json.dumps(value).encode()
    held = hsds_value("a.json", data)
    assert held is not None
    facts = hsds_facts("a.json", data, held, Options())
    back = joined((p.path, json.loads(p.text)) for p in facts.passages)
    if facts.document.withheld == 0:
        assert back == value
    texts = {p.id: p for p in facts.passages}
    for quote in [*facts.evidence, *facts.mentions]:
        passage = texts[quote.passage]
        assert passage.text[quote.start - passage.start : quote.end - passage.start] == quote.quote
    assert all(150 >= (e.minimum_age or 0) >= 0 for e in facts.entities)


def test_names_of_persons_go_and_names_of_offices_stay():
    said = {
        "id": "x",
        "name": "Harbor House",
        "description": "Ask for Okonkwo at the desk.",
        "contacts": [{"id": "1", "name": "Adaeze Okonkwo", "title": "Director"}, {"id": "2", "name": "Intake Desk"}],
        "metadata": [
            {"id": "3", "resource_type": "contact", "previous_value": "A", "replacement_value": "B", "updated_by": "C D"}
        ],
    }
    scrub = Scrub(surnames([(said, "organization")]))
    kept = scrub.record(said, "organization")
    assert kept["contacts"] == [{"id": "1", "title": "Director"}, {"id": "2", "name": "Intake Desk"}]
    assert kept["description"] == "withheld"
    assert set(kept["metadata"][0].values()) == {"3", "contact", "withheld"}
    assert (kept["name"], scrub.held) == ("Harbor House", 5)


def test_bad_files_are_named():
    deep = b'{"id": "5d0f8a3e-5a0e-4a5c-9c2e-0d8b0c3f7a11", "name": ' + b"[" * 500 + b"]" * 500 + b"}"
    assert hsds_value("deep.json", deep) is None
    with pytest.raises(ConveneError, match="no character"):
        hsds_value("half.json", b'{"id": "5d0f8a3e-5a0e-4a5c-9c2e-0d8b0c3f7a11", "name": "\\ud800"}')
    broken = prepare_bytes("broken.zip", b"PK\x03\x04" + bytes(100), Options())
    assert broken.error is not None
    assert broken.error.code is Code.DAMAGED_FILE
