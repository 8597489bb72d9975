"""Mutations through the engine: what each changes, who may, what the log says, and what taking back restores."""

import json

import pytest

from api.context import Context, Reader
from api.engine import Asked, Engine
from api.schema import served
from api.settings import Limits
from graph.canonical import canonical_lines
from graph.verify import verify
from graph.writer import load
from schema.kinds import Tier
from tests.conftest import empty
from tests.graph.worlds import RUN, document, world

REVIEWER = Reader("reviewer", Tier.LEAD, may_review=True, may_ingest=True)
DUTIES = "{ responsibilities(first: 3) { nodes { id action status modality subject { id name } } } }"
REVIEW = """mutation($ids: [ID!]!, $d: ReviewDecision!) {
  reviewClaims(ids: $ids, decision: $d, note: "looked at") { claims { id status } }
}"""
LOG = """{ changes(since: "2020-01-01T00:00:00Z") { totalCount nodes { kind summary by before after note node { id } } } }"""


@pytest.fixture
def change(driver, reader):
    """Ask as somebody who may change, on an empty graph."""
    empty(driver)
    engine = Engine(served(), Limits())

    async def ask(text, variables=None, viewer=REVIEWER):

        context = Context(reader, viewer, driver=driver)
        return json.loads((await engine.answer(Asked(text, variables or {}), context)).content)

    return ask


async def data(change, *args, **more):
    found = await change(*args, **more)
    assert "errors" not in found, found["errors"]
    return found["data"]


def codes(found):
    return [error["extensions"]["code"] for error in found["errors"]]


async def test_a_decision_sets_the_status_and_is_logged(change, driver):
    list(load(driver, world(1), RUN))
    duties = (await data(change, DUTIES))["responsibilities"]["nodes"]
    ids = [duty["id"] for duty in duties[:2]]
    done = await data(change, REVIEW, {"ids": ids, "d": "REJECT"})
    assert done["reviewClaims"]["claims"] == [{"id": identity, "status": "REJECTED"} for identity in ids]
    assert verify(driver).faults == []
    entries = (await data(change, LOG))["changes"]["nodes"]
    reviewed = [entry for entry in entries if entry["kind"] == "REVIEWED"]
    assert {entry["node"]["id"] for entry in reviewed} == set(ids)
    assert {(e["before"], e["after"], e["by"], e["note"]) for e in reviewed} == {
        ("PROPOSED", "REJECTED", "reviewer", "looked at")
    }
    assert len([entry for entry in entries if entry["kind"] == "ADDED"]) == 3


async def test_a_rejected_claim_stays_rejected_when_its_words_come_again(change, driver):
    list(load(driver, world(1), RUN))
    duties = (await data(change, DUTIES))["responsibilities"]["nodes"]
    await data(change, REVIEW, {"ids": [duties[0]["id"]], "d": "REJECT"})
    quoted = await data(
        change,
        "query($id: ID!) { node(id: $id) { ... on Claim { evidence { nodes { document { id } } } } } }",
        {"id": duties[0]["id"]},
    )
    paper = quoted["node"]["evidence"]["nodes"][0]["document"]["id"]
    await data(change, "mutation($id: ID!) { retractDocument(id: $id) { claims } }", {"id": paper})
    list(load(driver, world(1), RUN))
    again = await data(change, "query($id: ID!) { node(id: $id) { ... on Claim { status } } }", {"id": duties[0]["id"]})
    assert again["node"]["status"] == "REJECTED"


async def test_reopening_restores_the_graph(change, driver):
    list(load(driver, world(2), RUN))
    before = list(canonical_lines(driver))
    duties = (await data(change, DUTIES))["responsibilities"]["nodes"]
    for decision in ("REJECT", "CONTEST", "ACCEPT", "REOPEN"):
        await data(change, REVIEW, {"ids": [duty["id"] for duty in duties], "d": decision})
        assert verify(driver).faults == []
    assert list(canonical_lines(driver)) == before


async def test_one_unknown_claim_and_none_is_decided(change, driver):
    list(load(driver, world(3), RUN))
    duties = (await data(change, DUTIES))["responsibilities"]["nodes"]
    found = await change(REVIEW, {"ids": [duties[0]["id"], "nobody"], "d": "ACCEPT"})
    assert codes(found) == ["NOT_FOUND"]
    assert (await data(change, DUTIES))["responsibilities"]["nodes"] == duties


@pytest.mark.parametrize(
    "text",
    [
        'mutation { reviewClaims(ids: ["x"], decision: ACCEPT) { claims { id } } }',
        'mutation { retractDocument(id: "x") { claims } }',
        'mutation { judgeMatch(left: "x", right: "y", verdict: SAME) { judgement } }',
        'mutation { undoJudgement(id: "x") { judgement } }',
        'mutation { setTier(id: "x", tier: LEAD) { id } }',
        'mutation { correctResponsibility(id: "x", input: {note: "n"}) { claims { id } } }',
    ],
)
async def test_who_may_not_is_told_so_and_nothing_happens(change, driver, text):
    list(load(driver, world(1), RUN))
    before = list(canonical_lines(driver))
    assert codes(await change(text, viewer=Reader("partner", Tier.PARTNER))) == ["FORBIDDEN"]
    assert list(canonical_lines(driver)) == before


CORRECT = """mutation($id: ID!, $input: CorrectResponsibilityInput!) {
  correctResponsibility(id: $id, input: $input) { claims {
    id status ... on Responsibility { action modality function activity { name function } deadline { duration } subject { id }
    evidence { nodes { quote method start } } } } } }"""


async def test_a_correction_stands_beside_what_the_document_says(change, driver):
    list(load(driver, world(4), RUN))
    before = list(canonical_lines(driver))
    old = (await data(change, DUTIES))["responsibilities"]["nodes"][0]
    wanted = {"action": "call the advocate at once", "function": "REFERRAL", "deadline": "PT2H", "note": "as the annex has it"}
    own, theirs = (await data(change, CORRECT, {"id": old["id"], "input": wanted}))["correctResponsibility"]["claims"]
    assert (own["status"], theirs["status"]) == ("ACCEPTED", "CONTESTED")
    assert (own["action"], own["function"], own["deadline"]) == (wanted["action"], "REFERRAL", {"duration": "PT2H"})
    assert own["activity"] == {"name": wanted["action"], "function": "REFERRAL"}
    assert theirs["action"] == old["action"]
    assert [e["quote"] for e in own["evidence"]["nodes"]] == [e["quote"] for e in theirs["evidence"]["nodes"]]
    assert {e["method"] for e in own["evidence"]["nodes"]} == {"reviewer"}
    assert verify(driver).faults == []
    for document_id in {d["id"] for d in (await data(change, "{ documents { nodes { id } } }"))["documents"]["nodes"]}:
        await data(change, "mutation($id: ID!) { retractDocument(id: $id) { claims } }", {"id": document_id})
    assert verify(driver).faults == []
    left = [line for line in canonical_lines(driver) if '"Judgement"' not in line]
    assert left == []
    list(load(driver, world(4), RUN))
    assert len(list(canonical_lines(driver))) == len(before)


async def test_a_correction_that_says_nothing_new_is_refused(change, driver):
    list(load(driver, world(4), RUN))
    old = (await data(change, DUTIES))["responsibilities"]["nodes"][0]
    found = await change(CORRECT, {"id": old["id"], "input": {"note": "same", "modality": old["modality"]}})
    assert codes(found) == ["BAD_INPUT"]


async def test_a_tier_hides_a_document_and_what_rests_on_it_alone_and_shows_it_again(change, driver):
    list(load(driver, [document(1), document(2)], RUN))
    list_all = (
        "{ stats { claims agencies documents } claims(first: 100) { totalCount nodes { id tier } } documents { nodes { id } } }"
    )
    before = list(canonical_lines(driver))
    papers = (await data(change, list_all))["documents"]["nodes"]
    hide = "mutation($id: ID!, $t: Tier!) { setTier(id: $id, tier: $t) { id ... on Document { tier } } }"
    done = await data(change, hide, {"id": papers[0]["id"], "t": "LEAD"})
    assert done["setTier"] == {"id": papers[0]["id"], "tier": "LEAD"}
    shown = await data(change, list_all, viewer=Reader("public"))
    empty(driver)
    other = next(d for d in (document(1), document(2)) if d.document.id != papers[0]["id"])
    list(load(driver, [other], RUN))
    alone = await data(change, list_all, viewer=Reader("public"))
    assert shown == alone
    list(load(driver, [document(1), document(2)], RUN))
    await data(change, hide, {"id": papers[0]["id"], "t": "LEAD"})
    await data(change, hide, {"id": papers[0]["id"], "t": "PUBLIC"})
    assert list(canonical_lines(driver)) == before


async def test_a_claim_that_a_person_holds_back_stays_back_when_it_is_read_again(change, driver):
    list(load(driver, [document(4)], RUN))
    old = (await data(change, DUTIES))["responsibilities"]["nodes"][0]
    await data(change, "mutation($id: ID!) { setTier(id: $id, tier: LEAD) { id } }", {"id": old["id"]})
    list(load(driver, [document(4), *world(4), document(3)], RUN))
    seen = await data(change, "query($id: ID!) { node(id: $id) { id } }", {"id": old["id"]}, viewer=Reader("public"))
    assert seen["node"] is None


async def test_what_is_changed_can_be_asked_for_with_what_hangs_on_it(change, driver):
    list(load(driver, [document(4)], RUN))
    old = (await data(change, DUTIES))["responsibilities"]["nodes"][0]
    whole = (
        "setTier(id: $id, tier: LEAD) { id ... on Claim { subject { name } } ... on Responsibility { deadline { recurring } } }"
    )
    changed = (await data(change, f"mutation($id: ID!) {{ {whole} }}", {"id": old["id"]}))["setTier"]
    assert changed["id"] == old["id"]
    assert changed["subject"]["name"]


async def test_a_hidden_change_is_no_entry_of_the_log(change, driver):
    list(load(driver, [document(1), document(2, tier=Tier.LEAD)], RUN))
    mine = (await data(change, LOG))["changes"]
    theirs = (await data(change, LOG, viewer=Reader("public")))["changes"]
    assert (mine["totalCount"], theirs["totalCount"]) == (2, 1)


async def test_judging_and_undoing(change, driver):
    list(load(driver, world(5), RUN))
    before = list(canonical_lines(driver))
    agencies = (await data(change, "{ agencies(first: 2) { nodes { id name } } }"))["agencies"]["nodes"]
    left, right = (agency["id"] for agency in agencies)
    text = """mutation($l: ID!, $r: ID!, $v: MatchVerdict!) {
      judgeMatch(left: $l, right: $r, verdict: $v) { judgement agency { id aliases } } }"""
    merged = (await data(change, text, {"l": left, "r": right, "v": "SAME"}))["judgeMatch"]
    assert merged["agency"]["id"] == min(left, right)
    kinds = [entry["kind"] for entry in (await data(change, LOG))["changes"]["nodes"]]
    assert kinds[0] == "MERGED"
    await data(change, "mutation($id: ID!) { undoJudgement(id: $id) { judgement } }", {"id": merged["judgement"]})
    after = [line for line in canonical_lines(driver) if merged["judgement"] not in line]
    assert after == before


async def test_unsure_pairs_wait_until_a_person_judges(change, driver):
    list(load(driver, world(5), RUN))
    agencies = (await data(change, "{ agencies(first: 3) { nodes { id } } }"))["agencies"]["nodes"]
    one, two, three = (agency["id"] for agency in agencies)
    text = """mutation($l: ID!, $r: ID!, $v: MatchVerdict!) { judgeMatch(left: $l, right: $r, verdict: $v) { judgement } }"""
    queue = "{ matchCandidates { totalCount nodes { left { id } right { id } score } } }"
    await data(change, text, {"l": one, "r": two, "v": "UNSURE"})
    await data(change, text, {"l": three, "r": two, "v": "UNSURE"})
    assert (await data(change, queue))["matchCandidates"]["totalCount"] == 2
    await data(change, text, {"l": two, "r": one, "v": "DIFFERENT"}, Reader("another", Tier.LEAD, may_review=True))
    left = (await data(change, queue))["matchCandidates"]["nodes"]
    assert [{node["left"]["id"], node["right"]["id"]} for node in left] == [{two, three}]
