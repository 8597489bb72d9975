"""The graph's invariants on a real Neo4j: order, idempotence, retraction, one claim of two documents."""

import random

import pytest

from graph.canonical import canonical_lines
from graph.retract import retract
from graph.writer import load
from schema.errors import Code, ConveneError
from schema.kinds import Tier
from tests.conftest import empty
from tests.graph.worlds import RUN, document, world

SEEDS = range(4)


def state(driver):
    return list(canonical_lines(driver))


def put(driver, facts):
    return list(load(driver, facts, RUN))


@pytest.mark.parametrize("seed", SEEDS)
def test_any_order_gives_the_same_graph(graph, seed):
    facts = world(seed, documents=5)
    put(graph, facts)
    first = state(graph)
    empty(graph)
    random.Random(seed).shuffle(facts)
    for one in facts:
        put(graph, [one])
    assert state(graph) == first
    assert len(first) > 50


@pytest.mark.parametrize("seed", SEEDS)
def test_loading_again_changes_nothing(graph, seed):
    facts = world(seed)
    assert all(loaded.created for loaded in put(graph, facts))
    first = state(graph)
    assert not any(loaded.created for loaded in put(graph, facts))
    assert state(graph) == first


@pytest.mark.parametrize("seed", SEEDS)
def test_a_b_less_b_is_a(graph, seed):
    facts = world(seed, documents=4)
    put(graph, facts[:2])
    before = state(graph)
    put(graph, facts[2:])
    for one in facts[2:]:
        retract(graph, one.document.id)
    assert state(graph) == before


def test_what_was_retracted_may_come_again(graph):
    facts = world(7)
    put(graph, facts)
    first = state(graph)
    retract(graph, facts[1].document.id)
    assert state(graph) != first
    put(graph, [facts[1]])
    assert state(graph) == first


def test_a_dry_run_of_a_retraction_says_the_same_and_changes_nothing(graph):
    facts = world(3)
    put(graph, facts)
    first = state(graph)
    foretold = retract(graph, facts[0].document.id, dry_run=True)
    assert state(graph) == first
    done = retract(graph, facts[0].document.id)
    assert (foretold.claims, foretold.entities, foretold.evidence) == (done.claims, done.entities, done.evidence)
    assert done.evidence > 0
    with pytest.raises(ConveneError) as error:
        retract(graph, facts[0].document.id)
    assert error.value.code is Code.NOT_FOUND


def test_one_claim_of_two_documents_has_two_pieces_of_evidence(graph):
    put(graph, [document(1, sentences=60), document(2, sentences=60)])
    shared = graph.execute_query(
        "MATCH (c:Claim)-[:EVIDENCED_BY]->(:Passage)-[:OF]->(d) WITH c, count(DISTINCT d) AS n WHERE n = 2 RETURN count(c) AS n"
    )
    assert shared.records[0]["n"] > 0
    doubled = graph.execute_query("MATCH (c:Claim) WITH c.id AS id, count(*) AS n WHERE n > 1 RETURN count(*) AS n")
    assert doubled.records[0]["n"] == 0


def test_must_and_may_stand_side_by_side(graph):
    put(graph, [document(1, sentences=200)])
    rows = graph.execute_query(
        "MATCH (s)<-[:SUBJECT]-(c:Responsibility)-[:OBJECT]->(o) WITH s, o, collect(c.modality) AS m WHERE size(m) > 1 RETURN m"
    )
    assert rows.records
    assert all(len(set(r["m"])) == len(r["m"]) for r in rows.records)


def test_every_quote_is_the_text_of_its_document_at_that_place(graph):
    put(graph, world(5))
    rows = graph.execute_query(
        "MATCH (x)-[e:EVIDENCED_BY|MENTIONED_IN]->(p:Passage) RETURN e.quote AS quote, p.text AS text, e.start - p.start AS at"
    ).records
    assert rows
    assert all(r["text"][r["at"] : r["at"] + len(r["quote"])] == r["quote"] for r in rows)
    bare = graph.execute_query(
        "MATCH (c) WHERE c:Claim OR c:Entity AND NOT EXISTS { (c)-[:EVIDENCED_BY|MENTIONED_IN]->() } "
        "AND NOT c:Claim RETURN count(CASE WHEN NOT c:Claim THEN 1 END) AS n"
    )
    assert bare.records[0]["n"] == 0


def test_direct_edges_say_what_the_claims_say(graph):
    facts = world(9, documents=4)
    put(graph, facts)
    retract(graph, facts[0].document.id)
    wrong = graph.execute_query(
        """
        MATCH (c:Claim)-[:SUBJECT]->(s), (c)-[:OBJECT]->(o) WHERE c.retractedAt IS NULL
        WITH s, o, c.predicate AS p, collect(c.id) AS ids
        OPTIONAL MATCH (s)-[r]->(o) WHERE type(r) = p
        WITH ids, r WHERE r IS NULL OR any(x IN ids WHERE NOT x IN r.claims) OR size(ids) <> size(r.claims)
        RETURN count(*) AS n
        """
    )
    assert wrong.records[0]["n"] == 0
    kept = graph.execute_query("MATCH ()-[r]->() WHERE r.claims IS NOT NULL RETURN count(r) AS n")
    pairs = graph.execute_query(
        "MATCH (c:Claim)-[:SUBJECT]->(s), (c)-[:OBJECT]->(o) WHERE c.retractedAt IS NULL "
        "RETURN count(DISTINCT [s.id, c.predicate, o.id]) AS n"
    )
    assert kept.records[0]["n"] == pairs.records[0]["n"] > 0


def test_the_lowest_tier_and_the_highest_confidence_of_the_documents_count(graph):
    hidden = document(1, tier=Tier.LEAD)
    put(graph, [hidden])
    tiers = graph.execute_query("MATCH (c:Claim) RETURN DISTINCT c.tier AS t").records
    assert [r["t"] for r in tiers] == ["LEAD"]
    put(graph, [document(2, sentences=60)])
    rows = graph.execute_query(
        "MATCH (c:Claim)-[e:EVIDENCED_BY]->()-[:OF]->(d) "
        "RETURN c.tier AS tier, c.confidence AS confidence, collect(d.tier) AS tiers, max(e.confidence) AS best"
    ).records
    assert any(len(set(r["tiers"])) == 2 for r in rows)
    assert all((r["tier"] == "PUBLIC") == ("PUBLIC" in r["tiers"]) and r["confidence"] == r["best"] for r in rows)
