"""The database down, frozen, restarting, or with too much asked of it: clear errors in bounded time, and no wrong answer.

On a server of its own, which the tests stop and start.
"""

import asyncio
import os
import signal
import time
from dataclasses import replace

import httpx
import pytest
import uvicorn

from api import measured
from api.app import create_app
from api.settings import ApiSettings, Limits
from cli.setup import cache_folder
from graph.driver import open_driver
from graph.local.server import Place, address, running, start, stop
from graph.migrations import migrate
from graph.reader import GraphReader
from graph.writer import load
from schema.errors import Code, ConveneError
from tests.graph.select.rich import RUN, rich

QUERY = "{ agencies(first: 20) { totalCount nodes { name responsibilities(first: 5) { nodes { id action } } } } }"
CLEAR = {"DATABASE_DOWN", "DATABASE_BUSY", "DATABASE_REFUSED"}
# A statement has two seconds in these tests, and waits and grace come on top.
BOUND = 2 + measured.GRACE_SECONDS + measured.WAIT_SECONDS + 4


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    made = Place(tmp_path_factory.mktemp("failures"), cache_folder())
    with open_driver(address(made, start(made))) as driver:
        migrate(driver)
        list(load(driver, rich(1), RUN))
    yield made
    stop(made)


@pytest.fixture
async def client(place):
    settings = ApiSettings(address(place, running(place)), limits=replace(Limits(), statement_seconds=2.0))
    transport = httpx.ASGITransport(create_app(settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://x", timeout=60) as opened:
        yield opened


async def ask(client):
    """The data or the code of the error, and the seconds that it took."""
    began = time.monotonic()
    found = (await client.post("/graphql", json={"query": QUERY})).json()
    took = time.monotonic() - began
    return found.get("data"), [error["extensions"]["code"] for error in found.get("errors", ())], took


async def asking(client, until, answers):
    while not until.is_set():
        answers.append(await ask(client))
        await asyncio.sleep(0.05)


async def under_load(client, work):
    """What clients are told while `work` is done to the server."""
    until, answers = asyncio.Event(), []
    clients = [asyncio.create_task(asking(client, until, answers)) for _ in range(8)]
    await asyncio.sleep(0.5)
    await work()
    await asyncio.sleep(1)
    until.set()
    await asyncio.gather(*clients)
    return answers


def sound(answers, right):
    """Every answer is the right one or a clear error, in bounded time."""
    assert answers
    for data, codes, took in answers:
        assert took < BOUND, (codes, took)
        assert (data == right and not codes) or (set(codes) <= CLEAR and codes), (data, codes)


async def recovered(client, right):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        data, codes, _ = await ask(client)
        if data == right and not codes:
            return
        await asyncio.sleep(0.2)
    raise AssertionError(codes)


async def test_a_server_that_is_stopped_and_started_under_load(client, place):
    right, codes, _ = await ask(client)
    assert right["agencies"]["totalCount"] > 0
    assert not codes

    async def restart():
        await asyncio.to_thread(stop, place)
        await asyncio.sleep(1)
        assert (await client.get("/readyz")).status_code == 503
        assert (await client.get("/healthz")).status_code == 200
        await asyncio.to_thread(start, place)

    answers = await under_load(client, restart)
    sound(answers, right)
    assert any(codes for _, codes, _ in answers)
    await recovered(client, right)
    assert (await client.get("/readyz")).status_code == 200


async def test_a_server_that_is_killed_under_load(client, place):
    right, _, _ = await ask(client)

    async def kill():
        os.kill(running(place).pid, signal.SIGKILL)
        await asyncio.sleep(0.5)
        await asyncio.to_thread(start, place)

    sound(await under_load(client, kill), right)
    await recovered(client, right)


async def test_a_server_that_is_frozen(client, place):
    """It neither answers nor closes its connections: only a clock on this side ends the wait."""
    right, _, _ = await ask(client)
    pid = running(place).pid
    os.kill(pid, signal.SIGSTOP)
    try:
        answers = await asyncio.gather(*(ask(client) for _ in range(60)))
        began = time.monotonic()
        assert (await client.get("/readyz")).status_code == 503
        assert time.monotonic() - began < 5
    finally:
        os.kill(pid, signal.SIGCONT)
    sound(answers, right)
    assert all(codes == ["DATABASE_BUSY"] for _, codes, _ in answers)
    await recovered(client, right)


async def test_more_than_the_database_has_room_for(place, monkeypatch):
    """Few places and little time: whoever does not come in is told so, and the rest get the right answer."""
    monkeypatch.setattr(measured, "AT_ONCE", 2)
    monkeypatch.setattr(measured, "WAIT_SECONDS", 0.05)
    settings = ApiSettings(address(place, running(place)))
    transport = httpx.ASGITransport(create_app(settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://x", timeout=60) as client:
        right, codes, _ = await ask(client)
        assert not codes
        answers = await asyncio.gather(*(ask(client) for _ in range(200)))
        sound(answers, right)
        assert {code for _, codes, _ in answers for code in codes} == {"DATABASE_BUSY"}
        assert any(not codes for _, codes, _ in answers)
        await recovered(client, right)


async def test_more_memory_than_one_question_may_have(client):
    graph = reader_of(client)
    with pytest.raises(ConveneError) as error:
        await graph.read("UNWIND range(1, 8000000) AS i WITH collect({i: i}) AS found RETURN size(found) AS data", {}, ())
    assert error.value.code in (Code.DATABASE_MEMORY, Code.DATABASE_BUSY)
    data, codes, _ = await ask(client)
    assert data
    assert not codes


def reader_of(client):
    """The reader of the application behind a client."""
    routes = client._transport.app.router.routes
    return next(route.endpoint.means.graph for route in routes if route.path == "/graphql")


async def test_a_statement_that_takes_too_long_is_ended_in_the_database(client, place):
    graph = reader_of(client)
    slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH sum(a * b % 7) AS s RETURN s AS data"
    began = time.monotonic()
    with pytest.raises(Exception, match=r"busy|in time"):
        await graph.read(slow, {}, ())
    assert time.monotonic() - began < BOUND
    await asyncio.sleep(2)
    with open_driver(address(place, running(place))) as driver:
        left = driver.execute_query("SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS '100000'").records
    assert len(left) <= 1, "nothing but this question itself"


class Slowed(GraphReader):
    """A reader whose questions take the database minutes."""

    async def read(self, text, parameters, tiers):
        work = "UNWIND range(1, 100000) AS za UNWIND range(1, 100000) AS zb WITH sum(za * zb % 7) AS zs "
        return await super().read(work + text, parameters, tiers)


async def test_a_client_that_goes_away_ends_its_question_in_the_database(client, place, listening):
    app = client._transport.app
    endpoint = next(route.endpoint for route in app.router.routes if route.path == "/graphql")
    endpoint.means = replace(endpoint.means, graph=Slowed(endpoint.means.graph.driver, seconds=300.0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2))
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/graphql"
    with open_driver(address(place, running(place))) as driver:
        async with httpx.AsyncClient(timeout=60) as leaving:
            asked = asyncio.create_task(leaving.post(url, json={"query": QUERY}))
            await until(lambda: at_work(driver) == 1)
            assert not asked.done()
            asked.cancel()
        await until(lambda: at_work(driver) == 0)
    server.should_exit = True
    await serving


def at_work(driver):
    found = driver.execute_query("SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'AS za' RETURN *").records
    return sum("SHOW TRANSACTIONS" not in record["currentQuery"] for record in found)


async def until(true):
    end = time.monotonic() + 30
    while not await asyncio.to_thread(true):
        assert time.monotonic() < end
        await asyncio.sleep(0.1)
