"""Traces for OpenTelemetry. Imported only where they are asked for: the packages are an extra."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.propagate import extract
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from api.watch import Span


def tracing(collector: str) -> tuple[Span, Callable[[], None]]:
    """What begins a span, sent to `collector` (an OTLP address over HTTP), and what sends the rest and ends."""
    provider = TracerProvider(resource=Resource.create({"service.name": "convene"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(f"{collector.rstrip('/')}/v1/traces")))
    tracer = provider.get_tracer("convene")

    def span(name: str, headers: Any) -> Any:
        context = extract(headers) if headers else None
        return tracer.start_as_current_span(name, context=context, record_exception=False)

    return span, provider.shutdown
