"""What a reviewer rejected is in no list, count, matrix, search or tie, unless it is asked for; and it stays rejected."""

from api.context import Reader
from graph.retract import retract
from graph.review import Decision, review
from graph.writer import load
from schema.kinds import ReviewDecision, Tier
from tests.conftest import empty
from tests.graph.select.rich import RUN, rich

LEAD = Reader("lead", Tier.LEAD)
COUNTS = """query($w: ClaimWhere, $r: ResponsibilityWhere, $t: String!) {
  claims(where: $w, first: 100) { totalCount nodes { id status } }
  responsibilities(where: $r, first: 100) { totalCount nodes { id } }
  responsibilityMatrix(where: $r) { total cells { count } }
  agencies(first: 100, orderBy: [{responsibilityCount: DESC}]) { nodes { id responsibilities { totalCount } } }
  documents { nodes { claims(first: 100) { totalCount nodes { id } } } }
  with: agencies(where: {responsibilities: {some: {}}}) { totalCount }
  search(text: $t, first: 100) { nodes { id } }
  stats { claims responsibilities }
}"""
DUTIES = "MATCH (c:Responsibility) RETURN c.id AS id, c.action AS action ORDER BY id"


def decide(driver, ids, decision):
    review(driver, Decision(tuple(ids), decision, "test"), list(Tier))


async def test_a_rejected_claim_shows_only_where_it_is_asked_for(driver, ask):
    empty(driver)
    facts = rich(5, documents=3)
    list(load(driver, facts, RUN))
    duties = driver.execute_query(DUTIES).records
    word = duties[0]["action"].split()[0]
    before = await ask.data(COUNTS, {"t": word}, viewer=LEAD)
    gone = {duty["id"] for duty in duties}
    decide(driver, gone, ReviewDecision.REJECT)
    after = await ask.data(COUNTS, {"t": word}, viewer=LEAD)
    assert {c["id"] for c in before["claims"]["nodes"]} - {c["id"] for c in after["claims"]["nodes"]} == gone
    assert after["claims"]["totalCount"] == before["claims"]["totalCount"] - len(gone) == after["stats"]["claims"] > 0
    assert (after["responsibilities"]["totalCount"], after["responsibilityMatrix"]["total"]) == (0, 0)
    assert (after["with"]["totalCount"], after["stats"]["responsibilities"]) == (0, 0)
    assert all(agency["responsibilities"]["totalCount"] == 0 for agency in after["agencies"]["nodes"])
    assert not gone & {c["id"] for d in after["documents"]["nodes"] for c in d["claims"]["nodes"]}
    assert gone & {hit["id"] for hit in before["search"]["nodes"]}
    assert not gone & {hit["id"] for hit in after["search"]["nodes"]}
    for where in ({"status": {"eq": "REJECTED"}}, {"OR": [{"NOT": {"status": {"in": ["ACCEPTED", "PROPOSED"]}}}]}):
        asked = await ask.data(COUNTS, {"w": where, "r": where, "t": word}, viewer=LEAD)
        assert {c["id"] for c in asked["claims"]["nodes"]} == {d["id"] for d in asked["responsibilities"]["nodes"]} == gone
        assert asked["responsibilityMatrix"]["total"] == len(gone)
    one = await ask.data("query($id: ID!) { node(id: $id) { ... on Claim { status } } }", {"id": min(gone)}, viewer=LEAD)
    assert one["node"]["status"] == "REJECTED"


async def test_the_same_words_are_not_proposed_again(driver, ask):
    empty(driver)
    facts = rich(6, documents=3)
    list(load(driver, facts, RUN))
    claim = facts[0].claims[0].id
    decide(driver, [claim], ReviewDecision.REJECT)
    retract(driver, facts[0].document.id)
    list(load(driver, facts, RUN))
    question = "query($id: ID!) { node(id: $id) { ... on Claim { status } } claims(first: 100) { nodes { id } } }"
    found = await ask.data(question, {"id": claim}, viewer=LEAD)
    assert found["node"]["status"] == "REJECTED"
    assert claim not in {c["id"] for c in found["claims"]["nodes"]}
    decide(driver, [claim], ReviewDecision.REOPEN)
    found = await ask.data(question, {"id": claim}, viewer=LEAD)
    assert claim in {c["id"] for c in found["claims"]["nodes"]}
