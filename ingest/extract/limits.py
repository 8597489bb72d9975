"""Deadlines and conditions of a clause, for the assertions they hold for. How they are read: deadlines.py, conditions.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.extract.conditions import conditions
from ingest.extract.deadlines import deadlines
from ingest.extract.parse import Clause
from ingest.model import Deadline, Span


@dataclass(frozen=True, slots=True)
class Limits:
    """The deadlines and conditions of one clause, offsets into the text."""

    deadlines: tuple[Deadline, ...]
    conditions: tuple[Span, ...]


def limits(clause: Clause) -> Limits:
    """What the clause says of time and condition."""
    shift, floor, end = clause.offset, clause.passage.start, clause.passage.end

    def moved(span: Span) -> Span:
        return Span(max(floor, span.start + shift), min(end, span.end + shift))

    found = []
    for deadline in deadlines(clause.doc):
        at = moved(Span(deadline.start, deadline.end))
        after = moved(deadline.after) if deadline.after else None
        found.append(replace(deadline, start=at.start, end=at.end, after=after))
    return Limits(tuple(d for d in found if d.start < d.end), tuple(moved(c) for c in conditions(clause.doc)))


def nearest_deadline(found: Sequence[Deadline], span: Span, others: Sequence[Span]) -> Deadline | None:
    """The deadline that stands by the duty at `span`, no other duty of the clause being nearer."""
    best: Deadline | None = None
    for deadline in found:
        own = _distance(deadline.start, deadline.end, span)
        if all(own <= _distance(deadline.start, deadline.end, o) for o in others) and (
            best is None or own < _distance(best.start, best.end, span)
        ):
            best = deadline
    return best


def _distance(start: int, end: int, span: Span) -> int:
    """Characters between a deadline and a duty; less where the deadline follows the duty, as it mostly does."""
    if start < span.end and span.start < end:
        return 0
    return start - span.end if start >= span.end else (span.start - end) + 1
