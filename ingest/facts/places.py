"""What is known of a place by its key: name, level, Census GEOID, ISO code. Finding places is for ingest/resolve/places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import addfips
import pycountry
import us

from schema.kinds import JurisdictionLevel

STATE_PARTS, COUNTY_PARTS = 2, 3


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `key` as US, US-CA, US-CA-037, or a name in lower case where no gazetteer holds it."""

    key: str
    name: str
    level: JurisdictionLevel
    geoid: str | None = None
    iso_code: str | None = None


def place_facts(key: str | None, name: str) -> Place:
    """The place with this key; where there is none, a place of that name alone."""
    if key is None:
        return Place(name.lower(), name, _level(name))
    parts = key.split("-")
    if len(parts) == 1:
        country = pycountry.countries.get(alpha_2=key)
        if country and key.isupper():
            return Place(key, country.name, JurisdictionLevel.COUNTRY, iso_code=key)
        return Place(key, name.title() if name.islower() else name, _level(name))
    state = us.states.lookup(parts[1])
    if state and len(parts) == STATE_PARTS:
        return Place(key, state.name, JurisdictionLevel.STATE, geoid=state.fips, iso_code=key)
    if state and len(parts) == COUNTY_PARTS and parts[2].isdigit():
        geoid = f"{state.fips}{parts[2]}"
        return Place(key, counties().get(geoid, name), JurisdictionLevel.COUNTY, geoid=geoid)
    return Place(key, name.title() if name.islower() else name, _level(name))


@cache
def counties() -> dict[str, str]:
    """Names of counties by GEOID, as "Los Angeles County, California"."""
    lookup = addfips.AddFIPS()
    names: dict[str, str] = {}
    for fips, known in lookup._counties.items():  # noqa: SLF001 - the package has no public list of its counties
        state = us.states.lookup(fips)
        for name, county in known.items():
            if state and (" " in name or name.isalpha()):
                names.setdefault(f"{fips}{county}", f"{name.title()}, {state.name}")
    return names


def _level(name: str) -> JurisdictionLevel:
    lower = name.lower()
    for word, level in (
        ("count", JurisdictionLevel.COUNTY),
        ("parish", JurisdictionLevel.COUNTY),
        ("state", JurisdictionLevel.STATE),
        ("tribe", JurisdictionLevel.TRIBAL),
        ("tribal", JurisdictionLevel.TRIBAL),
        ("indian", JurisdictionLevel.TRIBAL),
        ("district", JurisdictionLevel.DISTRICT),
        ("city", JurisdictionLevel.PLACE),
        ("town", JurisdictionLevel.PLACE),
    ):
        if word in lower:
            return level
    return JurisdictionLevel.OTHER
