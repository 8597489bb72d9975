"""Where an agency is, from its name, its context and the title of the document: each place as the counties it may mean.

Names of places come from gazetteer.py; `place_of` of places.py gives one key for the graph, this here weighs evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from ingest.resolve import gazetteer
from ingest.resolve.gazetteer import County
from ingest.resolve.words import Word, listed, words

LONGEST = 4
COUNTY_WORDS = frozenset({"county", "parish", "borough"})
TOWN_WORDS = frozenset({"city", "town", "village", "township"})
OFFICERS = frozenset(
    {"attorney", "attorneys", "prosecutor", "clerk", "council", "manager", "hall", "college", "schools", "school"}
)
DIRECTIONS = frozenset({"northern", "southern", "eastern", "western", "middle", "central"})
ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twentieth|\d+(?:st|nd|rd|th))"
)
# Capitalised words of titles and names that are somewhere a town's name too.
NO_TOWN = listed("no_towns.txt")


class Level(IntEnum):
    """How small a place is."""

    STATE = 1
    DISTRICT = 2
    COUNTY = 3
    CITY = 4
    TOWN = 5  # expressly "City of …"


@dataclass(frozen=True, slots=True)
class Place:
    """A place named by words[first:last]: its bare name and the counties in which it may lie."""

    level: Level
    label: str
    within: frozenset[County]
    first: int
    last: int


def places(seen: Sequence[Word]) -> list[Place]:
    """The places that these words name, in order, the longest reading first."""
    found: list[Place] = []
    at = 0
    while at < len(seen):
        place = _place_at(seen, at)
        if place:
            found.append(place)
        at = place.last if place else at + 1
    return found


def places_in(text: str | None) -> list[Place]:
    """The places that a text names."""
    return places(words(text)) if text else []


def _place_at(seen: Sequence[Word], at: int) -> Place | None:
    if not seen[at].capital:
        return None
    told = _place_of(seen, at) or _district(seen, at) or _circuit(seen, at)
    if told:
        return told
    for size in range(min(LONGEST, len(seen) - at), 0, -1):
        place = _sized(seen, at, at + size)
        if place:
            return place
    return None


def _place_of(seen: Sequence[Word], at: int) -> Place | None:
    """As "County of Fresno", "City of Phoenix", "City and County of Denver"; in Spanish by the same words."""
    kind = [word.raw for word in seen[at : at + 4]]
    if kind[:1] == ["city"] and kind[1:3] == ["and", "county"]:
        kind, at = kind[2:], at + 2
    if kind[:1] not in ([name] for name in (*COUNTY_WORDS, *TOWN_WORDS)) or kind[1:2] not in (["of"], ["de"]):
        return None
    known = gazetteer.counties() if kind[0] in COUNTY_WORDS else gazetteer.cities()
    level = Level.COUNTY if kind[0] in COUNTY_WORDS else Level.TOWN
    for size in range(min(LONGEST, len(seen) - at - 2), 0, -1):
        name = _name(seen, at + 2, at + 2 + size)
        if name in known:
            return Place(level, name, known[name], at, at + 2 + size)
    return None


def _sized(seen: Sequence[Word], first: int, last: int) -> Place | None:
    if seen[last - 1].raw in COUNTY_WORDS:
        name = _name(seen, first, last - 1)
        known = gazetteer.counties().get(name)
        return Place(Level.COUNTY, name, known, first, last) if known else None
    name = _name(seen, first, last)
    after = seen[last].raw if last < len(seen) else ""
    if name in gazetteer.states():
        more = after in {"state", "statewide"}
        return Place(Level.STATE, name, gazetteer.of_state(gazetteer.states()[name]), first, last + more)
    if name in NO_TOWN or not seen[last - 1].capital:
        return None
    if name in gazetteer.cities() or name in gazetteer.counties():
        within = gazetteer.cities().get(name, frozenset()) | gazetteer.counties().get(name, frozenset())
        town = after == "city" and (last + 1 >= len(seen) or seen[last + 1].raw not in OFFICERS)
        return Place(Level.TOWN if town else Level.CITY, name, within, first, last + town)
    return None


def _circuit(seen: Sequence[Word], at: int) -> Place | None:
    """As "Eleventh Judicial Circuit": which counties it has is not known here."""
    kind = [word.raw for word in seen[at : at + 3]]
    if kind[1:] in (["judicial", "circuit"], ["judicial", "district"]):
        return Place(Level.DISTRICT, " ".join(kind), gazetteer.everywhere(), at, at + 3)
    if kind[1:2] == ["circuit"] and ORDINAL.fullmatch(kind[0]):
        return Place(Level.DISTRICT, f"{kind[0]} judicial circuit", gazetteer.everywhere(), at, at + 2)
    return None


def _district(seen: Sequence[Word], at: int) -> Place | None:
    """As "Northern District of Georgia": a part of a state that courts and United States attorneys have."""
    if seen[at].raw not in DIRECTIONS or at + 1 >= len(seen) or seen[at + 1].raw != "district":
        return None
    start = at + 2 + (at + 2 < len(seen) and seen[at + 2].raw == "of")
    for size in range(min(LONGEST, len(seen) - start), 0, -1):
        code = gazetteer.states().get(_name(seen, start, start + size))
        if code:
            return Place(Level.DISTRICT, f"{seen[at].raw} {code}", gazetteer.of_state(code), at, start + size)
    return None


def _name(seen: Sequence[Word], first: int, last: int) -> str:
    return gazetteer.bare(" ".join(word.raw for word in seen[first:last]))
