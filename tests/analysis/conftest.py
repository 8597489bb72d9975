"""The worked example: the samples in a graph of their own, asked through GraphQL on a fixed day."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from api.context import Context, Reader
from api.engine import Asked, Engine
from api.schema import served
from api.settings import Limits
from graph.driver import open_async_driver
from graph.reader import GraphReader
from ingest.facts import Options
from ingest.pipeline import Status, ingest
from ingest.readers import files
from schema.kinds import Tier
from tests.conftest import empty

DAY = "2026-09-01"
LEAD = Reader("test", Tier.LEAD)


class OnADay(Context):
    """A request that is made on the day of the worked example."""

    def ask(self, args):
        return replace(Context.ask(self, args), today=DAY)


@pytest.fixture(scope="module")
def samples(driver):
    """The papers of the county."""
    empty(driver)
    outcomes = list(ingest(driver, list(files([Path("samples")])), Options()))
    assert {outcome.status for outcome in outcomes} == {Status.LOADED}
    return driver


@pytest.fixture
async def reader(neo4j_address):
    async with open_async_driver(neo4j_address) as opened:
        yield GraphReader(opened)


@pytest.fixture
def ask(reader):
    """Ask as a lead; the data of the answer."""

    async def asked(text, variables=None, viewer=LEAD):
        engine = Engine(served(), Limits())
        answer = await engine.answer(Asked(text, variables or {}), OnADay(reader, viewer))
        found = json.loads(answer.content)
        assert "errors" not in found, found["errors"]
        return found["data"]

    return asked
