"""What the words of a cell stand for: how binding, which sector, which function, which day, which limit of time."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

from ingest.extract.durations import is_business, iso, period
from ingest.facts.dates import DATE, date_value
from ingest.model import Deadline
from schema.kinds import Function, Modality, Sector

K = TypeVar("K", bound=StrEnum)
FORBIDDEN = re.compile(r"\b(must|shall|may|should|will|can) ?not\b|\b(prohibited|forbidden|never)\b", re.IGNORECASE)
BINDING: tuple[tuple[Modality, re.Pattern[str]], ...] = tuple(
    (modality, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for modality, words in (
        (Modality.SHOULD, r"should|recommend\w*|encourag\w*|expected|advised"),
        (Modality.MAY, r"may|optional\w*|permitted|can|allowed|voluntary"),
        (Modality.MUST, r"must|shall|required|mandatory|obliged|bound|will|prohibited|forbidden"),
        (Modality.DOES, r"does|done|practice|in fact|fact"),
    )
)
# The modal word that a duty may begin with.
LEAD = re.compile(r"(?:shall|must|should|may|will|can|is required to|are required to)\s+(?:not\s+)?", re.IGNORECASE)
EVERY = re.compile(r"\b(?:every|each|per)\b|\b(hourly|daily|weekly|monthly|quarterly|yearly|annually)\b", re.IGNORECASE)
BEFORE = re.compile(r"\bbefore\b|\bprior to\b", re.IGNORECASE)
PERIODS = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}


def modality_named(words: str) -> Modality | None:
    """How binding the words say that a duty is, None where they say nothing of it."""
    if words.strip().upper() in Modality.__members__:
        return Modality[words.strip().upper()]
    return next((modality for modality, pattern in BINDING if pattern.search(words)), None)


def is_forbidden(words: str) -> bool:
    """Whether the words say that something is not to be done."""
    return bool(FORBIDDEN.search(words))


def sector_named(words: str) -> Sector | None:
    """The sector of that name, in whatever letters."""
    return _member(Sector, words)


def function_named(words: str) -> Function | None:
    """The function of that name, in whatever letters."""
    return _member(Function, words)


def _member(kinds: type[K], words: str) -> K | None:
    name = re.sub(r"[\W_]+", "_", words.strip()).strip("_").upper()
    return kinds.__members__.get(name)


def day(words: str) -> str | None:
    """The first day that the words name, as 2026-01-31."""
    match = DATE.search(words)
    return date_value(match) if match else None


def limit(words: str, start: int) -> Deadline:
    """The limit of time that a cell at `start` states; its duration is None where no number can be read."""
    every = EVERY.search(words)
    named = PERIODS.get((every.group(1) or "").lower()) if every else None
    duration = iso(words) or (period(named) if named else None) or (period(words) if every else None)
    end, before = start + len(words), bool(BEFORE.search(words))
    return Deadline(start, end, duration, business=is_business(words), before=before, recurring=bool(every))


def years(words: str) -> int | None:
    """The first number of years below 130."""
    match = re.search(r"\b\d{1,3}\b", words)
    return int(match.group()) if match and int(match.group()) < 130 else None  # noqa: PLR2004 - nobody is older
