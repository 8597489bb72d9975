"""Which counties a place name may stand for: states, counties, cities of the United States, from packages that hold them.

A county is a pair (state code, bare name in lower case). How places are found in a text is in whereabouts.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

import addfips
import us
import zipcodes

County = tuple[str, str]

PART = 10  # a county with less than a tenth of what the first has is an edge of the city, not where it lies
SUFFIX = re.compile(r" (?:county|parish|borough|census area|municipality|municipio|city and borough|planning region)$")
# Cities that are their county too, as (state, city): the county's name.
CONSOLIDATED: dict[tuple[str, str], str] = {
    ("CA", "san francisco"): "san francisco",
    ("CO", "denver"): "denver",
    ("CO", "broomfield"): "broomfield",
    ("PA", "philadelphia"): "philadelphia",
    ("HI", "honolulu"): "honolulu",
    ("TN", "nashville"): "davidson",
    ("FL", "jacksonville"): "duval",
    ("IN", "indianapolis"): "marion",
    ("KY", "louisville"): "jefferson",
    ("KY", "lexington"): "fayette",
    ("LA", "new orleans"): "orleans",
    ("GA", "columbus"): "muscogee",
    ("GA", "augusta"): "richmond",
    ("GA", "athens"): "clarke",
    ("AK", "anchorage"): "anchorage",
    ("AK", "juneau"): "juneau",
    ("NV", "carson city"): "carson city",
    ("MD", "baltimore"): "baltimore city",
    ("MO", "saint louis"): "saint louis city",
    ("DC", "washington"): "district of columbia",
    ("MT", "butte"): "silver bow",
    ("NY", "brooklyn"): "kings",
    ("NY", "manhattan"): "new york",
    ("NY", "bronx"): "bronx",
    ("NY", "the bronx"): "bronx",
    ("NY", "queens"): "queens",
    ("NY", "staten island"): "richmond",
}


def bare(name: str) -> str:
    """A place's name in lower case, "St." as "saint", without "county" and the like."""
    name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    text = re.sub(r"\bst(?:\.|\b)", "saint", name.lower().replace("ste.", "sainte"))
    text = SUFFIX.sub("", re.sub(r"[.'’]", "", text.replace("-", " ")))
    return " ".join(text.split())


@cache
def states() -> dict[str, str]:
    """State codes by name in lower case."""
    known = [*us.states.STATES, us.states.DC, *us.states.TERRITORIES]
    return {state.name.lower(): state.abbr for state in known} | {"washington, dc": "DC", "washington, d.c.": "DC"}


@cache
def counties() -> dict[str, frozenset[County]]:
    """By bare name: the counties of that name."""
    found: dict[str, set[County]] = {}
    for fips, known in addfips.AddFIPS()._counties.items():  # noqa: SLF001 the package has no public list of its counties
        state = us.states.lookup(fips)
        if state:
            for key in map(bare, known):
                found.setdefault(key, set()).add((state.abbr, key))
    return {name: frozenset(keys) for name, keys in found.items()}


@cache
def cities() -> dict[str, frozenset[County]]:
    """By bare name: the counties in which a city of that name lies."""
    weights: dict[str, Counter[County]] = {}
    for row in zipcodes.list_all():  # type: ignore[no-untyped-call]
        if row["county"] and row["city"]:
            key = (row["state"], bare(row["county"]))
            weights.setdefault(bare(row["city"]), Counter())[key] += 1
            for other in row["acceptable_cities"]:
                weights.setdefault(bare(other), Counter())[key] += 1
    for (state, city), county in CONSOLIDATED.items():
        seen = weights.setdefault(city, Counter())
        for key in [key for key in seen if key[0] == state and key[1] != county]:
            del seen[key]
        seen[(state, county)] += 1
    found = {name: _mainly(seen) for name, seen in weights.items()}
    boroughs = {("NY", county) for (state, _), county in CONSOLIDATED.items() if state == "NY"}
    return found | {"new york city": frozenset(boroughs)}


def _mainly(seen: Counter[County]) -> frozenset[County]:
    """The counties less those that hold a small part of the city's addresses in that state."""
    most: Counter[str] = Counter()
    for (state, _), weight in seen.items():
        most[state] = max(most[state], weight)
    return frozenset(key for key, weight in seen.items() if weight * PART >= most[key[0]])


@cache
def everywhere() -> frozenset[County]:
    """All counties."""
    return frozenset(key for code in states().values() for key in of_state(code))


@cache
def of_state(code: str) -> frozenset[County]:
    """All counties of a state, also those that only its cities name."""
    known = {key for keys in counties().values() for key in keys if key[0] == code}
    known |= {key for keys in cities().values() for key in keys if key[0] == code}
    return frozenset(known or {(code, "")})
