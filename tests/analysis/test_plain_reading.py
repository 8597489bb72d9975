"""Gaps, what-if and the network on random graphs, against a plain reading of the facts that went in."""

import random
from itertools import pairwise

import pytest

from graph.analysis.ask import Ask
from graph.analysis.gaps import gaps
from graph.analysis.network import Tie, components, measured
from graph.analysis.whatif import what_if
from graph.facts import ClaimRow, DocumentRow, EntityRow, EvidenceRow, Facts, MentionRow, PassageRow, RunRow, identified
from graph.ids import make_id
from graph.writer import load
from schema.kinds import AgencyKind, DocumentKind, EntityKind, Function, JurisdictionLevel, Modality, Predicate, Tier
from tests.conftest import empty

RUN = RunRow(make_id("run", "plain"), "2026-01-01T00:00:00.000000Z", "test", "none", "0", "0")
FUNCTIONS = [Function.HOUSING, Function.TRAINING, Function.REPORTING, Function.POLICY]
PLACES = ["alder county", "birch county", "cedar county"]
DAY = "2026-09-01"


def entity(label, key, **more):
    return EntityRow(make_id("plain", label, key), label, key, {key.title(): 1}, **more)


def paper(chance, number, place):
    """A document of a place with three duties; a third of them have expired."""
    identity = make_id("plain document", number)
    home = entity(EntityKind.JURISDICTION, place, kind=JurisdictionLevel.COUNTY)
    entities, passages, mentions, claims, evidence = {home.id: home}, [], [], [], []
    for position in range(3):
        agency = entity(EntityKind.AGENCY, f"agency {chance.randrange(3)} of {place}", kind=AgencyKind.ORGANIZATION)
        function = chance.choice(FUNCTIONS)
        action = f"do {chance.choice('abcd')} of {function.lower()}"
        thing = entity(EntityKind.ACTIVITY, action, function=function)
        entities |= {agency.id: agency, thing.id: thing}
        claim = identified(
            ClaimRow(
                "",
                Predicate.RESPONSIBLE_FOR,
                agency.id,
                thing.id,
                chance.choice(list(Modality)),
                chance.random() < 0.3,
                action=action,
                function=function,
                jurisdictions=(home.id,),
            )
        )
        passage = PassageRow(make_id("p", identity, position), position, position * 9, position * 9 + 8, "so it is")
        passages.append(passage)
        mentions.append(
            MentionRow(make_id("m", passage.id), agency.id, passage.id, passage.start, passage.end, "so it is", "t", 1.0)
        )
        evidence.append(
            EvidenceRow(
                make_id("e", claim.id, passage.id), claim.id, passage.id, passage.start, passage.end, "so it is", "t", 1.0
            )
        )
        claims.append(claim)
    expires = chance.choice(["2020-01-01", None, "2030-01-01"])
    name = f"paper {number}"
    row = DocumentRow(
        identity,
        f"{number:064x}",
        name,
        DocumentKind.PROTOCOL,
        Tier.PUBLIC,
        name,
        "text/plain",
        expires_on=expires,
        jurisdiction=place,
    )
    unique = {c.id: c for c in claims}
    return Facts(row, tuple(passages), tuple(entities.values()), tuple(mentions), tuple(unique.values()), tuple(evidence))


def plain(papers, without=()):
    """By place and function: the reason of the gap, read from the facts by hand; nothing where somebody is accountable."""
    out = {}
    for place in {p.document.jurisdiction for p in papers}:
        for function in Function:
            held = [
                (claim, p.document.expires_on is None or p.document.expires_on >= DAY)
                for p in papers
                if p.document.jurisdiction == place
                for claim in p.claims
                if claim.function is function and claim.subject not in without
            ]
            reason = _reason(held)
            if reason:
                out[place, function] = reason
    return out


def _reason(held):
    now = {claim.modality for claim, there in held if there and not claim.negated}
    if now & {Modality.MUST, Modality.DOES}:
        return None
    if not held:
        return "DOCUMENTS_SILENT"
    if Modality.SHOULD in now:
        return "ONLY_RECOMMENDED"
    if Modality.MAY in now:
        return "ONLY_PERMITTED"
    return "EXPIRED" if any(not claim.negated for claim, _ in held) else "EXCLUDED"


@pytest.mark.parametrize("seed", range(4))
async def test_gaps_and_what_if_are_what_a_plain_reading_gives(driver, reader, seed):
    chance = random.Random(seed)
    papers = [paper(chance, seed * 100 + n, chance.choice(PLACES)) for n in range(10)]
    empty(driver)
    assert all(one.created for one in load(driver, papers, RUN))
    ask = Ask(reader, (str(Tier.PUBLIC),), today=DAY)
    found = {(gap.place[0].lower(), gap.function): str(gap.reason) for gap in await gaps(ask)}
    before = plain(papers)
    assert found == before
    gone = chance.choice(papers).claims[0].subject
    impact = await what_if(ask, [gone])
    after = plain(papers, {gone})
    opened = {(gap.place[0].lower(), gap.function): str(gap.reason) for gap in impact.uncovered}
    assert opened == {key: reason for key, reason in after.items() if key not in before}
    lost = {c.id for p in papers for c in p.claims if c.subject == gone and not c.negated and in_force(c.id, papers)}
    assert {ref.id for ref in impact.lost} == lost


def in_force(claim, papers):
    holding = [p.document.expires_on for p in papers if any(c.id == claim for c in p.claims)]
    return any(expires is None or expires >= DAY for expires in holding)


def test_betweenness_of_a_chain_and_its_bounds():
    names = ["a", "b", "c", "d"]
    ties = [Tie(x, y, (str(Predicate.WORKS_WITH),), 1, frozenset({f"paper {x}"})) for x, y in pairwise(names)]
    found = {node.agency.id: node for node in measured(ties, [(n, n, 0) for n in names]).nodes}
    # Of the three pairs of others, b lies between a and c, and a and d.
    assert found["b"].betweenness == pytest.approx(2 / 3)
    assert found["a"].betweenness == 0.0
    # Without the paper of its own tie, b is between nobody.
    assert found["b"].low == 0.0
    assert found["b"].high == pytest.approx(2 / 3)
    assert [node.degree for node in found.values()] == [2, 2, 1, 1]


def test_components_of_pairs():
    assert components([("a", "b"), ("c", "d"), ("b", "e")]) == [["a", "b", "e"], ["c", "d"]]


def test_caveats_say_that_few_speak_for_themselves():
    tie = Tie("a", "b", (str(Predicate.WORKS_WITH),), 1, frozenset({"paper"}))
    few = measured([tie], [("a", "A", 0), ("b", "B", 0), ("c", "C", 0)]).caveats
    assert any("do not speak for themselves" in words for words in few)
    assert any("1 agency has no tie" in words for words in few)
    assert "All rests on one document." in few
    assert measured([], []).caveats == ("No tie between two agencies was read; that says nothing of how they work together.",)
