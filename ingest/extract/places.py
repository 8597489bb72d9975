"""Names of states, territories and countries, and the forms of counties and reservations. Which place it is: ingest/resolve."""

from __future__ import annotations

import re
from functools import cache

import pycountry
import us

_COUNTY = re.compile(
    r"\b(?:[A-Z][\w.'’-]+(?: (?:and|of|the))?[ ,]{1,2}){1,5}"
    r"(?:Count(?:y|ies)|Parish|Borough|Township|Reservation|District of Columbia)\b"
)
# names that are words or persons as often as places
_UNSURE = frozenset({"Georgia", "Jordan", "Chad", "Turkey", "Guinea", "Mali", "Niger", "Cuba", "Jersey"})


@cache
def _pattern() -> re.Pattern[str]:
    names = {s.name for s in us.states.STATES_AND_TERRITORIES} | {
        "District of Columbia",
        "United States",
        "United States of America",
    }
    names |= {c.name for c in pycountry.countries if c.name.isalpha() and c.name not in _UNSURE}
    longest = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(r"\b(?:all (?:50|fifty) [Ss]tates|" + "|".join(re.escape(n) for n in longest) + r")\b")


def places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of each place named in text[start:end], the longer where two overlap."""
    found = [m.span() for m in _pattern().finditer(text, start, end)]
    for match in _COUNTY.finditer(text, start, end):
        found = [f for f in found if f[1] <= match.start() or f[0] >= match.end()] + [match.span()]
    return sorted(found)
