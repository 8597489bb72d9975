"""Filters give what a plain reading of them gives, over random graphs; no text of the caller's becomes part of a statement."""

import os

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from graph.select import finish
from graph.select.roots import LISTS, compiled
from graph.select.tree import Field, parameters
from graph.select.visible import own
from graph.writer import load
from tests.conftest import empty
from tests.graph.select.plain import Plain
from tests.graph.select.rich import RUN, rich
from tests.graph.select.wheres import where

# Each new statement costs the database some 100 ms of planning.
EXAMPLES = int(os.environ.get("CONVENE_EXAMPLES", "25"))
ROOTS = {str(label): root for root, label in LISTS.items()}


@pytest.fixture(scope="module")
def plain(driver):
    empty(driver)
    for number in range(3):
        list(load(driver, rich(number), RUN))
    with driver.session() as session:
        session.run(
            "MATCH (a:Jurisdiction), (b:Jurisdiction) WHERE a.sort > b.sort AND a.level <> b.level "
            "WITH a, b ORDER BY a.id, b.id WITH a, collect(b)[0] AS b MERGE (a)-[:WITHIN]->(b)"
        ).consume()
        session.run("MATCH (c:Claim) WHERE c.id < '2' SET c.status = 'REJECTED'").consume()
        session.run("MATCH (c:Claim) WHERE c.id > 'e' SET c.tier = 'LEAD'").consume()
    return Plain(driver)


def found(driver, kind, wanted, *, size=100, back=False, **more):
    """The ids that the compiled filter gives, all pages; `back`: from the last to the first."""
    leaf = Field("id", "id", {}, {})
    connection = f"{kind}Connection"
    count, bound, further, end = (
        ("last", "before", "hasPreviousPage", "startCursor") if back else ("first", "after", "hasNextPage", "endCursor")
    )
    info = Field("pageInfo", "i", {}, {"PageInfo": tuple(Field(n, n, {}, {}) for n in (further, end))})
    total = Field("totalCount", "t", {}, {})
    types = {"Claim": ("Responsibility", "Relationship")}.get(kind, (kind,))
    nodes = Field("nodes", "n", {}, dict.fromkeys(types, (leaf,)))
    ids, cursor = [], None
    while True:
        args = {"where": wanted, count: size, bound: cursor, **more}
        statement = compiled(Field(ROOTS[kind], "x", args, {connection: (nodes, info, total)}))
        with driver.session() as session:
            page = session.run(own(statement.text, ["PUBLIC"]), tiers=["PUBLIC"], **parameters(statement, {})).single()["data"]
        ids += [row["id"] for row in (reversed(page["n"]) if back else page["n"])]
        if not page["i"][further]:
            assert page["t"] == len(ids)
            return ids
        cursor = finish.cursor(page["i"][end])


@pytest.mark.parametrize("kind", sorted(ROOTS))
def test_a_filter_holds_what_a_plain_reading_holds(driver, plain, kind):
    ids = sorted(plain.nodes)

    @seed(11)
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(where(kind, ids))
    def check(wanted):
        got = found(driver, kind, wanted)
        assert len(got) == len(set(got))
        assert set(got) == {key for key in plain.of(kind) if plain.lists(kind, wanted, key)}

    check()


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
def test_duties_stand_in_the_same_order_by_agency_whether_walked_or_sorted(driver, plain, direction):
    order = {"orderBy": [{"subject": direction}]}
    walked = found(driver, "Responsibility", None, size=7, **order)
    # A filter that all meet makes it a list that is sorted.
    assert walked == found(driver, "Responsibility", {"id": {"in": list(plain.nodes)}}, size=7, **order)
    assert walked[::-1] == found(driver, "Responsibility", None, size=7, back=True, **order)
    assert len(set(walked)) == len(walked) > 14


@seed(3)
@settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=30))
def test_no_text_of_the_caller_becomes_part_of_a_statement(words):
    leaf = Field("id", "id", {}, {})
    nodes = Field("nodes", "nodes", {}, {"Agency": (leaf,)})
    wanted = {"name": {"contains": words, "in": [words]}, "OR": [{"id": {"eq": words}}]}
    one = compiled(Field("agencies", "x", {"where": wanted}, {"AgencyConnection": (nodes,)}))
    other = compiled(
        Field(
            "agencies",
            "x",
            {"where": {"name": {"contains": "q", "in": ["q"]}, "OR": [{"id": {"eq": "q"}}]}},
            {"AgencyConnection": (nodes,)},
        )
    )
    assert one.text == other.text
