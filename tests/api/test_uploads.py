"""Documents by form: who may, how much, what is said of each, and that the server answers on while it reads."""

import asyncio
import json

import httpx
import pytest

from api.app import create_app
from api.ingesting import Ingested
from api.keys import Keys
from api.progress import Board
from graph.verify import verify
from schema.errors import Code, ConveneError
from schema.kinds import Tier
from tests.api.served import server

PAPER = b"The Alder County Sheriff shall notify the school district within two hours.\n"


class Taker:
    """An ingestor that notes what it was given, and fails for what is named bad."""

    def __init__(self):
        self.given = []

    def close(self):
        self.given = None

    async def __call__(self, name, data, options, on_progress):
        on_progress("reading")
        if name.startswith("bad"):
            raise ConveneError(Code.DAMAGED_FILE, f"{name}: it is damaged.")
        self.given.append((name, data, options))
        return Ingested("d1", created=True, claims=2, warnings=("a word",))


@pytest.fixture
def taker():
    return Taker()


@pytest.fixture
async def client(settings, taker):
    transport = httpx.ASGITransport(create_app(settings, taker), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://convene.test") as opened:
        yield opened


@pytest.fixture
def bearer(settings):
    def make(tier=Tier.PARTNER, **rights):
        return {"authorization": f"Bearer {Keys(settings.home).create('County', tier, **rights)[1]}"}

    return make


async def send(client, headers, files, **fields):
    return await client.post("/documents", headers=headers, files=[("file", one) for one in files], data=fields)


async def test_only_keys_that_may_ingest(client, bearer, taker):
    one = [("a.txt", PAPER)]
    assert (await send(client, {}, one)).status_code == 403
    refused = await send(client, bearer(review=True), one)
    assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (403, "FORBIDDEN")
    assert (await send(client, {"authorization": "Bearer cvn_x_y"}, one)).status_code == 401
    assert not taker.given


async def test_a_server_without_an_ingestor_says_so(settings, bearer):
    transport = httpx.ASGITransport(create_app(settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://convene.test") as client:
        found = await send(client, bearer(ingest=True), [("a.txt", PAPER)])
    assert found.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"


async def test_fields_reach_the_ingestor_checked(client, bearer, taker):
    key = bearer(ingest=True)
    fields = {"title": "Plan", "kind": "PROTOCOL", "effectiveOn": "2026-01-31", "tier": "PARTNER", "jurisdiction": "US-CA-037"}
    found = await send(client, key, [("../../etc/plan.txt", PAPER)], run="run-1", **fields)
    assert found.status_code == 200, found.text
    assert found.json()["run"] == "run-1"
    said = found.json()["documents"][0]
    assert (said["filename"], said["document"], said["claims"], said["warnings"]) == ("plan.txt", "d1", 2, ["a word"])
    ((name, data, options),) = taker.given
    assert (name, data) == ("plan.txt", PAPER)
    assert options == {
        "title": "Plan",
        "kind": "PROTOCOL",
        "effective_on": "2026-01-31",
        "tier": "PARTNER",
        "jurisdiction": "US-CA-037",
    }
    for wrong in ({"kind": "POEM"}, {"effectiveOn": "soon"}, {"colour": "red"}, {"title": "x" * 3000}, {"run": "../x"}):
        assert (await send(client, key, [("a.txt", PAPER)], **wrong)).status_code == 400, wrong
    above = await send(client, key, [("a.txt", PAPER)], tier="LEAD")
    assert above.status_code == 403
    assert len(taker.given) == 1


async def test_several_files_each_with_what_came_of_it(client, bearer):
    key = bearer(ingest=True)
    found = await send(client, key, [("a.txt", PAPER), ("bad.pdf", b"x"), ("b.txt", PAPER)])
    assert found.status_code == 207
    assert [one.get("error", {}).get("extensions", {}).get("code") for one in found.json()["documents"]] == [
        None,
        "DAMAGED_FILE",
        None,
    ]
    assert (await send(client, key, [("bad.pdf", b"x")])).status_code == 422
    assert (await client.post("/documents", headers=key, data={"title": "x"})).status_code == 415
    assert (await client.post("/documents", headers=key, files={}, data={"title": "x"})).status_code == 415


async def test_a_large_body_only_for_keys_that_may_ingest(client, bearer):
    large = b" " * 3_000_000 + json.dumps({"query": "{ viewer { tier } }"}).encode()
    kind = {"content-type": "application/json"}
    assert (await client.post("/graphql", content=large, headers=kind)).status_code == 413
    assert (await client.post("/graphql", content=large, headers=kind | bearer(review=True))).status_code == 413
    key = bearer(ingest=True)
    assert (await client.post("/graphql", content=large, headers=kind | key)).status_code == 200
    over = await client.post("/graphql", content=b" " * 64_000_001, headers=kind | key)
    assert over.status_code == 413
    assert "64000000" in over.json()["errors"][0]["message"]
    form = (
        b'--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n' + b"a" * 64_000_000 + b"\r\n--x--\r\n"
    )
    kind = {"content-type": "multipart/form-data; boundary=x"}
    assert (await client.post("/documents", content=form, headers=kind | key)).status_code == 413
    broken = await client.post("/documents", content=form[:-8][:1000], headers=kind | key)
    assert broken.status_code == 400


async def test_progress_is_seen_by_another_process(settings, client, bearer):
    folder = settings.home / "run" / "ingest"
    await send(client, bearer(ingest=True), [("a.txt", PAPER), ("bad.pdf", b"x")], run="mine")
    progress = Board(folder).all()["mine"]
    assert (progress.done, progress.failed, progress.total, progress.over) == (2, 1, 2, True)
    steps = [step async for step in Board(folder).watch("mine", ["PUBLIC"])]
    assert steps == [progress]


@pytest.mark.usefixtures("graph")
def test_a_served_process_reads_and_answers_on(neo4j_address, driver, tmp_path):
    """Two workers, real documents: both take in, the same bytes are known, and questions are answered meanwhile."""
    _, text = Keys(tmp_path).create("County", Tier.LEAD, ingest=True)
    with server(neo4j_address, tmp_path, "--workers", "2", CONVENE_RATE_ANONYMOUS="0") as (url, _):
        found = asyncio.run(_at_once(url, {"authorization": f"Bearer {text}"}))
    answers = [one.json() for one in found["sent"]]
    assert [one.status_code for one in found["sent"]] == [200] * 4, answers
    documents = [one["documents"][0] for one in answers]
    assert len({one["document"] for one in documents}) == 3
    assert sorted(one["created"] for one in documents) == [False, True, True, True]
    assert all(one["claims"] >= 1 for one in documents)
    assert found["asked"] > 20
    assert found["bad"].json()["documents"][0]["error"]["extensions"]["code"] == "DAMAGED_FILE"
    assert not verify(driver).faults


async def _at_once(url, key):
    papers = [PAPER, PAPER, PAPER + b"Hotels shall train their employees.\n", PAPER + b"The clinic may call the sheriff.\n"]
    async with httpx.AsyncClient(timeout=120) as client:

        async def take(data, name="a.txt"):
            return await client.post(f"{url}/documents", headers=key | {"connection": "close"}, files={"file": (name, data)})

        tasks = [asyncio.create_task(take(papers[0]))]
        asked = 0
        while not all(task.done() for task in tasks):
            assert (await client.get(f"{url}/graphql?query={{viewer{{tier}}}}")).status_code == 200
            asked += 1
        tasks += [asyncio.create_task(take(paper)) for paper in papers[1:]]
        sent = await asyncio.gather(*tasks)
        # A process takes two uploads at a time; who is told to wait comes again.
        for at, one in enumerate(sent):
            if one.status_code == 429:
                assert one.headers["retry-after"]
                sent[at] = await take(papers[at])
        return {"sent": sent, "asked": asked, "bad": await take(b"%PDF-1.7 broken", "b.pdf")}
