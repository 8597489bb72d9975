"""Whether two names in their contexts are one agency: place first, then definitions, then words; unsure is not the same.

What a name is by itself is in identity.py; which pairs are worth comparing is in candidates.py.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ingest.resolve.definitions import has_initials, is_acronym
from ingest.resolve.gazetteer import CONSOLIDATED
from ingest.resolve.identity import Identity, NameInContext, counties_of, identity, located, standards, vocabulary
from ingest.resolve.spelling import mended
from ingest.resolve.whereabouts import Level, Place
from ingest.resolve.words import singular

__all__ = ["Match", "NameInContext", "compare"]

SURE, LIKELY, UNSURE, UNLIKE = 0.97, 0.85, 0.5, 0.05
# Heads that are said of one office by turns; "department" against "agency" leaves doubt.
HOLDERS = frozenset({"sheriff", "attorney", "prosecutor", "clerk", "coroner", "marshal", "governor", "defender", "examiner", "police"})
KINDS_OF_ATTORNEY = ("district", "prosecuting", "state", "commonwealth", "county")
BOTH = frozenset(CONSOLIDATED) | frozenset((state, county) for (state, _), county in CONSOLIDATED.items())
EXTRA = frozenset({"project", "organization", "initiative", "foundation", "coalition"})
# Words of units that many places have: such a unit is one agency only where the place is known to be one.
INHERENT = frozenset({("attorney", "general"), ("police", "state"), ("highway", "patrol"), ("patrol", "state")})
SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Match:
    """Whether two names are one agency, how surely (0 to 1; .5 is for a person to decide), and why."""

    same: bool
    score: float
    reasons: tuple[str, ...]


def compare(left: NameInContext, right: NameInContext) -> Match:
    """Whether the two are one and the same institution; symmetric."""
    left, right, repaired = mended(left, right, vocabulary())
    a, b = identity(left), identity(right)
    if a.generic or b.generic:
        return Match(False, UNLIKE, ("a class of agencies is not one agency",))
    apart = _apart(a, b)
    if apart:
        return Match(False, UNLIKE, (apart,))
    how = _alike(a, b)
    if how is None:
        return Match(False, UNLIKE, ("the names differ",))
    reasons = [how, *(clue for clue in (a.clue, b.clue) if clue), *(["spelling"] if repaired else [])]
    where = _together(a, b)
    if where is None:
        return Match(False, UNSURE, (*reasons, "nothing says that they are of one place"))
    return Match(True, LIKELY if repaired or where.startswith("title") else SURE, (*reasons, where))


def _apart(a: Identity, b: Identity) -> str | None:
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
    return _apart_by_set(a, b)


def _apart_by_set(a: Identity, b: Identity) -> str | None:
    ours, theirs = located(a), located(b)
    if ours is not None and theirs is not None and not ours & theirs:
        if a.own and b.own:
            return "two places"
        states = {state for state, _ in ours} & {state for state, _ in theirs}
        if not _is_distinct(a) and not (states and (_is_statewide(a) or _is_statewide(b))):
            return "two places by the titles"
    if _rank(a) != _rank(b) and Level.STATE in {_rank(a), _rank(b)} and not _is_distinct(a):
        return None if _one_is_silent(a, b) else "one is of the state, the other of a smaller place"
    named = {place.level for place in (*a.named, *b.named)}
    if {Level.COUNTY, Level.TOWN} <= named and not _is_both(a) and not _is_both(b):
        return "a county's and a city's"
    if {Level.COUNTY, Level.CITY} <= named and not _labels(a.named, Level.COUNTY) & _labels(b.named, Level.COUNTY):
        return None if _labels(a.named, None) & _labels(b.named, None) else "a county's and a city's"
    return None


def _is_both(a: Identity) -> bool:
    """Whether the place is city and county in one."""
    return any(key in BOTH for place in a.named for key in ((state, place.label) for state, _ in place.within))


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


def _is_distinct(a: Identity) -> bool:
    """Whether the unit has a word that is no common word of agencies: a proper name, one the world over."""
    known = _common()
    return any(word not in known for word in a.unit)


def _common() -> frozenset[str]:
    return vocabulary() | COMMON


def _alike(a: Identity, b: Identity) -> str | None:
    """How the names agree, None where they do not."""
    if a.canonical is not None and a.canonical == b.canonical:
        return "one known agency"
    heads = not a.heads or not b.heads or a.heads == b.heads or bool(HOLDERS & set(a.unit))
    if a.unit == b.unit and heads:
        return "same words" if a.heads == b.heads else "same words but for the head"
    if _one_prosecutor(a.unit, b.unit):
        return "one prosecutor's office"
    if (a.unit + a.parent == b.unit and a.parent) or (b.unit + b.parent == a.unit and b.parent):
        return "same words with the parent's"
    if _is_distinct(a) and _is_distinct(b) and not set((a.unit - b.unit) + (b.unit - a.unit)) - EXTRA:
        return "same words but for a common one"
    if heads and _shortened(a.unit, b.unit):
        return "abbreviated words"
    return _by_initials(a, b)


def _prosecutor(unit: Counter[str]) -> tuple[str, tuple[str, ...]] | None:
    """The kind of prosecutor that the words name, and the words beside it."""
    if {"general", "federal", "city"} & set(unit):
        return None
    if unit["prosecutor"]:
        return "any", tuple(sorted((unit - Counter(["prosecutor", "county", "public"])).elements()))
    if not unit["attorney"]:
        return None
    kind = next((word for word in KINDS_OF_ATTORNEY if unit[word]), "county")
    return ("any" if kind == "prosecuting" else kind), tuple(sorted((unit - Counter(["attorney", kind])).elements()))


def _one_prosecutor(a: Counter[str], b: Counter[str]) -> bool:
    """Whether both are the prosecutor of a place; a prosecutor without a kind may be of any, a county has one."""
    one, other = _prosecutor(a), _prosecutor(b)
    if one is None or other is None or one[1] != other[1]:
        return False
    return one[0] == other[0] or "any" in {one[0], other[0]}


def _shortened(a: Counter[str], b: Counter[str]) -> bool:
    """Whether what is left over is, word by word, an abbreviation ("comm.") of what the other has."""
    ours, theirs = list((a - b).elements()), list((b - a).elements())
    if not ours or len(ours) != len(theirs) or not a & b:
        return False
    for word in ours:
        twin = next((other for other in theirs if _is_short(word, other) or _is_short(other, word)), None)
        if twin is None:
            return False
        theirs.remove(twin)
    return True


def _is_short(short: str, word: str) -> bool:
    if not short.endswith(".") or len(short) <= SHORTEST_STEM or short[0] != word[0]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in singular(short[:-1]))


def _by_initials(a: Identity, b: Identity) -> str | None:
    for one, other in ((a, b), (b, a)):
        short = [word for word in one.full.split() if is_acronym(word.strip(",.()"))]
        rest = one.unit - Counter(word.lower().strip(",.()") for word in short)
        if len(short) == 1 and not rest and len(short[0]) > SHORTEST_STEM and _spelled_out(short[0], other):
            return "initials"
    return None


def _spelled_out(acronym: str, other: Identity) -> bool:
    """Whether these are the initials of the other name, with or without the place at either end."""
    parts = other.full.replace(",", " ").split()
    first = [place.last for place in other.named if place.first == 0]
    options = [parts, parts[first[0] :] if first else parts]
    options += [[w for w in option if singular(w.lower()) != "office"] for option in options]
    return any(has_initials(acronym, " ".join(option)) for option in options if option)


def _together(a: Identity, b: Identity) -> str | None:
    """What says that the two are of one place, None where nothing does."""
    if a.canonical is not None and a.canonical == b.canonical:
        return "known by that name everywhere"
    if _labels(a.own, None) & _labels(b.own, None):
        return "one place by name and context"
    within = [counties_of(side.own) for side in (a, b)]
    if a.own and b.own and within[0] and within[1] and within[0] & within[1]:
        return "places that agree"
    if _is_distinct(a) and not (is_acronym(a.full) and is_acronym(b.full)):
        return "a name of its own"
    for one, other in ((a, b), (b, a)):
        if not one.own and _labels(one.title, None) & _labels(other.own or other.title, None):
            return "title names the place"
        if not one.own and other.own and _title_agrees(one, other):
            return "title names a place in it"
    return None


def _title_agrees(one: Identity, other: Identity) -> bool:
    """Whether the title's place lies in the county or city of the other, or is of its state where the office is a state's."""
    told, theirs = counties_of(one.title), counties_of(other.own)
    if not told or not theirs or not told & theirs:
        return False
    return _rank(other) is not Level.STATE or _is_statewide(one)


COMMON = frozenset(
    """abduction abuse access accountability action addiction administration administrator adolescent adult advisory advocacy
    advocate affair against aging agriculture aid alcohol ambulance anti apprehension area assault assessment assistance attorney
    authority bar behavioral beverage board border bureau business cabinet campus care case center chief child citizen clerk
    clinic coalition collaborative college commission committee community compensation conservation consumer control coordination
    coroner correction council counsel counseling court crime criminal crisis custody customs defender defense delinquency
    dependency detective detention developmental directorate disability domestic drug early economic education elder emergency
    employment enforcement environment examiner exploitation exploited family federal fire forensic foster gang general governor
    guardian health higher highway home homeless homelessness hospital hotline housing human immigration independent indian inspection
    institute insurance intake intelligence internet interagency investigation jail judicial judiciary justice juvenile labor law
    legal library licensing magistrate management marshal medical mental metropolitan missing motor multidisciplinary municipal
    narcotics national network nursing office office outreach parent park parks parole partnership patrol permanency person
    planning police policy pretrial prevention prevention prison private probate probation program project prosecuting prosecution
    prosecutor protection protective provider psychiatric public recovery recreation refugee regional regulation rehabilitation
    rescue research resource response revenue runaway rural safety school science secretary section sector security service sexual
    sheriff shelter social special squad staff state statewide substance superintendent superior supreme survivor system task team
    technical therapy traffic trafficking training transit transportation treatment trial tribal tribe unified unit university urban
    vehicle veteran vice victim violence vocational welfare witness woman work workforce young youth county city district circuit
    court attorney commonwealth court-appointed casa""".split()
)
