"""The dates by which a paper holds, read from its own words: since when, until when, and when it is to be looked at again.

Each comes with the words that say it. What is done by when is a deadline, and is for ingest/extract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.facts.passages import Passages
from schema.kinds import DateField

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905 - read as words
_MONTH = "|".join(f"{m}|{m[:3]}\\.?" for m in MONTHS) + "|Sept\\.?"
DATE = re.compile(
    rf"\b(?:(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?(?P<m2>{_MONTH}),?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    r"|(?P<m4>\d{1,2})/(?P<d4>\d{1,2})/(?P<y4>\d{4}))\b",
    re.IGNORECASE,
)
# What stands between the last date, or the start of the passage, and a date says what the date is; the first that fits decides.
_REVIEW = r"\b(review\w*|renew\w*|revis\w+|reassess\w*|re-?evaluat\w+)\b"
_END = (
    r"\b(expir\w+|terminat\w+|ends?\b|ending|until|sunset\w*|lapse\w*|through\s*$|valid (?:to|till)"
    r"|(?:remains?|stays?|is|be) in (?:force|effect) (?:to|till|through))"
)
_START = (
    r"\b(effective|in effect|in force|takes? effect|commenc\w+|begins?|beginning|enter(?:s|ed) into|starting|starts?"
    r"|adopted|dated|made on|as of|from)\b"
)
CUES: tuple[tuple[DateField, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern, re.IGNORECASE))
    for field, pattern in ((DateField.REVIEW_DUE_ON, _REVIEW), (DateField.EXPIRES_ON, _END), (DateField.EFFECTIVE_ON, _START))
)
# Words before a date that only belong to it: "as of the 1st", "no later than".
NEAR = 90


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the document itself (ISO), which it is, and where its words stand."""

    field: DateField
    value: str
    start: int
    end: int


def dates(passages: Passages) -> dict[DateField, Dated]:
    """The first date of each sort that the text gives, in order of the text; nothing is concluded from what it does not say."""
    found: dict[DateField, Dated] = {}
    for row in passages.rows:
        for dated in _in_passage(row.text, row.start):
            found.setdefault(dated.field, dated)
    return found


def _in_passage(text: str, offset: int) -> Iterator[Dated]:
    before = 0
    for match in DATE.finditer(text):
        value = date_value(match)
        lead = text[max(before, match.start() - NEAR) : match.start()]
        field = _field(lead)
        if value and field:
            start = max(before, _clause(text, match.start()))
            start += len(text[start:]) - len(text[start:].lstrip())
            yield Dated(field, value, offset + start, offset + match.end())
        before = match.end()


def _field(lead: str) -> DateField | None:
    """The cue that stands nearest before the date; of several, the later word decides."""
    best: tuple[int, DateField] | None = None
    for field, pattern in CUES:
        for match in pattern.finditer(lead):
            if best is None or match.end() > best[0]:
                best = (match.end(), field)
    return best[1] if best else None


def _clause(text: str, at: int) -> int:
    """Where the sentence around `at` begins."""
    return max(text.rfind(". ", 0, at), text.rfind("\n", 0, at), text.rfind("; ", 0, at)) + 1


def date_value(match: re.Match[str]) -> str | None:
    """The day that a match of DATE names, as 2026-01-31; None where there is no such day."""
    groups = match.groupdict()
    for n in ("", "2", "3", "4"):
        if groups[f"y{n}"]:
            month = groups[f"m{n}"]
            number = int(month) if month.isdigit() else _month(month)
            try:
                return date(int(groups[f"y{n}"]), number, int(groups[f"d{n}"])).isoformat()
            except ValueError:
                return None
    return None


def _month(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower().rstrip(".")[:3]))
