"""A name as the words that count: in lower case, singular, abbreviations and Spanish written out, links and possessives gone.

What the words mean together is in identity.py; the keys of the graph are made by names.py.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import us

HERE = Path(__file__).parent
LINKS = frozenset(
    {
        "the",
        "of",
        "for",
        "and",
        "on",
        "in",
        "to",
        "at",
        "a",
        "an",
        "by",
        "with",
        "de",
        "del",
        "la",
        "las",
        "el",
        "los",
        "para",
        "y",
        "en",
        "con",
        "lo",
        "al",
        "e",
        "this",
        "that",
        "said",
        "such",
        "its",
        "our",
    }
)
SUFFIX = re.compile(r",? (?:inc|llc|l\.l\.c|ltd|corp|incorporated|corporation|pllc)\.?(?=$|[,)])", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?<=[A-Z])'s\b|(?<=\w)'(?=s\b)|(?<=s)'|(?<=\w)'(?=\w)")
# "Okla. St. Bureau": of a state, no saint.
STATE = re.compile(r"\bSt\.\s(?=(?:Bureau|Police|Pol\.|Patrol|Troopers|Univ\w*|Dep\w*|Att\w*|Board|Highway|Hwy)\b)")
WEST = re.compile(r"\bW\.\s?Va\.")
DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\.?")
SPANISH = re.compile(
    r"\b(?:de(?:l| la| las| los)?|para|policía|departamento|fiscalía|condado|oficina|servicios|línea|niños)\b", re.IGNORECASE
)
IRREGULAR = {"children": "child", "childrens": "child", "women": "woman", "womens": "woman", "men": "man", "people": "person"}
SHORTEST_PLURAL = 4
POSTAL = 2
# Short forms that are words too: read as such only in capitals, or only with a full stop.
CAPITALS = frozenset({"la", "da", "so", "ag", "us", "ny", "sf", "sd", "pd", "ed", "doe", "cps", "dep"})
STOPPED = frozenset(
    {
        "off",
        "ill",
        "miss",
        "mass",
        "wash",
        "res",
        "reg",
        "gen",
        "inv",
        "dev",
        "sup",
        "ore",
        "fed",
        "fam",
        "ind",
        "med",
        "ed",
        "dep",
        "auth",
        "conn",
        "tex",
        "mich",
        "colo",
        "hum",
        "serv",
        "va",
        "ga",
        "pa",
        "md",
        "ky",
        "vt",
        "mo",
    }
)
CONFUSED = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("|", "l"), ("5", "s"), ("ii", "n"), ("cl", "d"), ("i", "l"))


@cache
def table(name: str) -> dict[str, str]:
    """A data file of two columns, the first as key."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return {row[0]: row[1] for row in list(csv.reader(file))[1:] if row}


def listed(name: str) -> frozenset[str]:
    """A data file of one word a line."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def plain(text: str) -> str:
    """The text with one kind of quotation mark, dash and space, dotted letters joined ("U.S." → "US") and no "Inc."."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"[“”«»]", '"', re.sub(r"[‘’`´]", "'", text))
    text = re.sub(r"\b(\w)\.\s(?=\w\.)", r"\1.", text)
    text = STATE.sub("State ", WEST.sub("West Virginia", text))
    text = DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    text = SUFFIX.sub("", text)
    return " ".join(re.sub(r"\s*[–—]\s*", " - ", text).split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: as written but in lower case and written out, its stem, and whether it begins with a capital."""

    raw: str
    stem: str
    capital: bool


def words(name: str) -> list[Word]:
    """All words of a name in order, links too; an abbreviation that no table holds keeps its full stop."""
    text = plain(name).replace("&", " and ")
    spanish = bool(SPANISH.search(text))
    text = POSSESSIVE.sub("", text)
    mixed = not text.isupper()
    return [word for found in WORD.findall(text) for word in _state(found, mixed) or _written_out(found, spanish)]


def stems(name: str) -> list[str]:
    """The words that count, without the links."""
    return [word.stem for word in words(name) if word.raw not in LINKS]


def _state(shown: str, mixed: bool) -> list[Word]:
    """A postal code among words that are not all in capitals: "NM", also what "N.M." became."""
    if not (mixed and len(shown) == POSTAL and shown.isupper()) or shown in {"LA", "CO"}:
        return []
    state = us.states.lookup(shown, field="abbr")
    return [Word(word, word, capital=True) for word in state.name.lower().split()] if state else []


def _written_out(shown: str, spanish: bool) -> list[Word]:
    lower = shown.lower()
    bare, capital = lower.rstrip("."), shown[0].isupper() or shown[0].isdigit()
    if spanish and bare in table("spanish.csv") and shown != "Contra":  # "Contra Costa" is a place
        return [Word(word, word, capital) for word in table("spanish.csv")[bare].split()]
    known = table("abbreviations.csv").get(bare)
    if known and _may_stand_for(shown, bare):
        return [Word(word, singular(word), capital=True) for word in known.split()]
    dotted = shown.endswith(".") and len(bare) > 1
    return [Word(bare, lower if dotted else singular(bare), capital)]


def _may_stand_for(shown: str, bare: str) -> bool:
    if bare in CAPITALS:
        return shown.rstrip(".").isupper()
    if bare in STOPPED:
        return shown.endswith(".")
    return shown[0].isupper() or shown.endswith(".")


def singular(word: str) -> str:
    """A noun's singular, by its ending alone."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < SHORTEST_PLURAL or word.endswith(("ss", "us", "is", "as")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def despelled(word: str) -> str:
    """A word with what scanners confuse made one: "arrny" and "army" are alike."""
    for seen, meant in CONFUSED:
        word = word.replace(seen, meant)
    return word
