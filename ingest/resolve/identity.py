"""What a name in its context is: the words of its unit, its place, whether it is a class of agencies rather than one.

Two identities are compared in match.py.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.resolve import gazetteer
from ingest.resolve.definitions import LOOSE, bare, defined, in_brackets, is_acronym
from ingest.resolve.gazetteer import County
from ingest.resolve.whereabouts import OFFICERS, Level, Place, places, places_in
from ingest.resolve.words import HERE, LINKS, Word, listed, plain, singular, stems, table, words

KEPT = 50_000  # identities kept for the many pairs that one name is in
NEARLY = 0.7
HEADS = frozenset({"department", "office", "agency", "division", "program"})
AROUND_PLACES = frozenset(
    {"county", "city", "state", "commonwealth", "parish", "town", "borough", "metro", "district", "municipality"}
)
FEDERAL = frozenset({"united", "states", "federal", "national", "state"})
SHARED = listed("acronyms_shared.txt")
NATION = re.compile(r"\b(?:federal|national|nationwide|US|United States|USA)\b", re.IGNORECASE)
AFTER_A_NAME = frozenset({"project", "organization", "initiative", "foundation", "usa"})
INDEFINITE = frozenset({"a", "an", "any", "each", "every", "all", "some", "other", "local", "various", "certain"})


@dataclass(frozen=True, slots=True)
class NameInContext:
    """A name as a document has it, the phrase or jurisdiction that stands by it, and the title of the document."""

    name: str
    context: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """`unit` are the words without place and head ("department"); `own` the places of name and context, `title` the title's.

    `canonical` is the row of acronyms.csv that the name is; `named` are the places in the name itself; `clue` says what helped.
    """

    full: str
    unit: Counter[str]
    heads: frozenset[str]
    named: tuple[Place, ...]
    own: tuple[Place, ...]
    title: tuple[Place, ...]
    parent: Counter[str]
    canonical: int | None
    generic: bool
    clue: str


@dataclass(frozen=True, slots=True)
class Standard:
    """A row of acronyms.csv."""

    acronym: str
    place: str
    name: str


@cache
def standards() -> tuple[tuple[Standard, ...], dict[str, list[int]], dict[tuple[str, ...], list[int]]]:
    """The rows, their numbers by acronym, their numbers by the sorted stems of name and aliases."""
    rows: list[Standard] = []
    by_acronym: dict[str, list[int]] = {}
    by_words: dict[tuple[str, ...], list[int]] = {}
    with (HERE / "acronyms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            number = len(rows)
            rows.append(Standard(row["acronym"], row["place"], row["name"]))
            by_acronym.setdefault(row["acronym"].upper(), []).append(number)
            for alias in row["aliases"].split("|"):
                if alias and is_acronym(alias):
                    by_acronym.setdefault(alias.upper(), []).append(number)
            for name in (row["name"], *row["aliases"].split("|")):
                key = tuple(sorted(stems(name)))
                if key and number not in by_words.setdefault(key, []):
                    by_words[key].append(number)
    return tuple(rows), by_acronym, by_words


@lru_cache(maxsize=KEPT)
def identity(side: NameInContext) -> Identity:
    """What a name in its context is."""
    outer, inner = in_brackets(side.name)
    full, clue = _full_name(side, outer, inner)
    title = tuple(places_in(side.document))
    context = tuple(places_in(side.context))
    near = context or tuple(places_in(full))
    federal = bool(NATION.search(f"{plain(side.name)} {plain(side.context or '')}"))
    row = None if _is_loose(side) else _standard(bare(full), near, () if federal else title)
    if row is None and is_acronym(bare(outer)):
        row = _same_as_standard(bare(outer), full, near, title)
    if row is not None and is_acronym(bare(full)):
        full, clue = standards()[0][row].name, "standard acronym"
    seen = words(full)
    named = tuple(places(seen))
    if _is_all_place(seen, named):
        named = ()  # the name is a town's too: "Polaris", "Polaris Project"
    unit, heads = _unit(seen, named)
    return Identity(
        full, unit, heads, named, named + context, title, _parent(side, clue), row, _is_generic(side, outer, clue), clue
    )


def _is_all_place(seen: list[Word], named: tuple[Place, ...]) -> bool:
    rest = {word.raw for i, word in enumerate(seen) if not any(place.first <= i < place.last for place in named)}
    return bool(named) and named[0].level is Level.CITY and rest <= AFTER_A_NAME


def _parent(side: NameInContext, clue: str) -> Counter[str]:
    """The words of the agency that the context names beside this one."""
    if clue or not side.context or not HEADS & set(stems(side.context)):
        return Counter()
    seen = words(side.context)
    return _unit(seen, tuple(places(seen)))[0]


def _full_name(side: NameInContext, outer: str, inner: list[str]) -> tuple[str, str]:
    found = defined(outer, side.context)
    if found:
        return _less_parent(_whole(outer, found)), "defined in its context"
    longer = next((part for part in inner if is_acronym(outer) and len(part.split()) > 1), None)
    return (longer, "written out in brackets") if longer else (bare(outer), "")


def _less_parent(name: str) -> str:
    """As "Office for Victims of Crime" of "Office for Victims of Crime, U.S. Department of Justice"."""
    first, _, rest = name.partition(", ")
    own = set(stems(first)) & (HEADS | {"bureau"}) and len(stems(first)) > 1
    return first if own and "department" in stems(rest) and not places_in(rest) else name


def _whole(name: str, phrase: str) -> str:
    return phrase if len(stems(phrase)) >= len(stems(name)) or is_acronym(bare(name)) else name


def _standard(name: str, near: tuple[Place, ...], title: tuple[Place, ...]) -> int | None:
    """The row of acronyms.csv that a name is, by acronym or by all its words; None where places speak against it or two fit."""
    rows, by_acronym, by_words = standards()
    short = by_acronym.get(name.upper().replace(".", ""), []) if is_acronym(name) or " " not in name else []
    if len(short) == 1 and not near and rows[short[0]].acronym not in SHARED and "-" in rows[short[0]].place:
        return short[0]
    numbers = short or by_words.get(tuple(sorted(stems(name))), []) or by_words.get(tuple(sorted(stems(_of_nation(name)))), [])
    fitting = [number for number in numbers if _fits(rows[number], near, title, bool(short))]
    return fitting[0] if len(fitting) == 1 else None


def _same_as_standard(acronym: str, full: str, near: tuple[Place, ...], title: tuple[Place, ...]) -> int | None:
    """The known agency of that acronym, where the words that the context gives for it are nearly that agency's."""
    row, said = _standard(acronym, near, title), set(stems(full))
    own = set(stems(standards()[0][row].name)) if row is not None else set()
    return row if said and len(said & own) / len(said) >= NEARLY else None


def _of_nation(name: str) -> str:
    """The name without "U.S." in front of it, or its like behind it in Spanish."""
    return re.sub(r"^(?:US|United States)\s+|\s+de (?:los )?(?:Estados Unidos|EE\.? ?UU\.?)$", "", plain(name))


def _fits(row: Standard, near: tuple[Place, ...], title: tuple[Place, ...], short: bool) -> bool:
    if row.place in {"", "US"}:
        shared = row.acronym in SHARED or (not short and row.name.split()[0] == "Department")
        return not (shared and (near or title))
    if "-" not in row.place:
        return not short or not (row.acronym in SHARED or near or title)  # of another country
    code = row.place.split("-")[1]
    known = near or title
    return bool(known) and any(code in {state for state, _ in place.within} for place in known)


def _unit(seen: list[Word], named: tuple[Place, ...]) -> tuple[Counter[str], frozenset[str]]:
    """The words that are no part of a place, and apart from them the heads."""
    inside = {i for place in named for i in range(place.first, place.last)}
    around = {i for i in range(len(seen)) if _belongs(seen, i, inside)}
    kept = [
        word.stem for i, word in enumerate(seen) if i not in inside | around and word.raw not in LINKS and word.raw != "greater"
    ]
    kept = _without_nation(kept)
    heads = frozenset(word for word in kept if word in HEADS)
    unit = Counter(word for word in kept if word not in HEADS)
    return (unit, heads) if unit else (Counter(kept), frozenset())


def _without_nation(kept: list[str]) -> list[str]:
    """Without "United States"; its attorneys stay apart from those of a county."""
    pairs = [i for i in range(len(kept) - 1) if kept[i] == "united" and kept[i + 1].startswith("state")]
    for i in reversed(pairs):
        kept = kept[:i] + kept[i + 2 :]
    return ["federal", *kept] if pairs and "attorney" in kept and "general" not in kept else kept


def _belongs(seen: list[Word], at: int, inside: set[int]) -> bool:
    """Whether "county", "state of" and the like stand by a place, so that they are no part of the unit's own name."""
    if seen[at].raw not in AROUND_PLACES or at in inside or (at and seen[at - 1].raw == "school"):
        return False
    after = at + 1
    while after < len(seen) and (seen[after].raw in {"of", "and"} or seen[after].raw in AROUND_PLACES):
        after += 1
    linked = after in inside and after > at + 1 and seen[after - 1].raw in {"of", *AROUND_PLACES}
    officer = at + 1 < len(seen) and seen[at + 1].raw in OFFICERS
    return linked or (at - 1 in inside and not officer and seen[at].raw in {"state", "city"})


def _is_loose(side: NameInContext) -> bool:
    """Whether the context says that any such agency is meant."""
    return bool(side.context and LOOSE.search(plain(side.context)))


def _is_generic(side: NameInContext, outer: str, clue: str) -> bool:
    if clue:
        return False
    text = plain(outer)
    first = text.split()[0].lower() if text.split() else ""
    if first in INDEFINITE:
        return True
    loose = _is_loose(side)
    proper = any(char.isupper() for char in bare(text))
    if proper:
        return loose and len(stems(text)) <= 2  # noqa: PLR2004 "Probation", of any county
    return loose or first != "the" or not any(place.level > Level.STATE for place in places_in(side.context))


def counties_of(found: tuple[Place, ...]) -> frozenset[County] | None:
    """Where all these places can be at once, larger ones first and those left out that contradict them; None without any."""
    within: frozenset[County] | None = None
    for place in sorted(found, key=lambda place: place.level):
        both = place.within if within is None else within & place.within
        within = both or within
    return within


def located(side: Identity) -> frozenset[County] | None:
    """Where the agency can be: by its own places, its title only telling the state; by the title alone where it has none."""
    own, title = counties_of(side.own), counties_of(side.title)
    if own is None or title is None:
        return own or title
    told = {state for state, _ in title}
    return frozenset(key for key in own if key[0] in told) or own


@cache
def usual_words() -> frozenset[str]:
    """Words that names of agencies are made of, and no names of places."""
    given = (table("spanish.csv").values(), table("abbreviations.csv").values(), (row.name for row in standards()[0]))
    seen = [word for values in given for value in values for word in words(value)]
    usual = {form for word in listed("common_words.txt") for form in (word, singular(word))}
    places_too = set(gazetteer.states()) | set(gazetteer.counties())
    return frozenset({form for word in seen for form in (word.raw, word.stem)} - places_too) | usual


@cache
def vocabulary() -> frozenset[str]:
    """Words that are spelled right: those of agencies and places that are known here."""
    known = {word for name in [*gazetteer.counties(), *gazetteer.cities(), *gazetteer.states()] for word in name.split()}
    return frozenset(known | {word + "s" for word in known}) | usual_words() | {word + "s" for word in usual_words()}


def is_distinct(side: Identity) -> bool:
    """Whether the unit has a word that is no common word of agencies: a proper name, one the world over."""
    return bool(set(side.unit) - usual_words())
