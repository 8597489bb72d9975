"""A graph of random facts, and ways to ask it: through the engine, and over HTTP against the whole application."""

import json
import socket
from dataclasses import dataclass

import httpx
import pytest

from api.app import create_app
from api.context import ANONYMOUS, Context
from api.engine import Asked, Engine
from api.schema import served
from api.settings import ApiSettings, Limits
from graph.driver import open_async_driver
from graph.reader import GraphReader
from graph.writer import load
from tests.conftest import empty
from tests.graph.select.rich import RUN, rich


@pytest.fixture(scope="module")
def facts(driver):
    """A graph of three random worlds."""
    empty(driver)
    for number in range(3):
        list(load(driver, rich(number), RUN))
    return driver


@pytest.fixture
async def reader(neo4j_address):
    """A reader of the graph."""
    async with open_async_driver(neo4j_address) as opened:
        yield GraphReader(opened)


@dataclass
class Asker:
    """Asks the engine."""

    engine: Engine
    reader: GraphReader

    async def __call__(self, text, variables=None, *, viewer=ANONYMOUS, fast=True):
        answer = await self.engine.answer(Asked(text, variables or {}), Context(self.reader, viewer, fast=fast))
        return json.loads(answer.content)

    async def data(self, text, variables=None, **more):
        found = await self(text, variables, **more)
        assert "errors" not in found, found["errors"]
        return found["data"]


@pytest.fixture
def ask(reader):
    """Ask GraphQL without HTTP."""
    return Asker(Engine(served(), Limits()), reader)


@pytest.fixture
def settings(neo4j_address, tmp_path):
    """The settings of an application of its own."""
    return ApiSettings(neo4j_address, tmp_path)


@pytest.fixture
async def client(settings):
    """A client of the whole application."""
    async with serving(settings) as opened:
        yield opened


def serving(settings):
    """A client of an application with these settings."""
    app = create_app(settings)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://convene.test")


@pytest.fixture
def listening():
    """A socket that listens on a free port: who connects before the server accepts waits."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener
