"""What words of a duty, a resource or opening hours say of whom and when they are for, set against a situation.

A situation is looked at and forgotten: nothing of it is stored, logged or sent to the database but the functions and the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ADULT = 18


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


CUSTODY = _words(r"\b(custody|detain\w*|detention|juvenile hall|incarcerat\w*|booking|intake at)\b")
MINORS = _words(r"\b(child\w*|minors?|youth|juveniles?|students?|pupils?|under 18|aged? \d+ to 1[0-7])\b")
ADULTS = _words(r"\b(adults?|aged? 18|over 18|18 (?:and|or) (?:over|older))\b")
AGES = _words(r"\bage[sd]?\s+(\d{1,2})\s*(?:to|through|-|–|and)\s*(\d{1,2})\b|\bunder\s+(?:the age of\s+)?(\d{1,2})\b")
AROUND_THE_CLOCK = _words(
    r"\b(at all hours"
    r"|24 hours (?:a|per|each) day|24-hour|24/7|around the clock|any time|after hours|nights?|weekends?"
    r"|\d+ ?p\.?m\.? to \d+ ?a\.?m)"
)
OFFICE_HOURS = _words(r"\b(weekdays|monday|business hours|office hours|\d ?(?:am|a\.m\.)? ?to ?\d ?(?:pm|p\.m\.))")


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether words fit a situation: `out` where they exclude it, else what speaks for and against, in words."""

    out: bool
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of it; None is not known."""

    minor: bool | None = None
    in_custody: bool | None = None
    after_hours: bool | None = None

    def fits(self, text: str) -> Fit:
        """How words of a duty fit."""
        score, words = 0.0, []
        if CUSTODY.search(text):
            if self.in_custody is False:
                return Fit(out=True, score=0.0, words=())
            score += 3.0 if self.in_custody else -0.5
            words.append("is for youth in custody" if self.in_custody else "is for youth in custody, which was not said")
        if self.minor is not None and _for_others(text, minor=self.minor):
            return Fit(out=True, score=0.0, words=())
        if self.after_hours and AROUND_THE_CLOCK.search(text):
            score += 1.0
            words.append("acts after hours")
        return Fit(out=False, score=score, words=tuple(words))

    def reaches(self, hours: str | None) -> float:
        """How well a line's hours fit: 1 open, 0 not known, -1 closed."""
        if not hours or not self.after_hours:
            return 0.0
        return 1.0 if AROUND_THE_CLOCK.search(hours) else -1.0 if OFFICE_HOURS.search(hours) else 0.0

    def admits(self, text: str, minimum: int | None, maximum: int | None) -> bool:
        """Whether a resource's words and ages admit the situation."""
        if self.in_custody is False and CUSTODY.search(text):
            return False
        if self.minor is None:
            return True
        low, high = _ages(text)
        low, high = minimum if minimum is not None else low, maximum if maximum is not None else high
        if self.minor:
            return low is None or low < ADULT
        return high is None or high >= ADULT


def _for_others(text: str, *, minor: bool) -> bool:
    """Whether words are for the other age alone."""
    young, grown = bool(MINORS.search(text)), bool(ADULTS.search(text))
    return (grown and not young) if minor else (young and not grown)


def _ages(text: str) -> tuple[int | None, int | None]:
    """The ages that words name, as (from, to)."""
    match = AGES.search(text)
    if not match:
        return None, None
    if match[3]:
        return None, int(match[3]) - 1
    return int(match[1]), int(match[2])
