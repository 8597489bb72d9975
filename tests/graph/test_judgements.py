"""Merges are judgements: undoing one restores the graph exactly, also after other merges, ingests and retractions."""

import random

import pytest

from graph.canonical import canonical_lines
from graph.judgements import Judgement, judge, undo
from graph.retract import retract
from graph.writer import load
from schema.errors import Code, ConveneError
from schema.kinds import EntityKind, MatchVerdict
from tests.conftest import empty
from tests.graph.worlds import AGENCIES, RUN, entity_id, world

IDS = [entity_id(EntityKind.AGENCY, name) for name in AGENCIES]


def state(driver):
    """The graph without the record of judgements, which stays."""
    return [line for line in canonical_lines(driver) if "Judgement" not in line and '"JUDGES"' not in line]


def same(left, right):
    return Judgement(left, right, MatchVerdict.SAME, by="test", reasons=("same place", "same name"))


def test_a_merge_makes_one_agency_that_holds_all(graph):
    list(load(graph, world(1, documents=6), RUN))
    before = {r["id"]: r["n"] for r in _duties(graph)}
    judge(graph, same(IDS[0], IDS[1]))
    after = {r["id"]: r["n"] for r in _duties(graph)}
    stand = min(IDS[:2])
    assert after[stand] == before[IDS[0]] + before[IDS[1]]
    assert max(IDS[:2]) not in after
    row = graph.execute_query("MATCH (a:Agency {id: $id}) RETURN a.name AS name, a.aliases AS aliases", id=stand).records[0]
    assert {row["name"], *row["aliases"]} == set(AGENCIES[:2])


def _duties(driver):
    return driver.execute_query("MATCH (a:Agency)<-[:SUBJECT]-(c:Claim) RETURN a.id AS id, count(c) AS n").records


@pytest.mark.parametrize("seed", range(4))
def test_undoing_restores_the_graph_whatever_came_between(graph, seed):
    chance = random.Random(seed)
    facts = world(seed, documents=6)
    list(load(graph, facts[:4], RUN))
    made = [judge(graph, same(*chance.sample(IDS, 2))) for _ in range(4)]
    list(load(graph, facts[4:], RUN))
    retract(graph, facts[0].document.id)
    chance.shuffle(made)
    for identity in dict.fromkeys(made):
        undo(graph, identity)
    restored = state(graph)
    empty(graph)
    list(load(graph, facts[1:], RUN))
    assert restored == state(graph)


def test_the_order_of_merges_and_ingests_does_not_matter(graph):
    facts = world(5, documents=4)
    pairs = [(IDS[0], IDS[1]), (IDS[1], IDS[2]), (IDS[4], IDS[3])]
    list(load(graph, facts, RUN))
    for pair in pairs:
        judge(graph, same(*pair))
    first = state(graph)
    empty(graph)
    list(load(graph, facts[:3], RUN))
    for left, right in reversed(pairs):
        judge(graph, same(right, left))
    list(load(graph, facts[3:], RUN))
    assert state(graph) == first


def test_what_is_not_there_is_said(graph):
    list(load(graph, world(1), RUN))
    with pytest.raises(ConveneError) as error:
        judge(graph, same(IDS[0], "nobody"))
    assert error.value.code is Code.NOT_FOUND
    with pytest.raises(ConveneError):
        undo(graph, "none")
    with pytest.raises(ConveneError) as error:
        judge(graph, same(IDS[0], IDS[0]))
    assert error.value.code is Code.BAD_INPUT
