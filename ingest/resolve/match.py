"""Whether two names in their contexts are one agency: place first, then definitions, then words; unsure is not the same.

What a name is by itself is in identity.py; which pairs are worth comparing is in candidates.py.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ingest.resolve.apart import apart, together
from ingest.resolve.definitions import has_initials, is_acronym
from ingest.resolve.identity import Identity, NameInContext, identity, vocabulary
from ingest.resolve.spelling import mended
from ingest.resolve.words import listed, singular

__all__ = ["Match", "NameInContext", "compare"]

SURE, LIKELY, UNSURE, UNLIKE = 0.97, 0.85, 0.5, 0.05
# Heads that are said of one office by turns; "department" against "agency" leaves doubt.
HOLDERS = frozenset(
    {"sheriff", "attorney", "prosecutor", "clerk", "coroner", "marshal", "governor", "defender", "examiner", "police"}
)
KINDS_OF_ATTORNEY = ("district", "prosecuting", "state", "commonwealth", "county")
INITIALS = "initials"
COMMON = listed("common_words.txt")
EXTRA = frozenset({"project", "organization", "initiative", "foundation", "coalition", "indian"})
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
        return Match(same=False, score=UNLIKE, reasons=("a class of agencies is not one agency",))
    veto = apart(a, b)
    if veto:
        return Match(same=False, score=UNLIKE, reasons=(veto,))
    how = _alike(a, b)
    if how == INITIALS and (_explained(left, a, b) or _explained(right, b, a)):
        return Match(same=False, score=UNSURE, reasons=(how, "the context explains the initials otherwise"))
    if how is None:
        return Match(same=False, score=UNLIKE, reasons=("the names differ",))
    reasons = [how, *(clue for clue in (a.clue, b.clue) if clue), *(["spelling"] if repaired else [])]
    where = together(a, b)
    if where is None:
        return Match(same=False, score=UNSURE, reasons=(*reasons, "nothing says that they are of one place"))
    return Match(same=True, score=LIKELY if repaired or where.startswith("title") else SURE, reasons=(*reasons, where))


def _explained(side: NameInContext, own: Identity, other: Identity) -> bool:
    """Whether the context of an acronym speaks, beside a place, of something else than the other name."""
    if not side.context or own.full != side.name or not is_acronym(side.name):
        return False
    return not set(identity(NameInContext(side.context)).unit) & set(other.unit)


def _alike(a: Identity, b: Identity) -> str | None:
    """How the names agree, None where they do not."""
    if a.canonical is not None and a.canonical == b.canonical:
        return "one known agency"
    return _same_words(a, b) or _by_initials(a, b)


def _same_words(a: Identity, b: Identity) -> str | None:
    heads = not a.heads or not b.heads or a.heads == b.heads or bool(HOLDERS & set(a.unit))
    if a.unit == b.unit and heads:
        return "same words" if a.heads == b.heads else "same words but for the head"
    if _one_prosecutor(a.unit, b.unit):
        return "one prosecutor's office"
    if (a.unit + a.parent == b.unit and a.parent) or (b.unit + b.parent == a.unit and b.parent):
        return "same words with the parent's"
    if set(a.unit & b.unit) - COMMON and not set((a.unit - b.unit) + (b.unit - a.unit)) - EXTRA:
        return "same words but for a common one"
    if heads and _shortened(a.unit, b.unit):
        return "abbreviated words"
    return None


def _prosecutor(unit: Counter[str]) -> tuple[str, tuple[str, ...]] | None:
    """The kind of prosecutor that the words name, and the words beside it."""
    if {"general", "federal", "city"} & set(unit):
        return None
    if unit["prosecutor"]:
        kind = "district" if unit["district"] else "any"
        return kind, tuple(sorted((unit - Counter(["prosecutor", "county", "public", "district"])).elements()))
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
        places = {word for place in one.named for word in place.label.split()}
        said = [word for word in one.full.split() if word.strip(",.()").lower() not in places]
        short = [word for word in said if is_acronym(word.strip(",.()"))]
        rest = one.unit - Counter(word.lower().strip(",.()") for word in short)
        if len(short) == 1 and not rest and len(short[0]) > SHORTEST_STEM and _spelled_out(short[0], other):
            return INITIALS
    return None


def _spelled_out(acronym: str, other: Identity) -> bool:
    """Whether these are the initials of the other name, with or without the place at either end."""
    parts = other.full.replace(",", " ").split()
    first = [place.last for place in other.named if place.first == 0]
    options = [parts, parts[first[0] :] if first else parts]
    options += [[w for w in option if singular(w.lower()) != "office"] for option in options]
    return any(has_initials(acronym, " ".join(option)) for option in options if option)
