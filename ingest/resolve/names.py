"""The normal form of a name: what is left when case, articles, punctuation, abbreviations and word order are taken away.

Places are in places.py; whether two names are one agency is in match.py.
"""

from __future__ import annotations

import re
import unicodedata

ABBREVIATIONS = {
    "dept": "department",
    "dep't": "department",
    "div": "division",
    "co": "county",
    "cnty": "county",
    "univ": "university",
    "natl": "national",
    "nat'l": "national",
    "intl": "international",
    "assn": "association",
    "assoc": "association",
    "ctr": "center",
    "centre": "center",
    "svcs": "services",
    "svc": "service",
    "comm": "commission",
    "govt": "government",
    "atty": "attorney",
    "gen": "general",
    "hosp": "hospital",
    "st": "saint",
    "sch": "school",
    "dist": "district",
    "ofc": "office",
    "prob": "probation",
    "programme": "program",
}
ARTICLES = frozenset(
    {"the", "a", "an", "any", "each", "every", "all", "its", "their", "such", "said", "this", "that", "these", "our"}
)
LINKS = frozenset({"of", "for", "and", "on", "in", "to", "&"})
SUFFIX = re.compile(r",? (?:inc|llc|ltd|corp|co)\.?$", re.IGNORECASE)
INVERTED = re.compile(r"^(?:county|city|state|town) of ([\w .'-]+?),? +(.+)$", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?\b")
WORD = re.compile(r"[\w'’&]+")
SHORTEST_PLURAL = 4
# Said of an agency's own people; alone they name no agency.
STAFF = frozenset({"employee", "employees", "staff", "personnel", "worker", "workers", "personnel and staff", "staff members"})


def normal_form(name: str) -> str:
    """The words that tell this name from others, in order, in lower case, singular."""
    text = unicodedata.normalize("NFKC", name)
    text = SUFFIX.sub("", text)
    inverted = INVERTED.match(text)
    if inverted:
        text = (
            f"{inverted.group(1)} county {inverted.group(2)}"
            if text.lower().startswith("county")
            else " ".join(inverted.groups())
        )
    words = [ABBREVIATIONS.get(word, word) for word in WORD.findall(text.lower())]
    words = [_singular(POSSESSIVE.sub("", word)) for word in words]
    kept = [word for word in words if word and word not in ARTICLES and word not in LINKS]
    return " ".join(kept or words)


def _singular(word: str) -> str:
    if len(word) < SHORTEST_PLURAL or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")
