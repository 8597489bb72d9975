"""`/export` as a client asks it: who sees what, errors as errors, no more than a few at a time."""

import asyncio
import io
import json
import zipfile

import httpx
import pytest

from api.app import create_app
from api.exporting import AT_ONCE
from api.keys import Keys
from exchange.formats import Format, export
from exchange.package import Terms, zipped
from graph.export import View, seen
from graph.writer import load
from schema.kinds import Tier
from tests.api.conftest import serving
from tests.conftest import empty
from tests.graph.select.rich import RUN, rich


@pytest.fixture(scope="module")
def tiers(driver):
    """A graph of papers of all tiers."""
    empty(driver)
    list(load(driver, rich(4, documents=8, tiers=tuple(Tier)), RUN))
    return driver


@pytest.mark.parametrize("form", Format)
async def test_each_key_gets_what_it_may_see(tiers, settings, form):
    keys = Keys(settings.home)
    async with serving(settings) as client:
        for tier in Tier:
            _, key = keys.create(f"{tier} {form}", tier)
            headers = {} if tier is Tier.PUBLIC else {"authorization": f"Bearer {key}"}
            answer = await client.get(f"/export?format={form}", headers=headers)
            assert answer.status_code == 200
            assert answer.headers["content-type"] == "application/zip"
            assert answer.content == b"".join(zipped(export(View(tiers, seen(tier)), form, Terms(tier))))
            with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
                assert json.loads(archive.read("datapackage.json"))["tier"] == tier


async def test_errors_say_what_is_wrong(tiers, client):
    assert tiers
    answer = await client.get("/export?format=doc")
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (400, "BAD_INPUT")
    assert "graphml" in answer.json()["errors"][0]["message"]
    assert (await client.get("/export")).status_code == 400
    wrong = await client.get("/export?format=csv", headers={"authorization": "Bearer cvn_wrong"})
    assert wrong.status_code == 401


async def begun(app, started):
    """A request whose client takes the head of the answer and then nothing more."""
    address, headers = ("127.0.0.1", 1), [(b"host", b"convene.test")]
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http"}
    scope |= {"path": "/export", "raw_path": b"/export", "query_string": b"format=csv", "root_path": "", "headers": headers}
    scope |= {"client": address, "server": address}

    async def receive():
        await asyncio.Event().wait()

    async def send(message):
        if message["type"] == "http.response.body":
            started.set()
            await asyncio.Event().wait()

    await app(scope, receive, send)


async def test_no_more_than_a_few_at_a_time_and_a_place_is_free_again(tiers, settings):
    assert tiers
    app = create_app(settings)
    slow, begins = [], []
    for _ in range(AT_ONCE):
        begins.append(asyncio.Event())
        slow.append(asyncio.create_task(begun(app, begins[-1])))
        await begins[-1].wait()
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://convene.test") as client:
        full = await client.get("/export?format=csv")
        assert (full.status_code, full.json()["errors"][0]["extensions"]["code"]) == (429, "RATE_LIMITED")
        assert int(full.headers["retry-after"]) > 0
        for task in slow:
            task.cancel()
        await asyncio.gather(*slow, return_exceptions=True)
        assert (await client.get("/export?format=csv")).status_code == 200
