"""The scalars Date, DateTime and Duration: text in ISO 8601 on both sides. No arithmetic here: graph/select counts seconds."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

Date = NewType("Date", str)
DateTime = NewType("DateTime", str)
Duration = NewType("Duration", str)

RFC3339 = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6"
DURATION = re.compile(r"P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?", re.ASCII)
LONGEST = 40


def as_text(value: Any) -> str:
    """Give out what is stored; anything but text is a fault of the row."""
    if not isinstance(value, str):
        raise TypeError("a date or duration is stored as text")
    return value


def parse_date(value: Any) -> Date:
    """`2026-01-31`, or an error that says so."""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError("a date is written as 2026-01-31")
    try:
        return Date(date.fromisoformat(value).isoformat())
    except ValueError:
        raise ValueError("a date is written as 2026-01-31") from None


def parse_moment(value: Any) -> DateTime:
    """A moment in any zone, turned to UTC with microseconds: the form that is stored, so that both compare as text."""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError("a moment is written as 2026-01-31T09:00:00Z")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("a moment is written as 2026-01-31T09:00:00Z") from None
    if moment.tzinfo is None:
        raise ValueError("a moment names its zone, as 2026-01-31T09:00:00Z")
    return DateTime(moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"))


def parse_duration(value: Any) -> Duration:
    """`PT90M`, `P3D`: whole numbers of ISO 8601 units."""
    if not isinstance(value, str) or len(value) > LONGEST or not DURATION.fullmatch(value):
        raise ValueError("a duration is written as PT90M or P3D")
    return Duration(value)


SCALARS: dict[object, ScalarDefinition] = {
    Date: strawberry.scalar(
        name="Date",
        description="A day of the calendar, as 2026-01-31.",
        specified_by_url=RFC3339,
        serialize=as_text,
        parse_value=parse_date,
    ),
    DateTime: strawberry.scalar(
        name="DateTime",
        description="A moment in UTC, as 2026-01-31T09:00:00Z.",
        specified_by_url=RFC3339,
        serialize=as_text,
        parse_value=parse_moment,
    ),
    Duration: strawberry.scalar(
        name="Duration",
        description="An ISO 8601 duration, as PT90M or P3D.",
        serialize=as_text,
        parse_value=parse_duration,
    ),
}
