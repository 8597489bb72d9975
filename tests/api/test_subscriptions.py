"""Subscriptions over WebSocket and server-sent events, with real clients against a server that listens."""

import asyncio
import json
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from api import follow, sockets
from api.app import create_app
from api.ingesting import Ingested
from api.keys import Keys
from schema.errors import Code, ConveneError
from schema.kinds import Tier

PROGRESS = "subscription($run: ID) { ingestProgress(run: $run) { run done total current failed } }"
PAPER = b"The Alder County Sheriff shall notify the school district within two hours.\n"


class Slow:
    """An ingestor that goes on when it is let."""

    def __init__(self):
        self.go = asyncio.Semaphore(0)

    def close(self):
        self.go.release()

    async def __call__(self, name, _data, _options, on_progress):
        on_progress("reading")
        await self.go.acquire()
        if name.startswith("bad"):
            raise ConveneError(Code.DAMAGED_FILE, f"{name}: damaged")
        return Ingested("d", created=True)


@pytest.fixture
def slow():
    return Slow()


@pytest.fixture(autouse=True)
def cold(monkeypatch):
    """The questions that a new server asks itself are not the subject here; test_operations.py looks at them."""

    async def nothing(*_):
        pass

    monkeypatch.setattr("api.app.warm", nothing)


@pytest.fixture
async def url(settings, listening, slow):
    server = uvicorn.Server(uvicorn.Config(create_app(settings, slow), log_level="warning", timeout_graceful_shutdown=2))
    task = asyncio.create_task(server.serve(sockets=[listening]))
    yield f"127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    await task


@pytest.fixture
def key(settings):
    return f"Bearer {Keys(settings.home).create('County', Tier.PARTNER, ingest=True)[1]}"


@asynccontextmanager
async def connection(url, authorization=None, **more):
    async with connect(f"ws://{url}/graphql", subprotocols=["graphql-transport-ws"], **more) as socket:
        payload = {"authorization": authorization} if authorization else {}
        await say(socket, type="connection_init", payload=payload)
        assert (await hear(socket))["type"] == "connection_ack"
        yield socket


async def say(socket, **message):
    await socket.send(json.dumps(message))


async def hear(socket):
    return json.loads(await asyncio.wait_for(socket.recv(), 10))


async def closed(socket):
    """The code with which the server ends the connection."""
    await asyncio.wait_for(socket.wait_closed(), 10)
    return socket.close_code


async def send(url, key, *names, **fields):
    async with httpx.AsyncClient(timeout=30) as client:
        files = [("file", (name, PAPER)) for name in names]
        return await client.post(f"http://{url}/documents", headers={"authorization": key}, files=files, data=fields)


async def test_an_ingest_is_followed_to_its_end(url, key, slow):
    async with connection(url, key) as socket:
        await say(socket, id="1", type="subscribe", payload={"query": PROGRESS, "variables": {"run": "r1"}})
        sending = asyncio.create_task(send(url, key, "a.txt", "bad.txt", run="r1"))
        first = (await hear(socket))["payload"]["data"]["ingestProgress"]
        assert first == {"run": "r1", "done": 0, "total": 2, "current": "a.txt: reading", "failed": 0}
        slow.go.release()
        seen = []
        while not seen or seen[-1]["current"] != "bad.txt: reading":
            seen.append((await hear(socket))["payload"]["data"]["ingestProgress"])
        slow.go.release()
        assert (await hear(socket))["payload"]["data"]["ingestProgress"] == {
            "run": "r1",
            "done": 2,
            "total": 2,
            "current": None,
            "failed": 1,
        }
        assert await hear(socket) == {"id": "1", "type": "complete"}
        assert (await sending).status_code == 207


async def test_a_query_and_a_wrong_query_over_websocket(url):
    async with connection(url) as socket:
        await say(socket, id="q", type="subscribe", payload={"query": "query Q { viewer { tier } }", "operationName": "Q"})
        assert await hear(socket) == {
            "id": "q",
            "type": "next",
            "payload": {"data": {"viewer": {"tier": "PUBLIC"}}, "extensions": {"cost": 2}},
        }
        assert (await hear(socket))["type"] == "complete"
        for query, code in (
            ("{ nothing }", "BAD_QUERY"),
            ("{", "BAD_QUERY"),
            ("{ " + "viewer { tier } " * 100 + " }", "LIMIT_EXCEEDED"),
            ("subscription { ingestProgress(run: 1.5) { run } }", "BAD_QUERY"),
        ):
            await say(socket, id="w", type="subscribe", payload={"query": query})
            answer = await hear(socket)
            assert answer["type"] == "error"
            assert answer["payload"][0]["extensions"]["code"] == code
        await say(socket, type="ping")
        assert await hear(socket) == {"type": "pong"}


async def test_a_trusted_document_over_websocket(url):
    async with connection(url) as socket:
        await say(socket, id="t", type="subscribe", payload={"documentId": "viewer"})
        assert (await hear(socket))["payload"]["data"]["viewer"]["tier"] == "PUBLIC"
        assert (await hear(socket))["type"] == "complete"
        await say(socket, id="u", type="subscribe", payload={"documentId": "none"})
        assert (await hear(socket))["payload"][0]["extensions"]["code"] == "UNKNOWN_OPERATION"
        await say(socket, id="v", type="subscribe", payload={})
        assert (await hear(socket))["payload"][0]["extensions"]["code"] == "BAD_QUERY"


async def test_rights_hold_for_streams(url, settings):
    async with connection(url) as socket:
        await say(socket, id="1", type="subscribe", payload={"query": PROGRESS})
        answer = await hear(socket)
        assert answer["payload"]["errors"][0]["extensions"]["code"] == "FORBIDDEN"
        assert answer["payload"]["data"] is None
        assert (await hear(socket))["type"] == "complete"
    async with connect(f"ws://{url}/graphql", subprotocols=["graphql-transport-ws"]) as socket:
        await say(socket, type="connection_init", payload={"Authorization": "Bearer cvn_no_no"})
        assert await closed(socket) == 4403
    assert not Keys(settings.home).all()


async def test_what_a_lead_reads_is_not_shown_to_a_partner(url, key, settings, slow):
    lead = f"Bearer {Keys(settings.home).create('Lead', Tier.LEAD, ingest=True)[1]}"
    async with connection(url, key) as socket, connection(url, lead) as theirs:
        for one in (socket, theirs):
            await say(one, id="1", type="subscribe", payload={"query": PROGRESS})
            await say(one, type="ping")
            assert (await hear(one))["type"] == "pong"
        await asyncio.sleep(0.5)
        slow.go.release()
        await send(url, lead, "secret.txt", run="hidden", tier="LEAD")
        slow.go.release()
        await send(url, lead, "open.txt", run="shown")
        runs = {(await hear(theirs))["payload"]["data"]["ingestProgress"]["run"] for _ in range(2)}
        assert runs == {"hidden", "shown"}
        assert (await hear(socket))["payload"]["data"]["ingestProgress"]["run"] == "shown"
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(socket.recv(), 1)


async def test_a_key_that_is_taken_back_ends_its_streams(url, settings, monkeypatch):
    monkeypatch.setattr(follow, "BEAT_SECONDS", 0.2)
    kept, text = Keys(settings.home).create("County", Tier.PARTNER, ingest=True)
    async with connection(url, f"Bearer {text}") as socket:
        await say(socket, id="1", type="subscribe", payload={"query": PROGRESS})
        await asyncio.sleep(0.5)
        Keys(settings.home).revoke(kept.id)
        assert (await hear(socket))["payload"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_what_is_no_message_ends_the_connection(url):
    for wrong in (b"\x00", "no json", "[]", "1", '{"type": "nothing"}', '{"id": [], "type": "complete"}', "[" * 100_000):
        async with connection(url) as socket:
            await socket.send(wrong)
            assert await closed(socket) == 4400, wrong
    for wrong in ({}, {"id": {}, "payload": {"query": "{a}"}}, {"id": "1", "payload": {"query": 1}}):
        async with connection(url) as socket:
            await say(socket, type="subscribe", **wrong)
            assert await closed(socket) == 4400, wrong
    async with connect(f"ws://{url}/graphql", subprotocols=["graphql-transport-ws"]) as socket:
        await say(socket, id="1", type="subscribe", payload={"query": "{ viewer { tier } }"})
        assert await closed(socket) == 4401


async def test_pages_of_elsewhere_and_other_protocols_are_refused(url):
    for more in ({"origin": "https://elsewhere.example"}, {"subprotocols": ["graphql-ws"]}):
        with pytest.raises(InvalidStatus) as refused:
            async with connect(f"ws://{url}/graphql", **{"subprotocols": ["graphql-transport-ws"]} | more):
                pass
        assert refused.value.response.status_code == 403
    async with connection(url, origin=f"http://{url}"):
        pass


async def test_limits_of_a_connection(url, key, monkeypatch):
    async with connection(url, key) as socket:
        for number in range(21):
            await say(socket, id=str(number), type="subscribe", payload={"query": PROGRESS})
        answer = await hear(socket)
        assert (answer["id"], answer["type"]) == ("20", "error")
    monkeypatch.setattr(sockets, "BEAT_SECONDS", 0.1)
    monkeypatch.setattr(sockets, "IDLE_SECONDS", 0.3)
    async with connection(url, key) as idle:
        assert await closed(idle) == 4408
    monkeypatch.setattr(follow, "AT_ONCE", 0)
    async with connect(f"ws://{url}/graphql", subprotocols=["graphql-transport-ws"]) as socket:
        assert await closed(socket) == 4429


async def events(url, key, query, method="POST", **variables):
    """The events that one request brings."""
    headers = {"accept": "text/event-stream", "content-type": "application/json"} | ({"authorization": key} if key else {})
    body = {"query": query, "variables": variables}
    more = {"content": json.dumps(body)} if method == "POST" else {"params": body | {"variables": json.dumps(variables)}}
    async with (
        httpx.AsyncClient(timeout=30) as client,
        client.stream(method, f"http://{url}/graphql", headers=headers, **more) as answer,
    ):
        assert answer.status_code == 200, await answer.aread()
        assert answer.headers["content-type"].startswith("text/event-stream")
        kind = None
        async for line in answer.aiter_lines():
            if line.startswith("event: "):
                kind = line[7:]
            elif line.startswith("data:"):
                yield kind, json.loads(line[5:] or "null")


@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_server_sent_events(url, key, slow, method):
    slow.go.release()
    await send(url, key, "a.txt", run="r2")
    found = [event async for event in events(url, key, PROGRESS, method, run="r2")]
    step = {"run": "r2", "done": 1, "total": 1, "current": None, "failed": 0}
    assert found == [("next", {"data": {"ingestProgress": step}, "extensions": {"cost": 6}}), ("complete", None)]
    found = [event async for event in events(url, None, "{ viewer { tier } }", method)]
    assert [kind for kind, _ in found] == ["next", "complete"]
    found = [event async for event in events(url, None, PROGRESS, method)]
    assert found[0][1]["errors"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_a_subscription_wants_a_stream(client):
    answer = await client.post("/graphql", json={"query": "subscription { ingestProgress { run } }"})
    assert "event-stream" in answer.json()["errors"][0]["message"]


async def test_a_client_that_goes_away_frees_its_place(url, key, settings):
    watched = events(url, key, PROGRESS)
    waiting = asyncio.create_task(anext(watched))
    await asyncio.sleep(0.5)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await watched.aclose()
    await asyncio.sleep(0.5)
    left = [task.get_coro().__qualname__ for task in asyncio.all_tasks()]
    assert not [name for name in left if "anext" in name or "watch" in name or "events" in name], left
    assert settings.home.exists()


CHANGES = """subscription S($t: Boolean!) { ...R }
fragment R on Subscription { seen: changes { ...C } }
fragment C on Change { kind summary by what: node { id __typename ... on Agency @include(if: $t) { name } } }"""


@pytest.mark.usefixtures("facts")
async def test_changes_come_with_what_was_asked_of_them(url, settings, ask):
    lead = f"Bearer {Keys(settings.home).create('Lead', Tier.LEAD, review=True)[1]}"
    nodes = (await ask.data("{ responsibilities(first: 3) { nodes { id } } }"))["responsibilities"]["nodes"]
    ids = [node["id"] for node in nodes]
    review = 'mutation($ids: [ID!]!) { reviewClaims(ids: $ids, decision: ACCEPT, note: "read") { claims { id } } }'
    async with connection(url, lead) as socket, httpx.AsyncClient(timeout=30) as client:
        await say(socket, id="1", type="subscribe", payload={"query": CHANGES, "variables": {"t": True}})
        await asyncio.sleep(1.5)
        body = {"query": review, "variables": {"ids": ids}}
        done = await client.post(f"http://{url}/graphql", json=body, headers={"authorization": lead})
        assert "errors" not in done.json(), done.text
        heard = [(await hear(socket))["payload"] for _ in ids]
    assert {one["data"]["seen"]["what"]["id"] for one in heard} == set(ids)
    for one in heard:
        assert "errors" not in one
        assert (one["data"]["seen"]["kind"], one["data"]["seen"]["by"]) == ("REVIEWED", "Lead")
        assert one["data"]["seen"]["what"]["__typename"] == "Responsibility"


@pytest.mark.usefixtures("facts")
async def test_changes_of_hidden_things_are_not_told(url, settings, ask):
    lead = Keys(settings.home).create("Lead", Tier.LEAD, review=True)
    headers = {"authorization": f"Bearer {lead[1]}"}
    text = "{ documents(first: 1) { nodes { id } } }"
    identity = (await ask.data(text))["documents"]["nodes"][0]["id"]
    hide = "mutation($id: ID!, $tier: Tier!) { setTier(id: $id, tier: $tier) { id } }"
    async with connection(url) as socket, httpx.AsyncClient(timeout=30) as client:
        body = {"query": hide, "variables": {"id": identity, "tier": "LEAD"}}
        done = await client.post(f"http://{url}/graphql", json=body, headers=headers)
        assert "errors" not in done.json(), done.text
        await say(socket, id="1", type="subscribe", payload={"query": "subscription { changes { summary node { id } } }"})
        await asyncio.sleep(1.5)
        await client.post(f"http://{url}/graphql", json=body, headers=headers)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(socket.recv(), 3)
        body = {"query": hide, "variables": {"id": identity, "tier": "PUBLIC"}}
        await client.post(f"http://{url}/graphql", json=body, headers=headers)
