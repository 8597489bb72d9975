"""A graph of each older version is brought to this one and is then as if it had been made by it; a newer one is refused."""

import pytest

from graph.canonical import canonical_lines
from graph.judgements import Judgement, judge
from graph.migrations import STEPS, VERSION, migrate
from graph.verify import verify
from graph.writer import load
from schema.errors import Code, ConveneError
from schema.kinds import EntityKind, MatchVerdict, Tier
from tests.graph.worlds import AGENCIES, RUN, document, entity_id

# How a graph of this version lay, made from one of the version after it.
BACK = {
    3: "MATCH (j:Judgement) REMOVE j.spans",
    2: """
      MATCH (n) WHERE n:Entity OR n:Claim OR n:Scope
      REMOVE n.formTiers, n.sectorTiers, n.namePartner, n.namePublic, n.aliasesPartner, n.aliasesPublic, n.sortPartner,
        n.sortPublic, n.sectorPartner, n.sectorPublic, n.confidencePartner, n.confidencePublic, n.recordedAtPartner,
        n.recordedAtPublic""",
    1: "MATCH (j:Judgement)-[r:JUDGES]->() REMOVE j.sort, r.side",
}


def made(driver):
    tiers = [Tier.PUBLIC, Tier.LEAD, Tier.PARTNER, Tier.PUBLIC]
    list(load(driver, [document(seed, 8, tier) for seed, tier in enumerate(tiers)], RUN))
    one, two, three = (entity_id(EntityKind.AGENCY, name) for name in AGENCIES[:3])
    judge(driver, Judgement(one, two, MatchVerdict.SAME, by="test"))
    judge(driver, Judgement(two, three, MatchVerdict.UNSURE, by="rule", score=0.5))
    # Counts stand by form in the versions before the third, in which no form stands twice.
    once = "reduce(o = [], f IN e.forms | CASE WHEN f IN o THEN o ELSE o + f END)"
    return list(canonical_lines(driver)), f"MATCH (e:Entity) SET e.forms = {once}"


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_graph_of_an_older_version_becomes_one_of_this(graph, version):
    before, forms = made(graph)
    for older in range(VERSION - 1, version - 1, -1):
        graph.execute_query(BACK[older])
    if version < 3:
        graph.execute_query(forms)
    graph.execute_query("MATCH (s:Schema) SET s.version = $version", version=version)
    assert migrate(graph) == VERSION
    after = list(canonical_lines(graph))
    assert after == before
    assert verify(graph).faults == []
    (held,) = graph.execute_query("MATCH (j:Judgement {verdict: 'SAME'}) RETURN j.spans = [j.at] AS held").records
    assert held["held"]
    assert graph.execute_query("MATCH (s:Schema) RETURN s.version AS v").records[0]["v"] == VERSION


def test_every_step_has_the_version_that_it_brings():
    assert [number for number, _ in STEPS] == list(range(2, VERSION + 1))
    assert set(BACK) == set(range(1, VERSION))


def test_a_newer_graph_is_refused_and_left_alone(graph):
    graph.execute_query("MATCH (s:Schema) SET s.version = $version", version=VERSION + 1)
    try:
        with pytest.raises(ConveneError) as error:
            migrate(graph)
        assert error.value.code is Code.DATABASE_NEWER
        assert str(VERSION) in str(error.value)
    finally:
        graph.execute_query("MATCH (s:Schema) SET s.version = $version", version=VERSION)
