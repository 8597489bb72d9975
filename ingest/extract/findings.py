"""What is known of a finding beside its sentence: the figures as written, the year, what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.model import Finding, Mention
from schema.kinds import EntityKind

_NUMBER = r"(?:\$ ?)?\d+(?:,\d{3})*(?:\.\d+)?(?:\s(?:million|billion|thousand))?"
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter"
_FIGURE = re.compile(
    rf"{_NUMBER} ?(?:percent|per cent|%)|{_NUMBER} (?:to|of|in|out of|and|or|–|-) {_NUMBER}(?: ?(?:percent|%))?"
    rf"|\b(?:{_WORDS}) (?:in|of|out of) (?:every )?(?:{_WORDS}|\d+)\b"
    rf"|\b(?:one|two|three)[ -](?:half|thirds?|quarters?|fifths?)\b|{_NUMBER}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ABOUT = frozenset({EntityKind.AGENCY, EntityKind.RESOURCE, EntityKind.PROTOCOL, EntityKind.JURISDICTION})


def findings(text: str, mentions: Sequence[Mention]) -> tuple[Finding, ...]:
    """One record a FINDING mention; `about` are the mentions inside its sentence, each thing once."""
    found = []
    for mention in mentions:
        if mention.kind is EntityKind.FINDING:
            years = [int(y) for y in _YEAR.findall(text[mention.start : mention.end])]
            inside = (m for m in mentions if m.kind in _ABOUT and mention.start <= m.start and m.end <= mention.end)
            found.append(
                Finding(mention.id, figures(text[mention.start : mention.end]), max(years, default=None), _each(inside))
            )
    return tuple(found)


def figures(words: str) -> tuple[str, ...]:
    """The figures of a sentence as they stand there; years, references and list numbers are left out."""
    result = []
    for match in _FIGURE.finditer(words):
        said = match.group()
        plain_number = said.replace(",", "").isdigit()
        if plain_number and (
            _YEAR.fullmatch(said) or words[: match.start()].rstrip().endswith(("[", "Section", "section", "p.", "§"))
        ):
            continue
        result.append(said)
    return tuple(result)


def _each(mentions: Iterable[Mention]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for mention in mentions:
        first.setdefault(mention.entity, mention.id)
    return tuple(first.values())
