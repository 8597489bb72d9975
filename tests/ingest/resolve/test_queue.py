"""Pairs that no rule is sure of wait for a person, found by an ingest on a real graph; nothing is merged by itself."""

from dataclasses import replace

import pytest

from graph.candidates import changed
from graph.facts import Facts
from graph.judgements import Judgement, judge, undo
from graph.writer import load
from ingest.resolve.queue import queue_candidates
from schema.kinds import AgencyKind, EntityKind, MatchVerdict, Tier
from tests.graph.worlds import RUN, document, entity_id

PAIRS = """
MATCH (l)<-[:JUDGES {side: 'left'}]-(j:Judgement {verdict: 'UNSURE'})-[:JUDGES {side: 'right'}]->(r)
RETURN l.id AS left, r.id AS right, j.score AS score, j.reasons AS reasons"""
LA, ALAMEDA = "US-CA-037", "US-CA-001"


def paper(number, *names, tier=Tier.PUBLIC):
    """A paper that names these agencies, given as (name, place)."""
    plain = document(number, sentences=1, tier=tier)
    rows = [_agency(name, place) for name, place in names]
    return Facts(plain.document, plain.passages, tuple(rows))


def _agency(name, place):
    made = next(e for e in document(1).entities if e.label is EntityKind.AGENCY)
    identity = entity_id(EntityKind.AGENCY, f"{name} {place}")
    return replace(made, id=identity, key=name.lower(), forms={name: 1}, place=place, kind=AgencyKind.ORGANIZATION)


def put(driver, *papers):
    list(load(driver, papers, RUN))
    return queue_candidates(driver)


def waiting(driver):
    return {frozenset((r["left"], r["right"])): r for r in driver.execute_query(PAIRS).records}


def pair(one, other):
    return frozenset(entity_id(EntityKind.AGENCY, f"{name} {place}") for name, place in (one, other))


def test_what_may_be_one_waits_with_score_and_reasons(graph):
    full, inverted = ("Probation Department of Los Angeles County", LA), ("Los Angeles Probation Dept", LA)
    nowhere, elsewhere = ("Probation Department", None), ("Alameda County Probation Department", ALAMEDA)
    put(graph, paper(1, full, elsewhere))
    assert waiting(graph) == {}, "two counties are two agencies"
    put(graph, paper(2, inverted, nowhere))
    found = waiting(graph)
    assert pair(full, inverted) in found
    assert pair(full, elsewhere) not in found
    assert all(0.5 <= row["score"] <= 1 and row["reasons"] for row in found.values())
    assert graph.execute_query("MATCH (a:Merged) RETURN count(a) AS n").records[0]["n"] == 0
    assert changed(graph).documents == ()
    assert queue_candidates(graph) == 0, "nothing is new"


def test_an_ingest_that_was_cut_off_before_it_compared_is_completed_by_the_next(graph):
    one, other = ("Probation Department of Los Angeles County", LA), ("Los Angeles Probation Dept", LA)
    list(load(graph, [paper(1, one, other)], RUN))
    assert waiting(graph) == {}
    assert queue_candidates(graph) == 1
    assert list(waiting(graph)) == [pair(one, other)]


def test_what_a_person_judged_is_not_asked_again(graph):
    one, other = ("Probation Department of Los Angeles County", LA), ("Los Angeles Probation Dept", LA)
    put(graph, paper(1, one, other))
    judge(graph, Judgement(*sorted(pair(one, other)), MatchVerdict.DIFFERENT, by="reviewer"))
    put(graph, paper(2, one, other))
    both = graph.execute_query("MATCH (j:Judgement) RETURN count(j) AS n, collect(j.verdict) AS v").records[0]
    assert (both["n"], set(both["v"])) == (2, {"DIFFERENT", "UNSURE"}), "rules keep theirs; the person's decides"


@pytest.mark.parametrize("tier", Tier)
def test_a_hidden_name_is_no_reason_in_what_others_see(graph, tier):
    one, other = ("Probation Department of Los Angeles County", LA), ("Juvenile Hall of Los Angeles", LA)
    hidden = replace(_agency(*other), forms={"Los Angeles Probation Dept": 9})
    secret = paper(2, tier=tier)
    list(load(graph, [paper(1, one, other), replace(secret, entities=(hidden,))], RUN))
    queue_candidates(graph)
    assert list(waiting(graph)) == ([pair(one, other)] if tier is Tier.PUBLIC else [])


def test_a_pair_whose_merge_was_undone_waits_again_also_after_an_ingest_meanwhile(graph):
    one, other = ("Probation Department of Los Angeles County", LA), ("Los Angeles Probation Dept", LA)
    put(graph, paper(1, one, other))
    merged = Judgement(*sorted(pair(one, other)), MatchVerdict.SAME, by="reviewer")
    judge(graph, merged)
    put(graph, paper(2, one, other))
    undo(graph, merged.id)
    assert list(waiting(graph)) == [pair(one, other)]
