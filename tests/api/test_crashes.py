"""A serving process that is killed while it takes documents in, and one file sent twice at once by different ways.

What was acknowledged is there, nothing is half there, and the same once more completes it. CONVENE_CRASHES says how often.
"""

import asyncio
import json
import os
import random
import subprocess
import sys

import httpx
import pytest

from api.keys import Keys
from cli.setup import ROOT
from graph.canonical import canonical_lines
from graph.verify import verify
from schema.kinds import Tier
from tests.api.served import instance, server
from tests.conftest import empty

CRASHES = max(1, int(os.environ.get("CONVENE_CRASHES", "5")) // 5)
DUTY = "The Alder County Sheriff shall notify ward {0} of the clinic within {0} hours.\n"
PAPERS = {f"{n}.txt": DUTY.format(n).encode() for n in range(2, 8)}


@pytest.fixture
def key(tmp_path):
    return {"authorization": f"Bearer {Keys(tmp_path).create('County', Tier.LEAD, ingest=True)[1]}"}


async def take(url, key, names):
    """The documents acknowledged, one sent after the other until the server is gone."""
    said = []
    async with httpx.AsyncClient(timeout=120, headers=key) as client:
        for name in names:
            try:
                found = (await client.post(f"{url}/documents", files={"file": (name, PAPERS[name])})).json()
            except httpx.HTTPError:
                break
            said.append(found["documents"][0]["document"])
    return said


async def cut_off(url, key, process, after):
    """The documents acknowledged before the server was killed, at a random moment once so many were."""
    sending = asyncio.create_task(take(url, key, list(PAPERS)[: after + 1]))
    while not sending.done() and len(await there(url)) < after:  # noqa: ASYNC110 - another process makes it true
        await asyncio.sleep(0.02)
    await asyncio.sleep(random.Random(after).random() * 0.2)
    process.kill()
    return await sending


async def there(url):
    async with httpx.AsyncClient(timeout=60) as client:
        answer = await client.post(f"{url}/graphql", json={"query": "{ documents(first: 50) { nodes { id } } }"})
        return {one["id"] for one in answer.json()["data"]["documents"]["nodes"]}


def test_a_killed_api(graph, neo4j_address, tmp_path, key):
    with server(neo4j_address, tmp_path) as (url, _):
        assert len(asyncio.run(take(url, key, PAPERS))) == len(PAPERS)
    whole = list(canonical_lines(graph))
    empty(graph)
    for crash in range(CRASHES):
        with server(neo4j_address, tmp_path) as (url, process):
            said = asyncio.run(cut_off(url, key, process, 2 + crash % 4))
        assert set(said) <= {r["id"] for r in graph.execute_query("MATCH (d:Document) RETURN d.id AS id").records}
        assert verify(graph).faults == []
    with server(neo4j_address, tmp_path) as (url, _):
        assert len(asyncio.run(take(url, key, PAPERS))) == len(PAPERS)
    assert verify(graph).faults == []
    assert list(canonical_lines(graph)) == whole


def test_one_file_by_the_command_and_the_api_at_once(graph, neo4j_address, tmp_path, key):
    name = next(iter(PAPERS))
    paper = tmp_path / name
    paper.write_bytes(PAPERS[name])
    command = [sys.executable, "-m", "cli", "ingest", str(paper), "--json"]
    with server(neo4j_address, tmp_path) as (url, _):
        other = subprocess.Popen(command, cwd=ROOT, env=instance(neo4j_address, tmp_path), stdout=subprocess.PIPE)
        said = asyncio.run(take(url, key, [name]))
        out, _ = other.communicate(timeout=120)
    assert other.returncode == 0
    assert [one["document"] for one in json.loads(out)] == said
    assert [r["n"] for r in graph.execute_query("MATCH (d:Document) RETURN count(d) AS n").records] == [1]
    assert verify(graph).faults == []
