"""The duration that a hit states, one function for each way of stating it: each takes the match and gives ISO 8601 or None.

Which words are a hit is in limit_hits.py.
"""

from __future__ import annotations

import re

from ingest.extract.durations import ORDINALS, QUALIFIER, SPELLED, UNIT, WORDS, iso, number, period, unit_of
from ingest.extract.limit_words import ADVERBS, EACH, MONTH, ORDINAL, WEEKDAY


def as_stated(found: re.Match[str]) -> str | None:
    """The number and unit in the words."""
    return iso(found.group())


def at_once(_: re.Match[str]) -> str | None:
    """No time at all."""
    return "PT0S"


def same_day(_: re.Match[str]) -> str | None:
    """No day more."""
    return "P0D"


def no_number(_: re.Match[str]) -> str | None:
    """None: no number can be read."""
    return None


def one_unit(found: re.Match[str]) -> str | None:
    """One of the unit that is named."""
    return period(found.group("unit"))


def of_calendar(found: re.Match[str]) -> str | None:
    """Of "the 15th of the month" and "each odd-numbered year"."""
    return "P2Y" if found.group("years") else "P1M"


def of_ordinal(found: re.Match[str]) -> str | None:
    """Of "the fifth day" and "day 5"."""
    word = found.group("nth").lower()
    count = ORDINALS.get(word) or int(re.sub(r"\D", "", word) or WORDS.get(word, 0))
    return period(found.group("unit"), count)


def of_every(found: re.Match[str]) -> str | None:
    """The period of "every …": of named months or weekdays, of "every other", of a number, of a unit."""
    words = found.group()
    if re.search(MONTH, words):
        count = len(re.findall(MONTH, words))
        return "P1Y" if count == 1 else f"P{12 // count}M"
    nth = re.search(rf"\b{EACH}\s+(other|{ORDINAL})\s+{QUALIFIER}({UNIT})", words, re.IGNORECASE)
    if nth:
        word = nth.group(1).lower()
        return period(nth.group(2), 2 if word == "other" else ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 1))
    after = re.split(rf"\b{EACH}\b", words, flags=re.IGNORECASE)[-1]
    if re.search(WEEKDAY, after):
        return "P2W" if re.search(r"\b(?:other|second)\b", after, re.IGNORECASE) else "P1W"
    return iso(after) if re.search(rf"\d|\b(?:{SPELLED}|half|few)\b", after, re.IGNORECASE) else period(after)


def of_often(found: re.Match[str]) -> str | None:
    """Of "twice a year", six months; what gives no whole unit has no duration."""
    words = found.group("often").lower()
    count = 1 if words.startswith("once") else 2 if words.startswith("twice") else int(number(words) or 1)
    told = found.group("unit").lower()
    word = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}.get(told, told)
    letter, times = unit_of(re.sub(r"^(?:calendar|fiscal|school|business|working|court)\s+", "", word))
    if letter == "M" and times == 1 and count == 2:  # noqa: PLR2004 - "twice a month"
        return "P15D"
    whole = {"Y": 12, "M": 3, "W": 7, "D": 24}.get(letter, 60) * times % count == 0
    return period(word, 1, count) if whole or count == 1 else None


def of_adverb(found: re.Match[str]) -> str | None:
    """Of "quarterly" and its like."""
    return ADVERBS[found.group("adverb").lower()]
