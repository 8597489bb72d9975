"""What is counted and timed while the API serves, for Prometheus and, where it is set up, for OpenTelemetry.

Labels are names of trusted documents and codes of errors: nothing that a client writes, and nothing of the graph.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from api.engine import Answer

OTHER = "other"
SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20)
COSTS = (10, 100, 1000, 3000, 10_000, 30_000)
# Where several processes serve, each keeps its counts in files of this folder; prometheus_client names the variable.
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
# What begins a span: its name, and the headers in which a caller says of which trace it is.
Span = Callable[[str, Mapping[str, str]], AbstractContextManager[Any]]


def no_span(_name: str, _headers: Mapping[str, str]) -> AbstractContextManager[Any]:
    """Without OpenTelemetry nothing is traced."""
    return nullcontext()


@dataclass(slots=True)
class Seen:
    """One request as it is watched."""

    operation: str = OTHER
    outcome: str = "refused"
    cost: int = 0
    codes: tuple[str, ...] = ()

    def answered(self, answer: Answer) -> None:
        """Keep what came of it."""
        errors = answer.body.get("errors", ())
        self.codes = tuple(sorted({error["extensions"]["code"] for error in errors}))
        self.cost = answer.body.get("extensions", {}).get("cost", 0)
        self.outcome = "refused" if not answer.ran else "failed" if errors else "answered"


@dataclass(slots=True)
class Watch:
    """Counts and times."""

    span: Span = no_span
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)
    costs: Histogram = field(init=False)
    errors: Counter = field(init=False)
    database: Histogram = field(init=False)
    statements: Gauge = field(init=False)
    streams: Gauge = field(init=False)
    kept: dict[tuple[str, str], tuple[Counter, Histogram, Histogram]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the instruments."""
        by = ("operation",)
        among: Any = {"registry": self.registry}
        self.requests = Counter("convene_requests", "Requests by operation and outcome.", (*by, "outcome"), **among)
        self.seconds = Histogram("convene_request_seconds", "Time to the answer.", by, buckets=SECONDS, **among)
        self.costs = Histogram("convene_request_cost", "Cost as the guard reckons it.", by, buckets=COSTS, **among)
        self.errors = Counter("convene_errors", "Errors in answers, by code.", ("code",), **among)
        self.database = Histogram("convene_database_seconds", "Time of a statement.", buckets=SECONDS, **among)
        live: Any = {"multiprocess_mode": "livesum", **among}
        self.statements = Gauge("convene_database_statements", "Statements under way, each on a connection.", **live)
        self.streams = Gauge("convene_streams", "Subscriptions and other streams that are open.", **live)

    @contextmanager
    def request(self, headers: Mapping[str, str]) -> Iterator[Seen]:
        """Watch one request."""
        seen = Seen()
        began = time.perf_counter()
        with self.span("request", headers) as span:
            try:
                yield seen
            finally:
                requests, seconds, costs = self._instruments(seen.operation, seen.outcome)
                requests.inc()
                seconds.observe(time.perf_counter() - began)
                if seen.cost:
                    costs.observe(seen.cost)
                for code in seen.codes:
                    self.errors.labels(code).inc()
                if span is not None:
                    said = {"operation": seen.operation, "outcome": seen.outcome, "cost": seen.cost, "codes": seen.codes}
                    span.set_attributes({f"convene.{name}": value for name, value in said.items()})

    def _instruments(self, operation: str, outcome: str) -> tuple[Counter, Histogram, Histogram]:
        found = self.kept.get((operation, outcome))
        if found is None:
            found = (
                self.requests.labels(operation, outcome),
                self.seconds.labels(operation),
                self.costs.labels(operation),
            )
            self.kept[operation, outcome] = found
        return found

    @contextmanager
    def statement(self) -> Iterator[None]:
        """Watch one statement of the database."""
        began = time.perf_counter()
        self.statements.inc()
        with self.span("statement", {}):
            try:
                yield
            finally:
                self.statements.dec()
                self.database.observe(time.perf_counter() - began)

    def text(self) -> bytes:
        """All of it as Prometheus reads it, from every process that serves."""
        if FOLDER not in os.environ:
            return generate_latest(self.registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)
