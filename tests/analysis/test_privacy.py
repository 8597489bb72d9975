"""What a situation holds is not kept, and what a reader may not see changes nothing for them."""

import json
import logging
from pathlib import Path

import pytest

from api.context import Reader
from api.engine import Asked, Engine
from api.schema import served
from api.settings import Limits
from ingest.facts import Options
from ingest.pipeline import ingest
from schema.kinds import Tier
from tests.analysis.conftest import OnADay
from tests.conftest import empty

MARK = "Zanzibar-Marked-Place"
CALL = "query($s: SituationInput!) { whoToCall(situation: $s) { agency { name } contacts { phone } explanation } }"


async def test_nothing_of_a_situation_is_stored_or_logged(samples, reader, tmp_path_factory, caplog):
    caplog.set_level(logging.DEBUG)
    situation = {
        "need": ["HOUSING"],
        "jurisdiction": {"name": MARK},
        "minor": True,
        "inCustody": True,
        "at": "2026-09-03T02:31:07Z",
    }
    answer = await Engine(served(), Limits()).answer(Asked(CALL, {"s": situation}), OnADay(reader, Reader("t", Tier.LEAD)))
    assert json.loads(answer.content)["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert MARK not in answer.content.decode()
    assert MARK not in " ".join(record.getMessage() for record in caplog.records if record.name.startswith("convene"))
    texts = samples.execute_query("MATCH (n) UNWIND keys(n) AS k RETURN DISTINCT toStringOrNull(n[k]) AS text").records
    assert not [record["text"] for record in texts if record["text"] and MARK in record["text"]]
    logs = written(tmp_path_factory.getbasetemp())
    assert logs
    assert not [name for name, data in logs.items() if MARK.encode() in data or b"02:31:07" in data]


def written(folder):
    """All that the database and the tests wrote as logs."""
    return {path: path.read_bytes() for path in folder.rglob("*.log")}


# Things by their ids, which are the same in both graphs; how a name is chosen is the graph's, and held by its own tests.
QUESTIONS = {
    "gaps": "{ gaps(first: 100) { totalCount nodes { function reason explanation nearest { id action } } } }",
    "overlaps": "{ overlaps(first: 100) { totalCount nodes { kind function responsibilities { id action } } } }",
    "call": """{ whoToCall(situation: {need: [HOUSING, REPORTING, VICTIM_SUPPORT]}, first: 50) {
        rank agency { id } because { id action } resources { id } contacts { label phone } } }""",
    "pathway": """{ pathway { steps { order window responsibility { id action } handsTo { id } }
        brokenHandoffs { giver { id } receiver { id } } } }""",
    "membership": '{ membership(checklist: "county-response-team") { role satisfiedBy { id } evidence { id quote } } }',
    "agreements": "{ agreements { document { id } parties { id } dates { on evidence { quote } } nextDue } }",
    "network": """{ network { density caveats nodes { agency { id } degree betweenness low high community }
        edges { source target claimCount } } }""",
    "practice": "{ practice { finding { id } functions actors { id } silent { id } } }",
}


def loaded(driver, kept_back):
    """The samples, those `kept_back` only for leads, or left out where it is None of them."""
    empty(driver)
    papers = sorted(Path("samples").iterdir())
    public = [p for p in papers if p.name not in HIDDEN]
    assert {o.status for o in ingest(driver, public, Options())} == {"LOADED"}
    if kept_back:
        hidden = [p for p in papers if p.name in HIDDEN]
        assert {o.status for o in ingest(driver, hidden, Options(tier=Tier.LEAD))} == {"LOADED"}


HIDDEN = {"memorandum-of-understanding.docx", "hotline-agreement.md", "contact-list.xlsx"}


def canonical(answer):
    """Agencies of one rank stand by their names, which may differ: lists are compared as what they hold."""
    if isinstance(answer, dict):
        return {name: canonical(value) for name, value in answer.items() if name not in ("order", "rank", "community")}
    if isinstance(answer, list):
        return sorted((canonical(value) for value in answer), key=lambda value: json.dumps(value, sort_keys=True))
    return round(answer, 9) if isinstance(answer, float) else answer


async def answers(ask, tier):
    return {name: await ask(text, viewer=Reader("t", tier)) for name, text in QUESTIONS.items()}


@pytest.mark.parametrize("tier", [Tier.PUBLIC, Tier.PARTNER])
async def test_a_reader_gets_what_they_would_get_if_the_hidden_were_not_there(driver, ask, tier):
    loaded(driver, kept_back=True)
    hidden, lead = await answers(ask, tier), await answers(ask, Tier.LEAD)
    loaded(driver, kept_back=False)
    bare = await answers(ask, tier)
    for name in QUESTIONS:
        assert canonical(hidden[name]) == canonical(bare[name]), name
    assert all(hidden[name] != lead[name] for name in QUESTIONS if name != "practice")


async def test_lines_are_for_partners(driver, ask):
    loaded(driver, kept_back=False)
    question = '{ agency(by: {name: "Harbor House"}) { contacts { label phone tier } } }'
    assert (await ask(question, viewer=Reader("t", Tier.PUBLIC)))["agency"]["contacts"] == []
    assert (await ask(question, viewer=Reader("t", Tier.PARTNER)))["agency"]["contacts"][0]["phone"] == "555-0107"
