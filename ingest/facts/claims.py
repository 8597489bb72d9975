"""Assertions to claims: what a claim says is its identity, so the same words of two documents are one claim.

What the ends of a claim are is in entities.py; what is stored is declared in graph/facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.durations import seconds
from graph.facts import ClaimRow, DeadlineRow, EntityRow, EvidenceRow, identified
from graph.ids import make_id
from ingest.facts.entities import words
from ingest.facts.passages import Passages
from ingest.model import Assertion, Deadline, Mention, Span
from schema.kinds import EntityKind, Predicate

# Said of both agencies alike.
SYMMETRIC = frozenset({Predicate.WORKS_WITH})


def claim(
    assertion: Assertion, text: str, by_mention: Mapping[str, EntityRow], home: str | None, protocol: str | None
) -> ClaimRow:
    """The claim that an assertion makes. `home` is the id of the jurisdiction of the document, `protocol` of its own rule."""
    subject, target = by_mention[assertion.subject], by_mention[assertion.object]
    ends = [subject.id, target.id]
    if assertion.predicate in SYMMETRIC:
        ends.sort()
    duty = assertion.predicate is Predicate.RESPONSIBLE_FOR
    rule = by_mention[assertion.under].id if assertion.under else protocol
    counterparts = {by_mention[m].id for m in assertion.counterparts if by_mention[m].label is EntityKind.AGENCY}
    row = ClaimRow(
        id="",
        predicate=assertion.predicate,
        subject=ends[0],
        object=ends[1],
        modality=assertion.modality,
        negated=assertion.negated,
        action=action(max(target.forms, key=lambda form: (target.forms[form], form))) if duty else None,
        function=target.function,
        condition=_said(text, assertion.condition),
        deadline=_deadline(text, assertion.deadline),
        counterparts=tuple(sorted(counterparts - {subject.id})),
        protocol=rule if duty else None,
        jurisdictions=(home,) if home and duty else (),
    )
    return identified(row)


def place_claim(agency: EntityRow, jurisdiction: EntityRow) -> ClaimRow:
    """That an agency whose name holds a place works there."""
    return identified(ClaimRow("", Predicate.APPLIES_IN, agency.id, jurisdiction.id))


def evidence(row: ClaimRow, span: Span, passages: Passages, said: Mention | Assertion) -> EvidenceRow | None:
    """The words that a claim rests on; None where no one passage holds them."""
    passage = passages.at(span.start, span.end)
    if passage is None:
        return None
    quote = passages.text[span.start : span.end]
    identity = make_id("evidence", row.id, passage.id, span.start, span.end)
    method, confidence = said.method, said.confidence
    return EvidenceRow(identity, row.id, passage.id, span.start, span.end, quote, method, confidence)


def action(said: str) -> str:
    """The words of a duty; a capital that only begins a bullet or heading is dropped."""
    first = said.split(" ", 1)[0]
    return said[0].lower() + said[1:] if first[1:].islower() else said


def _said(text: str, span: Span | None) -> str | None:
    return words(text[span.start : span.end]) if span else None


def _deadline(text: str, limit: Deadline | None) -> DeadlineRow | None:
    if limit is None:
        return None
    return DeadlineRow(
        text=words(text[limit.start : limit.end]),
        duration=limit.duration,
        seconds=seconds(limit.duration),
        after=_said(text, limit.after),
        business=limit.business,
        before=limit.before,
        recurring=limit.recurring,
    )


def clip(assertion: Assertion, anchor: Mention, passages: Passages) -> Span:
    """The evidence of an assertion, cut to the passage of its object where it runs over passages."""
    span = assertion.evidence
    if passages.at(span.start, span.end):
        return span
    passage = passages.at(anchor.start, anchor.end)
    return Span(passage.start, passage.end) if passage else span


def all_parts(assertion: Assertion) -> Sequence[str]:
    """Ids of every mention that an assertion names."""
    under = (assertion.under,) if assertion.under else ()
    return (assertion.subject, assertion.object, *assertion.counterparts, *under)
