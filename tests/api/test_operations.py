"""What an operator relies on: figures, log lines, traces, an orderly end; on processes that really serve."""

import json
import signal
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import httpx
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from prometheus_client.parser import text_string_to_metric_families

from api.app import create_app
from api.context import Context
from api.cookbook import recipes
from api.documents import Documents
from api.engine import Engine
from api.keys import Keys
from api.schema import served
from api.settings import Limits
from api.warm import warm
from schema.kinds import Tier
from tests.api.conftest import serving
from tests.api.served import server

MARKED = '{ agencies(where: {name: {eq: "marked-string"}}) { totalCount } }'


def figures(text):
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.mark.usefixtures("graph")
async def test_figures_count_by_operation_outcome_and_code(client):
    for _ in range(3):
        await client.post("/graphql", json={"documentId": "viewer"})
    await client.post("/graphql", json={"documentId": "stats"})
    await client.post("/graphql", json={"query": MARKED})
    await client.post("/graphql", json={"query": "{ marked-string }"})
    await client.post("/graphql", json={"query": "{ agencies(first: 1000) { totalCount } }"})
    await client.post("/graphql", content=b"marked-string", headers={"content-type": "application/json"})
    text = (await client.get("/metrics")).text
    found = figures(text)
    assert found["convene_requests_total", "answered", "viewer"] == 3
    assert found["convene_requests_total", "answered", "stats"] == 1
    assert found["convene_requests_total", "answered", "other"] == 1
    assert found["convene_requests_total", "failed", "other"] == 1
    assert found["convene_requests_total", "other", "refused"] == 2
    assert found["convene_errors_total", "PAGE_SIZE"] == 1
    assert found["convene_errors_total", "BAD_QUERY"] == 1
    assert found["convene_request_seconds_count", "viewer"] == 3
    assert found["convene_request_cost_sum", "viewer"] == 15
    assert found["convene_database_seconds_count",] >= 2
    assert found["convene_database_statements",] == 0
    assert "marked-string" not in text


async def test_figures_are_for_leads_in_production(settings):
    async with serving(replace(settings, production=True)) as client:
        assert (await client.get("/metrics")).status_code == 403
        partner, lead = (Keys(settings.home).create("x", tier)[1] for tier in (Tier.PARTNER, Tier.LEAD))
        assert (await client.get("/metrics", headers={"authorization": f"Bearer {partner}"})).status_code == 403
        assert (await client.get("/metrics", headers={"authorization": f"Bearer {lead}"})).status_code == 200
        assert (await client.get("/metrics", headers={"authorization": "Bearer cvn_a_b"})).status_code == 401


@pytest.mark.usefixtures("graph")
def test_two_processes_add_up_and_write_lines_of_json(neo4j_address, tmp_path):
    _, key = Keys(tmp_path).create("County", Tier.LEAD)
    lead = {"authorization": f"Bearer {key}"}
    with server(neo4j_address, tmp_path, "--workers", "2", CONVENE_PRODUCTION="1") as (url, process):

        def ask(number):
            headers = {"connection": "close", "x-request-id": f"mine-{number}"}
            return httpx.post(f"{url}/graphql", json={"query": MARKED}, headers=headers).status_code

        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(ask, range(40))) == {200}
        totals = {figures(httpx.get(f"{url}/metrics", headers=lead).text)["convene_requests_total", "answered", "other"]}
        assert totals == {40}
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=20)
    lines = [json.loads(line) for line in out.decode().splitlines() if line.startswith("{")]
    asked = {line["id"]: line for line in lines if line["event"] == "request" and line["path"] == "/graphql"}
    assert set(asked) == {f"mine-{number}" for number in range(40)}
    assert all(line["status"] == 200 and line["ms"] > 0 and line["method"] == "POST" for line in asked.values())
    assert b"marked-string" not in out
    assert key.encode() not in out
    assert not list(tmp_path.glob("metrics-*"))


@pytest.mark.usefixtures("graph")
def test_an_orderly_end_answers_what_was_asked(neo4j_address, tmp_path):
    """What is under way when the end comes is answered, and the process is gone within the time it has."""
    with server(neo4j_address, tmp_path) as (url, process), ThreadPoolExecutor(4) as pool:
        head = b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n"
        body = json.dumps({"query": "{ stats { claims } }"}).encode().ljust(100)
        with httpx.Client() as client:
            assert client.get(f"{url}/readyz").status_code == 200
        begun, port = threading.Event(), int(url.rpartition(":")[2])

        def slowly():
            with socket.create_connection(("127.0.0.1", port)) as wire:
                wire.sendall(head + body[:50])
                begun.set()
                threading.Event().wait(1.5)
                wire.sendall(body[50:])
                return wire.makefile("rb").readline()

        answer = pool.submit(slowly)
        begun.wait(5)
        threading.Event().wait(0.3)
        process.send_signal(signal.SIGTERM)
        assert b"200" in answer.result(timeout=15)
        # uvicorn ends by the signal that it was sent, once all is answered.
        assert process.wait(timeout=15) in (0, -signal.SIGTERM)


class Collector(BaseHTTPRequestHandler):
    """Takes traces as an OTLP collector does."""

    spans: ClassVar[list] = []

    def do_POST(self):
        request = ExportTraceServiceRequest()
        request.ParseFromString(self.rfile.read(int(self.headers["content-length"])))
        for resource in request.resource_spans:
            for scope in resource.scope_spans:
                self.spans.extend(scope.spans)
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_words):
        pass


@pytest.mark.usefixtures("graph")
async def test_traces_go_to_a_collector_without_a_word_of_the_query(settings):
    collector = ThreadingHTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=collector.serve_forever, daemon=True).start()
    app = create_app(replace(settings, collector=f"http://127.0.0.1:{collector.server_port}"))
    transport = httpx.ASGITransport(app)
    parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        await client.post("/graphql", json={"query": MARKED}, headers={"traceparent": parent})
        await client.post("/graphql", json={"documentId": "viewer"})
    collector.shutdown()
    ours = [span for span in Collector.spans if span.trace_id.hex() == parent.split("-")[1]]
    assert sorted(span.name for span in ours) == ["request", "statement"]
    request = next(span for span in ours if span.name == "request")
    assert request.parent_span_id.hex() == parent.split("-")[2]
    assert next(span for span in ours if span.name == "statement").parent_span_id == request.span_id
    assert "marked-string" not in str(Collector.spans)
    assert "viewer" in str([span for span in Collector.spans if span.name == "request"])


async def test_a_server_is_warm_once_it_has_asked_the_cookbook(reader, monkeypatch):
    engine = Engine(served(), Limits())
    await warm(engine, reader)
    made = []
    monkeypatch.setattr(Documents, "_make", lambda *_args: made.append(1))
    for one in recipes():
        engine.documents.prepare(one.text, one.example)
    assert not made
    assert Context(reader).viewer.tier is Tier.PUBLIC
