"""What places say of two agencies: that they cannot be one, or that they may well be.

The names themselves are compared in match.py.
"""

from __future__ import annotations

from ingest.resolve.definitions import is_acronym
from ingest.resolve.gazetteer import CONSOLIDATED
from ingest.resolve.identity import Identity, counties_of, is_distinct, located, standards
from ingest.resolve.whereabouts import Level, Place

# Cities that are their county; those that stand beside a county of their name are not among them.
BOTH = frozenset(
    key
    for (state, city), county in CONSOLIDATED.items()
    if not county.endswith(" city")
    for key in ((state, city), (state, county))
)
# Words of a name from which on it is one in the nation, where it says that it is the nation's.
TOLD = 4
# What bears a city's bare name is the city's.
OF_TOWNS = frozenset({"police", "fire", "library", "municipal"})
# Offices that a state has one of.
INHERENT = frozenset({("attorney", "general"), ("police", "state"), ("highway", "patrol"), ("patrol", "state")})


def apart(a: Identity, b: Identity) -> str | None:
    """Why the two cannot be one, by place; None where nothing forbids it."""
    if a.canonical is not None and b.canonical is not None and a.canonical != b.canonical:
        return "two different known agencies"
    for one, other in ((a, b), (b, a)):
        if one.canonical is not None and standards()[0][one.canonical].place == "US" and other.canonical is None and other.own:
            return "one is of the nation, the other of a place"
    if a.canonical is not None and a.canonical == b.canonical:
        return None
    for level in (Level.DISTRICT, Level.COUNTY, Level.CITY):
        ours, theirs = _labels(a.own, level), _labels(b.own, level)
        if ours and theirs and not ours & theirs and (level is not Level.CITY or not _nested(a, b)):
            return "two places: " + " / ".join(sorted(ours | theirs))
    return _city_and_county(a, b) or _city_and_county(b, a) or _apart_by_set(a, b)


def _city_and_county(one: Identity, other: Identity) -> str | None:
    """Why a "City of …" and a county are two, the one not being the other too."""
    town, county = _labels(one.own, Level.TOWN), _labels(other.own, Level.COUNTY)
    split = town and county and not town & county and not _labels(one.own, Level.COUNTY) and not _is_both(one)
    return "a city's and a county's" if split else None


def _apart_by_set(a: Identity, b: Identity) -> str | None:
    ours, theirs = located(a), located(b)
    if ours is not None and theirs is not None and not ours & theirs:
        if a.own and b.own:
            return "two places"
        states = {state for state, _ in ours} & {state for state, _ in theirs}
        if not is_distinct(a) and not (states and (_is_statewide(a) or _is_statewide(b))):
            return "two places by the titles"
    if _rank(a) != _rank(b) and Level.STATE in {_rank(a), _rank(b)} and not is_distinct(a):
        return None if _one_is_silent(a, b) else "one is of the state, the other of a smaller place"
    named = {place.level for place in (*a.named, *b.named)}
    towns = Level.TOWN in named or (Level.CITY in named and bool(OF_TOWNS & set(a.unit)))
    if Level.COUNTY in named and towns and not _is_both(a) and not _is_both(b):
        return "a county's and a city's"
    if {Level.COUNTY, Level.CITY} <= named and not _labels(a.named, Level.COUNTY) & _labels(b.named, Level.COUNTY):
        return None if _labels(a.named, None) & _labels(b.named, None) else "a county's and a city's"
    return None


def _is_both(a: Identity) -> bool:
    """Whether the place is city and county in one."""
    return any(key in BOTH for place in a.own for key in ((state, place.label) for state, _ in place.within))


def _nested(a: Identity, b: Identity) -> bool:
    """Whether the cities of two contexts can lie in one county, neither being in the name."""
    ours, theirs = counties_of(a.own), counties_of(b.own)
    return not (_labels(a.named, Level.CITY) and _labels(b.named, Level.CITY)) and bool(ours and theirs and ours & theirs)


def _labels(found: tuple[Place, ...], level: Level | None) -> set[str]:
    return {place.label for place in found if level is None or place.level is level}


def _rank(a: Identity) -> Level | None:
    """How small the place is that the agency is of: by its name, else by its context."""
    levels = [place.level for place in a.named] or [place.level for place in a.own]
    return max(levels, default=None)


def _one_is_silent(a: Identity, b: Identity) -> bool:
    """Whether one has no place of its own, or its state comes from the context of a name that has the smaller place."""
    if not a.own or not b.own:
        return True
    small, large = (a, b) if (_rank(a) or 0) > (_rank(b) or 0) else (b, a)
    return not large.named and bool({p.label for p in small.own} & {p.label for p in large.title})


def _is_statewide(a: Identity) -> bool:
    return tuple(sorted(a.unit)) in INHERENT


def together(a: Identity, b: Identity) -> str | None:
    """What says that the two are of one place, None where nothing does."""
    if a.canonical is not None and a.canonical == b.canonical:
        return "known by that name everywhere"
    if _labels(a.own, None) & _labels(b.own, None):
        return "one place by name and context"
    within = [counties_of(side.own) for side in (a, b)]
    if a.own and b.own and within[0] and within[1] and within[0] & within[1]:
        return "places that agree"
    if {"national", "international"} & set(a.unit & b.unit) and len(a.unit & b.unit) >= TOLD and not a.own and not b.own:
        return "of the nation by its name"
    if is_distinct(a) and not (is_acronym(a.full) and is_acronym(b.full)):
        return "a name of its own"
    return _by_title(a, b) or _by_title(b, a)


def _by_title(one: Identity, other: Identity) -> str | None:
    """What the title of the one tells, where neither its name nor its context has a place."""
    if one.own:
        return None
    if _labels(one.title, None) & _labels(other.own or other.title, None):
        return "title names the place"
    return "title names a place in it" if other.own and _title_agrees(one, other) else None


def _title_agrees(one: Identity, other: Identity) -> bool:
    """Whether the title's place lies in the county or city of the other, or is of its state where the office is a state's."""
    told, theirs = counties_of(one.title), counties_of(other.own)
    if not told or not theirs or not told & theirs:
        return False
    return _rank(other) is not Level.STATE or _is_statewide(one)
