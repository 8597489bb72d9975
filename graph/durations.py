"""ISO 8601 durations as a number of seconds, to sort and compare by: a month counts 30 days, a year 365."""

from __future__ import annotations

import re

ISO = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)
DAY = 86_400
UNITS = {"years": 365 * DAY, "months": 30 * DAY, "weeks": 7 * DAY, "days": DAY, "hours": 3600, "minutes": 60, "seconds": 1}


def seconds(duration: str | None) -> int | None:
    """The length of `duration` in seconds; None where there is none or it is not ISO 8601."""
    match = ISO.fullmatch(duration) if duration else None
    if match is None:
        return None
    return sum(int(value) * UNITS[unit] for unit, value in match.groupdict().items() if value)
