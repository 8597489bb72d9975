"""Initials of private persons ("D.J.", "client RT", "known in the file as T."). Names are in persons.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.screen.context import PERSON, PRIVATE, Found, words
from ingest.screen.lists import DEGREES, PUBLIC_LETTERS, STATUTES

COURT = words(r"\b(?:court date|petition|docket|case|hearing)\b")
INITIALS = re.compile(r"(?<![\w.&])(?:[A-Z]\.\s?){2,3}(?![A-Za-z]*\.?\d|\w)")
LONE_INITIAL = re.compile(
    r"\b(?i:known (?:in the file )?as|named|called|client|minor|child|victim|youth|student|girl|boy|patient|witness|sister"
    r"|brother|respondent)[,:]?\s+(?:\"|“)?([A-Z])(?:\.(?=[\s,;)\"”]|$)|(?=[,;)]|\s(?:was|is|had|has|ran|said|told)\b))"
)
TWO_LETTERS = re.compile(
    r"\b(?i:client|minor|youth|victim|child|initials|initialed|girl|boy|patient"
    r"|witness)\s+(?P<letters>[A-Z]{2})\b(?!\w)"
)


def initials(text: str) -> Iterator[Found]:
    """The initials of private persons in a passage; degrees, statutes and places pass."""
    if not (PRIVATE.search(text) or COURT.search(text)):
        return
    person = bool(PERSON.search(text))
    for found in INITIALS.finditer(text):
        if not _is_public(text, found, person):
            yield Found(found.start(), found.end(), "INITIALS")
    for found in TWO_LETTERS.finditer(text):
        if found.group("letters") not in PUBLIC_LETTERS | STATUTES:
            yield Found(found.start("letters"), found.end("letters"), "INITIALS")
    for found in LONE_INITIAL.finditer(text):
        yield Found(found.start(1), found.end(1), "INITIALS")


def _is_public(text: str, found: re.Match[str], person: bool) -> bool:
    letters = re.sub(r"[^A-Z]", "", found.group())
    before, after = text[max(0, found.start() - 25) : found.start()], text[found.end() : found.end() + 20]
    if letters in PUBLIC_LETTERS | STATUTES or re.match(r"\s?(?:§|\d|[Ss]ec|[A-Z][a-z]+)", after):
        return True
    if letters in DEGREES and re.search(r"[a-z],?\s$", before) and not person:
        return True
    return bool(re.search(r"[A-Z][a-z]+,?\s$", before)) and not person
