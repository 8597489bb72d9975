"""`verify` finds nothing in what Convene made, and finds each kind of damage."""

import pytest

from graph.judgements import Judgement, judge
from graph.retract import retract
from graph.verify import verify
from graph.writer import load
from schema.kinds import EntityKind, MatchVerdict
from tests.graph.worlds import AGENCIES, RUN, entity_id, world

DAMAGE = {
    "MATCH ()-[e:EVIDENCED_BY]->() WITH e LIMIT 1 SET e.quote = 'other words'": "quote",
    "MATCH ()-[e:MENTIONED_IN]->() WITH e LIMIT 1 SET e.start = e.start + 1": "quote",
    "MATCH (c:Claim)-[e:EVIDENCED_BY]->() WITH c, collect(e) AS es LIMIT 1 FOREACH (e IN es | DELETE e)": "without evidence",
    "MATCH (c:Claim) WITH c LIMIT 1 REMOVE c.tier": "lacks a property",
    "MATCH (c:Responsibility) WITH c LIMIT 1 REMOVE c.function": "lacks action",
    "MATCH (d:Document) WITH d LIMIT 1 SET d.token = 'x'": "half there",
    "MATCH (e:Activity) WITH e LIMIT 1 REMOVE e.name": "lacks a property",
    "MATCH ()-[r:RESPONSIBLE_FOR]->() WITH r LIMIT 1 DELETE r": "does not match the claims",
    "MATCH (a:Agency), (b:Resource) WITH a, b LIMIT 1 CREATE (a)-[:PROVIDES {claims: ['none']}]->(b)": "without its claim",
    "MATCH (e:Agency) WITH e LIMIT 1 SET e.formCounts = [x IN e.formCounts | x + 1]": "counts of names",
    "MATCH (p:Passage)-[o:OF]->() WITH o LIMIT 1 DELETE o": "passage without",
}


def test_a_graph_with_merges_and_retractions_holds(graph):
    facts = world(2, documents=5)
    list(load(graph, facts, RUN))
    ids = [entity_id(EntityKind.AGENCY, name) for name in AGENCIES[:3]]
    judge(graph, Judgement(ids[0], ids[1], MatchVerdict.SAME, by="test"))
    judge(graph, Judgement(ids[1], ids[2], MatchVerdict.SAME, by="test"))
    retract(graph, facts[2].document.id)
    proof = verify(graph)
    assert proof.faults == []
    assert proof.quotes > 50


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_named(graph, damage):
    list(load(graph, world(2), RUN))
    graph.execute_query(damage)
    faults = [fault.fault for fault in verify(graph).faults]
    assert any(DAMAGE[damage] in fault for fault in faults), faults
