"""The register of agreements and other papers with dates of their own: parties, dates with their words, and what is due.

Also as an iCalendar feed: one entry a date, always with the same identity, so that a calendar follows changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar

from graph.analysis.ask import Ask, Ref, refs
from graph.analysis.place import place_of
from graph.analysis.words import listed
from schema.errors import Code, ConveneError
from schema.kinds import DateField, DocumentKind

KEYS = {DateField.EFFECTIVE_ON: "effective", DateField.EXPIRES_ON: "expires", DateField.REVIEW_DUE_ON: "review"}
DUE = {DateField.EXPIRES_ON: "expires", DateField.REVIEW_DUE_ON: "is due for review or renewal"}
# Reminders come so long before.
AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date of a paper: which, when (ISO), and the words that give it; None where a person gave it."""

    field: DateField
    on: str
    evidence: Ref | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """A paper with its parties and dates; `in_force` is None where it says neither since when nor until when."""

    document: Ref
    parties: tuple[Ref, ...]
    dates: tuple[DueDate, ...]
    in_force: bool | None
    next_due: str | None
    explanation: str
    title: str
    id: str


async def agreements(
    ask: Ask, jurisdiction: Mapping[str, Any] | None = None, due_before: str | None = None, *, only_agreements: bool = False
) -> list[Agreement]:
    """The register of a place, what is due first at the head; with `due_before` (ISO) only what is due by then, or overdue."""
    place = await place_of(ask, jurisdiction)
    if due_before is not None:
        _day(due_before)
    rows = await ask.rows("analysis_agreements", key=place.key if place else None)
    found = [_agreement(row, ask.day) for row in rows if not only_agreements or row["kind"] == DocumentKind.AGREEMENT]
    if due_before:
        found = [one for one in found if one.next_due and one.next_due <= due_before]
    return sorted(found, key=lambda one: (one.next_due or "9999", one.title.lower(), one.id))


def calendar(register: Sequence[Agreement]) -> bytes:
    """The dates on which papers expire or are due, as iCalendar (RFC 5545)."""
    feed = icalendar.Calendar()
    feed.add("prodid", "-//Convene//Agreements//EN")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", "Agreements of the task force")
    for one in register:
        for due in one.dates:
            if due.field in DUE:
                feed.add_component(_entry(one, due))
    return bytes(feed.to_ical())


def _entry(one: Agreement, due: DueDate) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"{one.id}-{due.field.lower()}@convene")
    # The stamp is of the date itself: the same register gives the same bytes.
    entry.add("dtstamp", datetime.combine(_day(due.on), datetime.min.time(), UTC))
    entry.add("dtstart", _day(due.on))
    entry.add("summary", f"{one.title} {DUE[due.field]}")
    entry.add("description", one.explanation)
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{one.title} {DUE[due.field]} in {AHEAD.days} days")
    alarm.add("trigger", -AHEAD)
    entry.add_component(alarm)
    return entry


def _agreement(row: dict[str, Any], day: str) -> Agreement:
    words = {(field, value): identity for field, value, identity, _ in row["words"]}
    dates = tuple(
        DueDate(field, row[key], _quotation(row["id"], words.get((field, row[key]))), overdue=field in DUE and row[key] < day)
        for field, key in KEYS.items()
        if row[key]
    )
    waiting = [] if row["replaced"] else sorted(d.on for d in dates if d.field in DUE)
    next_due = next((on for on in waiting if on >= day), waiting[-1] if waiting else None)
    return Agreement(
        document=Ref(row["id"]),
        parties=refs(identity for identity, _ in row["parties"]),
        dates=dates,
        in_force=_in_force(row, day),
        next_due=next_due,
        explanation=_explained(row, day),
        title=row["title"],
        id=row["id"],
    )


def _in_force(row: dict[str, Any], day: str) -> bool | None:
    if row["replaced"] or (row["expires"] and row["expires"] < day):
        return False
    if row["effective"]:
        return bool(row["effective"] <= day)
    return True if row["expires"] else None


def _explained(row: dict[str, Any], day: str) -> str:
    names = [name for _, name in row["parties"]]
    said = [f"Parties: {listed(names)}." if names else "No party was read from it."]
    if row["replaced"]:
        said.append("A newer version replaces it.")
    for key, text in (("effective", "Effective"), ("expires", "Expires"), ("review", "Review or renewal due")):
        if row[key]:
            late = key != "effective" and row[key] < day and not row["replaced"]
            said.append(f"{text} {row[key]}{' (past)' if late else ''}.")
    if not row["expires"] and not row["review"]:
        said.append("It states no end and no review.")
    return " ".join(said)


def _quotation(document: str, identity: str | None) -> Ref | None:
    return Ref(identity, document) if identity else None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConveneError(Code.BAD_INPUT, f"{text} is no date; write it as 2026-12-31.") from error
