"""How answers speak: counts, lists and enums in plain words. What is said is each analysis's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

MOST_NAMES = 4


def spoken(value: StrEnum | str) -> str:
    """An enum's value in words, as 'case management'."""
    return str(value).replace("_", " ").lower()


def number(count: int, one: str, many: str | None = None) -> str:
    """As '1 document' or '12 documents'."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(names: Iterable[str]) -> str:
    """As 'A, B and C'; of many, the first few and how many more."""
    names = list(dict.fromkeys(names))
    if len(names) > MOST_NAMES:
        names = [*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1:,} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "nobody"


def short(text: str, most: int = 90) -> str:
    """The words, cut where they are many."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def length(seconds: int) -> str:
    """A length of time, as '90 minutes' or '3 days'; 0 is 'at once'."""
    if seconds == 0:
        return "at once"
    units: Sequence[tuple[str, int]] = (("day", 86_400), ("hour", 3600), ("minute", 60))
    for unit, size in units:
        # Up to three days people say hours.
        if seconds % size == 0 and (unit != "day" or seconds > 3 * size):
            return number(seconds // size, unit)
    return number(seconds, "second")
