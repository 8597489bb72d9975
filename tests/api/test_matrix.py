"""The matrix is the same from one walk over the duties as from one walk for each of its parts."""

import json
from itertools import product

import pytest

from api.context import Context, Reader
from api.engine import Asked, Engine
from api.schema import served
from api.settings import Limits
from graph.writer import load
from schema.kinds import Tier
from tests.conftest import empty
from tests.graph.select.rich import RUN, rich

AXES = ("FUNCTION", "SECTOR", "MODALITY")
PARTS = "total rows { key label total } columns { key label total } cells { row column count must should may does %s }"
MATRIX = "query($where: ResponsibilityWhere) { responsibilityMatrix(rows: %s, columns: %s, where: $where) { " + PARTS + " } }"


@pytest.fixture(scope="module", autouse=True)
def facts(driver):
    empty(driver)
    list(load(driver, rich(5, documents=6, claims=60), RUN))


@pytest.fixture
def world(reader):
    return Context(reader, Reader("lead", Tier.LEAD))


@pytest.mark.parametrize(("rows", "columns"), list(product(AXES, repeat=2)))
@pytest.mark.parametrize("where", [None, {"modality": {"eq": "MUST"}}, {"negated": True}, {"function": {"in": []}}])
async def test_both_ways_count_the_same(world, rows, columns, where):
    async def ask(more):
        answer = await Engine(served(), Limits()).answer(Asked(MATRIX % (rows, columns, more), {"where": where}), world)
        found = json.loads(answer.content)
        assert "errors" not in found
        return found["data"]["responsibilityMatrix"]

    once, apart = await ask(""), await ask("responsibilities(first: 0) { totalCount }")
    for cell in apart["cells"]:
        assert cell.pop("responsibilities") == {"totalCount": cell["count"]}
    assert once == apart
    assert (once["total"] == 0) == (where == {"function": {"in": []}})
