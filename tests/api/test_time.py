"""What was recorded at a moment, and what a newer version of a document changed."""

import asyncio
import base64
import json
import random
from dataclasses import replace
from itertools import pairwise

import pytest

from api.context import Context, Reader
from api.engine import Asked, Engine
from api.ingesting import Ingested
from api.schema import served
from api.settings import Limits
from graph.judgements import Judgement, judge, undo
from graph.retract import retract
from graph.review import Decision, review
from graph.verify import verify
from graph.versions import supersede
from graph.work import moment
from graph.writer import load
from schema.kinds import MatchVerdict, ReviewDecision, Tier
from tests.conftest import empty
from tests.graph.worlds import RUN, document

LEAD = Reader("lead", Tier.LEAD, may_review=True, may_ingest=True)
THEN = """query($at: DateTime) {
  claims(first: 100, asOf: $at) { totalCount nodes { id status retractedAt confidence evidence(first: 100) { totalCount } } }
  agencies(first: 100, asOf: $at) { nodes { id name aliases sector responsibilities { totalCount } } }
  legal: agencies(where: {sector: {in: [LEGAL, LAW_ENFORCEMENT]}}, asOf: $at) { totalCount }
  activities(first: 100, asOf: $at) { nodes { id name } }
  network(where: {sector: {notIn: [GOVERNMENT]}}, asOf: $at) { nodes { agency { id name } } }
  sectors: responsibilityMatrix(rows: SECTOR, columns: FUNCTION, asOf: $at) { cells { row column count } total }
  responsibilityMatrix(rows: MODALITY, columns: FUNCTION, asOf: $at) { cells { row column count } total }
}"""


@pytest.fixture
def ask(driver, reader):
    """Ask as a lead, on an empty graph."""
    empty(driver)
    engine = Engine(served(), Limits())

    async def ask(text, variables=None, **more):
        context = Context(reader, LEAD, driver=driver, **more)
        found = json.loads((await engine.answer(Asked(text, variables or {}), context)).content)
        assert "errors" not in found, found["errors"]
        return found["data"]

    return ask


def _judged(driver, chance):
    """Two agencies are judged to be one, or such a judgement is taken back."""
    held = driver.execute_query("MATCH (j:Judgement) WHERE j.undoneAt IS NULL RETURN j.id AS id ORDER BY id").records
    if held and chance.random() < 0.4:
        undo(driver, chance.choice(held)["id"])
        return
    known = driver.execute_query("MATCH (a:Agency|Merged) RETURN a.id AS id ORDER BY id").records
    left, right = (row["id"] for row in chance.sample(known, 2))
    judge(driver, Judgement(left, right, MatchVerdict.SAME, by=chance.choice(["one", "other"])))


@pytest.mark.parametrize("seed", range(8))
async def test_asking_as_of_a_moment_is_what_was_answered_then(ask, driver, seed):
    chance = random.Random(seed)
    waiting = [document(seed * 100 + number, sentences=5) for number in range(4)]
    # The agencies of one paper have no sector.
    waiting[0] = replace(waiting[0], entities=tuple(replace(one, sectors={}) for one in waiting[0].entities))
    there, answers = [], []
    for _ in range(10):
        deed = chance.choice(["load", "retract", "review", "judge", "judge"]) if there else "load"
        if deed == "load" and waiting:
            there.append(waiting.pop())
            list(load(driver, [there[-1]], RUN))
        elif deed == "retract" and there:
            retract(driver, there.pop(chance.randrange(len(there))).document.id)
        elif deed == "judge":
            _judged(driver, chance)
        elif there:
            ids = [node["id"] for node in (await ask("{ claims(first: 100) { nodes { id } } }"))["claims"]["nodes"]]
            decision = chance.choice(list(ReviewDecision))
            review(driver, Decision(tuple(chance.sample(ids, 2)), decision, "lead"), LEAD.tiers)
        answers.append((moment(), await ask(THEN)))
    for at, then in answers:
        assert await ask(THEN, {"at": at}) == then


async def test_a_question_of_the_past_that_is_given_up_harms_no_other(ask, driver, reader):
    list(load(driver, [document(seed, sentences=5) for seed in (1, 2)], RUN))
    ids = [row["id"] for row in driver.execute_query("MATCH (a:Agency) RETURN a.id AS id ORDER BY id").records]
    before, then = moment(), await ask(THEN)
    judge(driver, Judgement(ids[0], ids[1], MatchVerdict.SAME, by="one"))
    assert await ask(THEN) != then
    with driver.session() as session, session.begin_transaction() as tx:
        tx.run("MATCH (s:Schema) SET s.asked = true").consume()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):
                await reader.read("RETURN 1 AS data", {"asOf": before}, LEAD.tiers)
        tx.rollback()
    for _ in range(5):
        await reader.ready()
    assert await ask(THEN, {"at": before}) == then
    assert driver.execute_query("MATCH (n) WHERE n.asked RETURN count(n) AS n").records[0]["n"] == 0


async def test_before_anything_was_recorded_there_was_nothing(ask, driver):
    list(load(driver, [document(1)], RUN))
    found = await ask(THEN, {"at": "2020-01-01T00:00:00Z"})
    assert found["claims"]["nodes"] == found["agencies"]["nodes"] == found["activities"]["nodes"] == []


async def test_a_claim_that_was_away_is_seen_as_of_before_and_after_and_not_between(ask, driver):
    paper = document(4)
    list(load(driver, [paper], RUN))
    first = moment()
    retract(driver, paper.document.id)
    between = moment()
    list(load(driver, [paper], RUN))
    counts = [(await ask(THEN, {"at": at}))["claims"]["totalCount"] for at in (first, between, moment())]
    assert counts == [len({c.id for c in paper.claims}), 0, len({c.id for c in paper.claims})]


DIFF = """query($id: ID!) { node(id: $id) { ... on Document {
  supersedes { id title }
  diff { kind fields before { id action subject { name } } after { id modality subject { name } } } } } }"""


async def test_a_newer_version_takes_the_place_of_the_older_one_and_is_compared_with_it(ask, driver):
    old, new = document(4, sentences=12), document(5, sentences=12)
    list(load(driver, [old, new], RUN))
    supersede(driver, old.document.id, new.document.id, "lead")
    assert verify(driver).faults == []
    node = (await ask(DIFF, {"id": new.document.id}))["node"]
    assert node["supersedes"] == {"id": old.document.id, "title": old.document.title}
    gone, come = ({c.id for c in paper.claims if c.action} for paper in (old, new))
    before = {change["before"]["id"] for change in node["diff"] if change["before"]}
    after = {change["after"]["id"] for change in node["diff"] if change["after"]}
    assert before == gone - come
    assert after == come - gone
    for change in node["diff"]:
        both = change["before"] and change["after"]
        assert (change["kind"] == "CHANGED") == bool(both)
        assert bool(change["fields"]) == bool(both)
        if both:
            assert change["before"]["subject"]["name"] == change["after"]["subject"]["name"]


async def test_a_document_without_an_older_version_has_no_difference(ask, driver):
    list(load(driver, [document(4)], RUN))
    assert (await ask(DIFF, {"id": document(4).document.id}))["node"] == {"supersedes": None, "diff": []}


async def test_taking_in_and_replacing(ask, driver):
    papers = [document(4), document(5)]

    class Reading:
        """Loads what stands for the bytes; reading itself is tested in tests/ingest."""

        async def __call__(self, _name, data, _options, _on_progress):
            paper = papers[int(data)]
            (loaded,) = load(driver, [paper], RUN)
            return Ingested(paper.document.id, loaded.created, claims=len(paper.claims))

    fields = "{ document { id title supersedes { id } } created claims withheld }"

    def sent(number):
        return {"filename": "paper.txt", "contentBase64": base64.b64encode(str(number).encode()).decode()}

    text = f"mutation($i: IngestDocumentInput!) {{ ingestDocument(input: $i) {fields} }}"
    first = (await ask(text, {"i": sent(0)}, ingestor=Reading()))["ingestDocument"]
    assert (first["document"]["id"], first["created"]) == (papers[0].document.id, True)
    again = (await ask(text, {"i": sent(0)}, ingestor=Reading()))["ingestDocument"]
    assert again["created"] is False
    text = f"mutation($id: ID!, $i: IngestDocumentInput!) {{ replaceDocument(id: $id, input: $i) {fields} }}"
    second = (await ask(text, {"id": papers[0].document.id, "i": sent(1)}, ingestor=Reading()))["replaceDocument"]
    assert second["document"]["supersedes"] == {"id": papers[0].document.id}
    assert verify(driver).faults == []


FORMER = """query($id: ID!) { node(id: $id) { id } formerDocument(id: $id) {
  id supersedes { id } supersededBy { id } passages(first: 100) { totalCount nodes { text } }
  claims(first: 100) { nodes { id subject { id name } evidence { nodes { quote } } } } } }"""
CURRENT = FORMER.replace("formerDocument", "node").replace("node(id: $id) { id } ", "", 1)
CURRENT = CURRENT.replace("node(id: $id) {", "node(id: $id) { ... on Document {", 1) + " }"


async def test_a_former_version_is_read_as_it_was(ask, driver):
    versions = [document(seed, sentences=8) for seed in (4, 5, 6)]
    list(load(driver, versions, RUN))
    ids = [paper.document.id for paper in versions]
    was = [(await ask(CURRENT, {"id": i}))["node"] for i in ids]
    for old, new in pairwise(ids):
        supersede(driver, old, new, "lead")
    for number, i in enumerate(ids[:2]):
        found = await ask(FORMER, {"id": i})
        assert found["node"] is None
        former = found["formerDocument"]
        assert former["supersededBy"] == {"id": ids[number + 1]}
        assert former["supersedes"] == ({"id": ids[number - 1]} if number else None)
        assert former["passages"]["nodes"]
        assert former["claims"]["nodes"]
        for part in ("passages", "claims"):
            assert former[part] == was[number][part]
    assert (await ask(FORMER, {"id": ids[2]}))["formerDocument"] is None


async def test_what_was_taken_back_is_no_former_version(ask, driver):
    old, new = document(4), document(5)
    list(load(driver, [old, new], RUN))
    supersede(driver, old.document.id, new.document.id, "lead")
    retract(driver, new.document.id)
    assert (await ask(FORMER, {"id": old.document.id}))["formerDocument"] is None
    assert (await ask(FORMER, {"id": new.document.id}))["formerDocument"] is None
