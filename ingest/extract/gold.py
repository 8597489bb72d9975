"""An extraction in the form of the gold documents, for the scorer and for `convene extract --json`."""

from __future__ import annotations

from typing import Any

from ingest.model import Assertion, Deadline, Extraction, Mention, Reading, Span


def to_gold(reading: Reading, extraction: Extraction) -> dict[str, Any]:
    """One document in the gold's form: offsets in code points into `text`; further keys where something is known."""
    return {
        "doc": reading.name,
        "text": reading.text,
        "mentions": [_mention(m) for m in extraction.mentions],
        "assertions": [_assertion(reading.text, a) for a in extraction.assertions],
        "findings": [
            {"mention": f.mention, "figures": list(f.figures), "year": f.year, "about": list(f.about)}
            for f in extraction.findings
        ],
        "model": extraction.model,
    }


def modality_name(assertion: Assertion) -> str | None:
    """The modality in the gold's words ("NOT_MUST")."""
    if assertion.modality is None:
        return None
    return ("NOT_" if assertion.negated else "") + assertion.modality.value


def _mention(mention: Mention) -> dict[str, Any]:
    row: dict[str, Any] = {"id": mention.id, "start": mention.start, "end": mention.end, "type": mention.kind.value}
    row["entity"] = mention.entity
    if mention.sector is not None:
        row["sector"] = mention.sector.value
    if mention.function is not None:
        row["function"] = mention.function.value
    return row | {"confidence": mention.confidence, "method": mention.method}


def _assertion(text: str, assertion: Assertion) -> dict[str, Any]:
    row: dict[str, Any] = {
        "subject": assertion.subject,
        "predicate": assertion.predicate.value,
        "object": assertion.object,
    }
    if name := modality_name(assertion):
        row["modality"] = name
    row |= {"confidence": assertion.confidence, "method": assertion.method, "quote": _quote(text, assertion.evidence)}
    if assertion.condition is not None:
        row["condition"] = _quote(text, assertion.condition)
    if assertion.deadline is not None:
        row["deadline"] = _deadline(text, assertion.deadline)
    if assertion.counterparts:
        row["counterparts"] = list(assertion.counterparts)
    return row


def _quote(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _deadline(text: str, limit: Deadline) -> dict[str, Any]:
    return _quote(text, Span(limit.start, limit.end)) | {
        "duration": limit.duration,
        "after": _quote(text, limit.after) if limit.after else None,
        "business": limit.business,
        "before": limit.before,
        "recurring": limit.recurring,
    }
