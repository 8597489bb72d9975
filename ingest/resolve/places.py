"""The place that a text names, as a key: US, US-CA, US-CA-037, or its name where no gazetteer holds it."""

from __future__ import annotations

import re
from functools import cache

import addfips
import us

NATION = re.compile(r"\b(?:United States|U\.S\.C?\.?|U\.S\.A\.?)(?!\w)")
UNIT = r"(?!Department|Office|Sheriff|Probation|District|Board|Health|Superior|Public|Child|Behavioral|Social)"
COUNTY = re.compile(
    r"\b((?:[A-Z][\w'.-]+ ){1,3})(?:County|Parish|Borough)\b"
    rf"|\bCounty of ({UNIT}[A-Z][\w'.-]+(?: {UNIT}[A-Z][\w'.-]+){{0,2}}),?"
)
FEDERAL = re.compile(
    r"\b(?:Secretary of|Attorney General of the United States|FBI|Federal Bureau|Homeland Security|Congress|President"
    r"|Department of (?:Justice|State|Labor|Defense|Homeland|Health and Human)|Immigration and Customs|ICE|HHS|DOJ|DHS)\b"
)


@cache
def _states() -> tuple[re.Pattern[str], dict[str, str]]:
    keys = {state.name: f"US-{state.abbr}" for state in [*us.states.STATES, us.states.DC, *us.states.TERRITORIES]}
    names = sorted(keys, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(re.escape(name) for name in names)})\b"), keys


@cache
def _counties() -> dict[str, list[str]]:
    """Keys of the counties with each name, as {"los angeles": ["US-CA-037"]}."""
    found: dict[str, list[str]] = {}
    lookup = addfips.AddFIPS()
    for fips, known in lookup._counties.items():  # noqa: SLF001 the package has no public list of its counties
        state = us.states.lookup(fips)
        for name, county in known.items():
            if state:
                bare = re.sub(r" (?:county|parish|borough)$", "", name)
                keys = found.setdefault(bare, [])
                key = f"US-{state.abbr}-{county}"
                if key not in keys:
                    keys.append(key)
    return found


def place_of(text: str) -> str | None:
    """The key of the first county that `text` names, else of its first state, else of the United States; None without any."""
    pattern, keys = _states()
    state = pattern.search(text)
    county = COUNTY.search(text)
    if county:
        name = (county.group(1) or county.group(2)).strip()
        return _county(name, keys[state.group(1)] if state else None)
    if state:
        return keys[state.group(1)]
    return "US" if NATION.search(text) or FEDERAL.search(text) else None


def _county(name: str, state: str | None) -> str:
    """The key of a county: where several states have one of that name and none is told, the name itself."""
    words = name.lower().split()
    for start in range(len(words)):
        keys = _counties().get(" ".join(words[start:]), [])
        fitting = [key for key in keys if state is None or key.startswith(f"{state}-")]
        if len(fitting) == 1:
            return fitting[0]
    return f"{name.lower()} county" + (f", {state}" if state else "")


def without_place(name: str) -> str:
    """The name less the county and state in it, where more than one word is left: the unit, wherever it is."""
    rest = COUNTY.sub(" ", name)
    rest = " ".join(re.sub(r"\b(?:State )?of(?= *,? *$)", "", _states()[0].sub(" ", rest)).split()).strip(" ,")
    return rest if len(rest.split()) > 1 else name
