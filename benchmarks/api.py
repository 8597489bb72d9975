"""What GraphQL costs beside routes written by hand: CPU of the API per request, all variants interleaved in one run.

`python benchmarks/api.py [ROUNDS]` starts a Neo4j of its own.
Each variant is one ASGI application called without a socket; the answers are compared first. "stub" answers from rows kept in
memory, so it shows the encoding alone.
"""

from __future__ import annotations

import asyncio
import gc
import json
import random
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import neo4j
import orjson
import uvloop
from fastapi import FastAPI, Request, Response
from starlette.routing import Route

from api.access import Access
from api.engine import Engine
from api.http import Endpoint, Means
from api.schema import served
from api.settings import Limits
from benchmarks.database import temporary
from graph.driver import Address, open_async_driver
from graph.reader import GraphReader
from graph.select.visible import own
from graph.tallies import SUFFIXES
from schema.kinds import Function, Modality, Sector, Tier

DUTY = "nodes { id action modality function status }"
BIG = f"{{ agencies(first: 50) {{ nodes {{ id name sector responsibilities(first: 5) {{ {DUTY} }} }} }} }}"
SMALL = f'{{ agency(by: {{id: "a7"}}) {{ id name kind sector aliases responsibilities(first: 3) {{ {DUTY} }} }} }}'
Call = Callable[[], Awaitable[bytes]]


def fill(driver: neo4j.Driver) -> None:
    """120 agencies with 10 duties each."""
    chance = random.Random(1)
    seen = {"tier": "PUBLIC"}
    agencies = [
        {
            **seen,
            "id": f"a{n}",
            "name": f"Agency {n}",
            "sort": f"agency {n:05}",
            "kind": "ROLE",
            "sector": str(chance.choice(list(Sector))),
        }
        for n in range(120)
    ]
    # What readers of this tier see of each, as the writer keeps it beside.
    suffix = SUFFIXES[Tier.PUBLIC]
    agencies = [agency | {f"{key}{suffix}": agency[key] for key in ("name", "sector", "sort")} for agency in agencies]
    duties = [
        {
            **seen,
            "id": f"d{n}",
            "of": f"a{n // 10}",
            "sort": f"d{n:06}",
            "action": f"screen youth and report within {n} hours",
            "modality": str(chance.choice(list(Modality))),
            "function": str(chance.choice(list(Function))),
            "status": "PROPOSED",
        }
        for n in range(1200)
    ]
    with driver.session() as session:
        session.run("MATCH (n) DETACH DELETE n").consume()
        session.run("UNWIND $rows AS r CREATE (a:Entity:Agency) SET a = r", rows=agencies).consume()
        for key in ("sort", f"sort{suffix}"):
            session.run(f"CREATE INDEX agency_{key} IF NOT EXISTS FOR (n:Agency) ON (n.{key})").consume()
        session.run("CREATE INDEX agency_id IF NOT EXISTS FOR (n:Agency) ON (n.id)").consume()
        make = "UNWIND $rows AS r MATCH (a:Agency {id: r.of}) CREATE (d:Claim:Responsibility)-[:SUBJECT]->(a) SET d = r"
        session.run(make, rows=duties).consume()


class Kept:
    """A reader that answers from memory what it was asked before."""

    def __init__(self, graph: GraphReader) -> None:
        self.graph = graph
        self.rows: dict[str, Any] = {}

    async def read(self, text: str, parameters: Any, tiers: Any) -> Any:
        """What GraphReader.read gives."""
        if text not in self.rows:
            self.rows[text] = await self.graph.read(text, parameters, tiers)
        return self.rows[text]


class Noting:
    """A reader that notes the last statement."""

    def __init__(self, graph: GraphReader) -> None:
        self.graph = graph
        self.last: tuple[str, dict[str, Any]] = ("", {})

    async def read(self, text: str, parameters: Any, tiers: Any) -> Any:
        """What GraphReader.read gives."""
        self.last = (own(text, tiers), {**parameters, "tiers": list(tiers)})
        return await self.graph.read(text, parameters, tiers)


def graphql(graph: Any, query: str) -> Call:
    """Our endpoint, in an application of FastAPI."""
    app = FastAPI(openapi_url=None)
    endpoint = Endpoint(Means(Engine(served(), Limits()), graph, Access(None)))
    app.router.routes.append(Route("/graphql", endpoint, methods=["POST"]))
    return calling(app, "/graphql", json.dumps({"query": query}).encode())


def by_hand(rows: Callable[[], Awaitable[Any]], field: str, cost: int) -> Call:
    """A route that takes the request's JSON, gets the rows and writes the same bytes with orjson."""
    app = FastAPI(openapi_url=None)

    @app.post("/hand")
    async def hand(request: Request) -> Response:
        await request.json()
        body = {"data": {field: await rows()}, "extensions": {"cost": cost}}
        return Response(orjson.dumps(body), media_type="application/json")

    return calling(app, "/hand", b'{"first": 50}')


def calling(app: Any, path: str, content: bytes) -> Call:
    """A function that sends one request to an ASGI application and gives the body of its answer."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "server": ("127.0.0.1", 1),
        "client": ("127.0.0.1", 2),
        "headers": [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())],
    }

    async def call() -> bytes:
        sent: list[bytes] = []
        arrived = False

        async def receive() -> dict[str, Any]:
            nonlocal arrived
            if arrived:
                await asyncio.Event().wait()
            arrived = True
            return {"type": "http.request", "body": content, "more_body": False}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.body":
                sent.append(message.get("body", b""))

        await app(dict(scope), receive, send)
        return b"".join(sent)

    return call


async def variants(driver: neo4j.AsyncDriver, query: str, field: str) -> dict[str, Call]:
    """Four ways to the same answer."""
    graph = GraphReader(driver)
    noting = Noting(graph)
    first = orjson.loads(await graphql(noting, query)())
    text, parameters = noting.last
    kept = Kept(graph)
    rows = await graph.read(text, {k: v for k, v in parameters.items() if k != "tiers"}, parameters["tiers"])

    async def from_memory() -> Any:
        return rows

    async def from_database() -> Any:
        async with driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
            result = await session.run(text, parameters)
            return (await result.single(strict=True))["data"]

    cost = first["extensions"]["cost"]
    return {
        "stub: graphql": graphql(kept, query),
        "stub: by hand": by_hand(from_memory, field, cost),
        "neo4j: graphql": graphql(graph, query),
        "neo4j: by hand": by_hand(from_database, field, cost),
    }


async def main(uri: str, password: str, rounds: int) -> None:
    """Print the CPU of each variant and the ratios."""
    with neo4j.GraphDatabase.driver(uri, auth=("neo4j", password)) as writing:
        fill(writing)
    async with open_async_driver(Address(uri, "neo4j", password)) as driver:
        for name, query, field in (("big", BIG, "agencies"), ("small", SMALL, "agency")):
            ways = await variants(driver, query, field)
            answers = {way: await call() for way, call in ways.items()}
            plain = [orjson.loads(answer) for answer in answers.values()]
            if any(one != plain[0] for one in plain) or len({len(answer) for answer in answers.values()}) != 1:
                raise SystemExit(f"{name}: the answers differ")
            took = await measured(ways, rounds)
            print(f"{name}: {len(next(iter(answers.values())))} bytes")
            for way, times in took.items():
                late = sorted(times)[int(len(times) * 0.99)]
                print(f"  {way:16} median {statistics.median(times) * 1000:.3f} ms CPU, p99 {late * 1000:.3f}")
            for kind in ("stub", "neo4j"):
                ratio = statistics.median(took[f"{kind}: graphql"]) / statistics.median(took[f"{kind}: by hand"])
                print(f"  {kind}: graphql is {ratio:.2f} times by hand")


async def measured(ways: dict[str, Call], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each call, the ways taken in turn."""
    took: dict[str, list[float]] = {way: [] for way in ways}
    gc.collect()
    gc.freeze()
    for turn in range(rounds + 50):
        for way, call in ways.items():
            began = time.process_time()
            await call()
            if turn >= 50:
                took[way].append(time.process_time() - began)
    return took


if __name__ == "__main__":
    with temporary() as there:
        uvloop.run(main(there.uri, there.password, int(sys.argv[1]) if len(sys.argv) > 1 else 500))
