"""Any question costs one round trip to the database for each field of the root, however nested."""

import warnings

import neo4j
import pytest
from graphql import REMOVE, ArgumentNode, IntValueNode, Visitor, parse, print_ast, visit
from hypothesis import HealthCheck, Phase, given, seed, settings, strategies
from hypothesis_graphql import nodes, queries

from api.analyses import ANALYSES
from api.cookbook import recipes
from api.schema import SDL

# An analysis reads what it compares in one to five statements, however large the graph, and what is shown of it in one more.
MOST_OF_ANALYSIS = 6
SCALARS = {
    "DateTime": strategies.just(nodes.String("2026-01-01T00:00:00Z")),
    "Date": strategies.just(nodes.String("2026-01-01")),
    "Duration": strategies.just(nodes.String("PT24H")),
}
ALIASES = """
query($n: Int!, $with: Boolean!) {
  agencies(first: $n) {
    nodes {
      ...F
      few: responsibilities(first: 1) { nodes { evidence(first: 1) { nodes { document { parties { nodes { name } } } } } } }
      many: responsibilities(first: 9, orderBy: [{confidence: DESC}]) { nodes { subject { provides { totalCount } } } }
      partners { edges { predicates claims { nodes { ...R } } } }
    }
  }
  claims(first: 3) { nodes { ...C @include(if: $with) id } }
  viewer { tier }
}
fragment F on Agency { name parent { ...G } }
fragment G on Entity { name evidence(first: 2) { edges { cursor node { quote } } } }
fragment R on Relationship { object { ... on Agency { units { totalCount } } } }
fragment C on Claim { subject { name } ... on Responsibility { deadline { text } counterparts { name } } }
"""


@pytest.fixture
def trips(monkeypatch):
    """What the driver was asked to run."""
    ran = []
    plain = neo4j.AsyncSession.run

    async def run(self, query, *args, **kwargs):
        ran.append(query.text)
        return await plain(self, query, *args, **kwargs)

    monkeypatch.setattr(neo4j.AsyncSession, "run", run)
    for name in ("execute_read", "execute_write", "begin_transaction"):
        monkeypatch.setattr(neo4j.AsyncSession, name, None)
    return ran


@pytest.mark.usefixtures("facts")
async def test_aliases_fragments_and_interfaces_cost_one_each(ask, trips):
    found = await ask.data(ALIASES, {"n": 3, "with": True})
    assert len(found["agencies"]["nodes"]) == 3
    assert len(trips) == 2


@pytest.mark.usefixtures("facts")
async def test_the_cookbook(ask, trips):
    for recipe in recipes():
        trips.clear()
        found = await ask.data(recipe.text, anywhere(recipe.example))
        computed = ANALYSES.keys() & found.keys()
        least = len(found) - ("viewer" in found) - len(computed)
        assert least <= len(trips) <= least + MOST_OF_ANALYSIS * len(computed), recipe.name


def anywhere(variables):
    """The variables of a recipe without the place of the samples, which the random graph has not."""
    if "situation" in variables:
        return variables | {"situation": {k: v for k, v in variables["situation"].items() if k != "jurisdiction"}}
    return {name: value for name, value in variables.items() if name != "place"}


async def test_what_needs_no_database_costs_none(ask, trips):
    await ask.data("{ viewer { tier name mayReview } __typename __schema { queryType { name } } }")
    assert trips == []


def random_queries(count):
    """Queries that the served schema allows."""
    found = []

    @seed(5)
    @settings(
        max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
    )
    @given(queries(SDL.read_text(), custom_scalars=SCALARS))
    def collect(query):
        found.append(query)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        collect()
    return list(dict.fromkeys(tamed(query) for query in found))


def tamed(query):
    """The query with pages that exist: no invented cursors, no huge sizes; every second one keeps them, to be refused."""
    if len(query) % 2:
        return query

    class Tame(Visitor):
        def enter_argument(self, node, *_):
            if node.name.value in ("after", "before", "last"):
                return REMOVE
            if node.name.value == "first":
                return ArgumentNode(name=node.name, value=IntValueNode(value="2"))
            return None

    return print_ast(visit(parse(query), Tame()))


@pytest.mark.usefixtures("facts")
async def test_random_queries(ask, trips):
    answered = 0
    for query in random_queries(60):
        trips.clear()
        answer = await ask(query)
        keys = {(field.alias or field.name).value for field in parse(query).definitions[0].selection_set.selections}
        computed = [field for field in parse(query).definitions[0].selection_set.selections if field.name.value in ANALYSES]
        assert len(trips) <= len(keys) + MOST_OF_ANALYSIS * len(computed), query
        codes = {error["extensions"]["code"] for error in answer.get("errors", [])}
        assert codes <= {"BAD_INPUT", "BAD_CURSOR", "PAGE_SIZE", "LIMIT_EXCEEDED", "BAD_QUERY", "NOT_FOUND"}, (query, answer)
        answered += not codes
    assert answered > 5
