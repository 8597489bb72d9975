"""GraphQL over HTTP, the health words, the pages and the headers, on the whole application."""

import asyncio
import json
import logging
import shutil
import subprocess
from dataclasses import replace

import pytest
import uvicorn

from api.app import create_app
from api.keys import Keys
from cli.setup import cache_folder
from graph.driver import Address
from schema.kinds import Tier
from tests.api.conftest import serving

GRAPHQL = "application/graphql-response+json"
JSON = {"content-type": "application/json"}


async def post(client, query, **more):
    return await client.post("/graphql", content=json.dumps({"query": query, **more}), headers=JSON)


async def test_a_query_by_post_and_by_get(client):
    for answer in (await post(client, "{ viewer { tier } }"), await client.get("/graphql?query={viewer{tier}}")):
        assert answer.status_code == 200
        assert answer.json() == {"data": {"viewer": {"tier": "PUBLIC"}}, "extensions": {"cost": 2}}


@pytest.mark.parametrize(
    ("accept", "media", "status"),
    [
        (GRAPHQL, GRAPHQL, 400),
        ("*/*", "application/json", 200),
        (None, "application/json", 200),
        (f"{GRAPHQL};q=0.1, application/json", "application/json", 200),
    ],
)
async def test_the_media_type_decides_the_status_of_a_wrong_query(client, accept, media, status):
    headers = JSON | ({"accept": accept} if accept else {})
    answer = await client.post("/graphql", content='{"query": "{ nonsense }"}', headers=headers)
    assert answer.headers["content-type"] == f"{media}; charset=utf-8"
    assert answer.status_code == status
    assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_QUERY"
    assert "data" not in answer.json()


async def test_an_error_says_code_place_and_way_out(client):
    found = (await post(client, "{ agencies(first: 101) { nodes { id } } }")).json()
    (error,) = found["errors"]
    assert "100" in error["message"]
    assert "101" in error["message"]
    assert error["path"] == ["agencies"]
    assert error["extensions"] == {"code": "PAGE_SIZE", "wayOut": "Ask for a page within the limit and follow the cursor."}


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "text/plain;application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", None],
)
async def test_what_a_form_of_another_site_can_send_is_refused(client, kind):
    headers = {"content-type": kind} if kind else {}
    assert (await client.post("/graphql", content=b'{"query": "{ viewer { tier } }"}', headers=headers)).status_code == 415


async def test_health_and_readiness(client, settings):
    assert (await client.get("/healthz")).json() == {"status": "ok"}
    assert (await client.get("/readyz")).status_code == 200
    nowhere = replace(settings, database=Address("bolt://127.0.0.1:1", "neo4j", "no"))
    async with serving(nowhere) as down:
        assert (await down.get("/healthz")).status_code == 200
        ready = await down.get("/readyz")
        assert (ready.status_code, ready.json()["code"]) == (503, "DATABASE_DOWN")
        found = (await post(down, "{ stats { agencies } }")).json()
        assert found["errors"][0]["extensions"]["code"] == "DATABASE_DOWN"
        assert (await down.get("/")).status_code == 200, "the explorer itself says what fails"


async def test_headers_for_safety_stand_on_everything(client):
    for path in ("/", "/graphiql", "/graphql?query={viewer{tier}}", "/nowhere", "/static/brief.css"):
        headers = (await client.get(path)).headers
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-request-id"]
    answer = await client.get("/healthz", headers={"x-request-id": "mine-1", "origin": "https://elsewhere.example"})
    assert answer.headers["x-request-id"] == "mine-1"
    assert "access-control-allow-origin" not in answer.headers


async def test_production_has_no_introspection_ide_or_suggestions(settings):
    async with serving(replace(settings, production=True)) as client:
        assert (await client.get("/graphiql")).status_code == 404
        assert (await post(client, "{ __schema { queryType { name } } }")).json()["errors"][0]["extensions"][
            "code"
        ] == "BAD_QUERY"
        found = (await post(client, "{ agencie { nodes { id } } }")).json()
        assert "Did you mean" not in json.dumps(found)
        assert (await post(client, "{ __typename }")).json()["data"] == {"__typename": "Query"}


async def test_the_log_has_no_arguments(client, caplog):
    caplog.set_level(logging.INFO)
    await post(client, '{ agencies(where: {name: {eq: "marked-string"}}) { nodes { id } } }', variables={"x": "marked-string"})
    await client.get('/graphql?query={search(text:"marked-string"){totalCount}}')
    records = [record for record in caplog.records if record.name.startswith("convene")]
    assert len(records) == 2
    assert "marked-string" not in "".join(str(record.__dict__) for record in records)


async def test_a_key_says_who_asks(client, settings):
    keys = Keys(settings.home)
    key, text = keys.create("County partner", Tier.PARTNER, review=True)
    assert text not in (settings.home / "keys.json").read_text()
    assert (settings.home / "keys.json").stat().st_mode & 0o077 == 0
    ask = {"authorization": f"Bearer {text}"}
    found = (await client.get("/graphql?query={viewer{name tier mayReview mayIngest}}", headers=ask)).json()
    assert found["data"]["viewer"] == {"name": "County partner", "tier": "PARTNER", "mayReview": True, "mayIngest": False}
    keys.revoke(key.id)
    assert (await client.get("/graphql?query={viewer{tier}}", headers=ask)).status_code == 401
    for wrong in (f"Bearer {text[:-1]}x", "Bearer cvn_", "Basic abc", "Bearer", f"bearer {text}é"):
        answer = await client.get("/graphql?query={viewer{tier}}", headers={"authorization": wrong.encode()})
        assert answer.status_code == 401
        assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


AUDIT = """
import { serverAudits } from 'graphql-http';
let ok = 0;
for (const audit of serverAudits({ url: process.argv[2], fetchFn: fetch })) {
  const result = await audit.fn();
  if (result.status === 'ok') ok += 1; else console.log(`${result.status} ${audit.id} ${audit.name}`);
}
console.log(ok);
"""


@pytest.fixture(scope="module")
def audit():
    """The script that runs the audits of the package graphql-http, and the node to run it with."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        pytest.skip("no node on this machine")
    folder = cache_folder() / "graphql-http-1.23.1"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "node_modules" / "graphql-http").exists():
        subprocess.run([npm, "install", "--silent", "graphql-http@1.23.1", "graphql@16.15.0"], cwd=folder, check=True)
    (folder / "audit.mjs").write_text(AUDIT)
    return node, folder / "audit.mjs"


async def test_all_audits_of_graphql_over_http(settings, listening, audit):
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="warning"))
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/graphql"
        process = await asyncio.create_subprocess_exec(*audit, url, stdout=asyncio.subprocess.PIPE)
        out, _ = await process.communicate()
    finally:
        server.should_exit = True
        await task
    assert out.decode().split() == ["61"], out.decode()
