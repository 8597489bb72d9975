"""Lists of words that tell names of persons from names of things, each in a file beside this module: words, # for remarks.

Given names: the public list of the United States census of 1990 and names common in other languages, less ordinary words.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
DEGREES = frozenset({"JD", "MD", "PHD", "BA", "BS", "MA", "MS", "RN", "ED"})


def _listed(name: str) -> frozenset[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


THING = _listed("things.txt")
NOT_NAMES = _listed("not_names.txt")
STATUTES = _listed("letters_of_statutes.txt")
PUBLIC_LETTERS = _listed("letters_of_places.txt")


@cache
def given_names() -> frozenset[str]:
    """Given names that are no ordinary words, in lower case."""
    return _listed("given_names.txt")


@cache
def given_words() -> frozenset[str]:
    """Given names that are also words or places: names only where something else speaks of a person."""
    return _listed("given_words.txt")
