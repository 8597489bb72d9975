"""Rows of tables in plain text ("Agency | Role | Contact"): the duties of a row are those of the agency that opens it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.extract.decode import Span
from ingest.extract.links import Link
from ingest.extract.parse import Parsed
from ingest.extract.tokens import Words
from schema.kinds import EntityKind, Predicate

_BAR = "|"


def of_their_row(parsed: Parsed, words: Words, mentions: Sequence[Span], links: Sequence[Link]) -> list[Link]:
    """The links, a duty in such a row moved to the agency that opens the row; each of them once, the surest."""
    clause = [int(words.clause[m.first]) for m in mentions]
    openers = _openers(parsed, words, mentions, clause)
    if not openers:
        return list(links)
    kept: dict[tuple[int, int, Predicate], Link] = {}
    for link in sorted(links, key=lambda k: -k.score):
        owner = openers.get(clause[link.object])
        if link.predicate is Predicate.RESPONSIBLE_FOR and owner is not None and clause[link.subject] != clause[link.object]:
            link = replace(link, subject=owner)  # noqa: PLW2901 the same link, moved
        kept.setdefault((link.subject, link.object, link.predicate), link)
    return sorted(kept.values(), key=lambda k: (k.object, k.subject, k.predicate))


def _openers(parsed: Parsed, words: Words, mentions: Sequence[Span], clause: Sequence[int]) -> dict[int, int]:
    """By clause that is a row: the agency that is its first cell."""
    found: dict[int, int] = {}
    for number, mention in enumerate(mentions):
        passage = parsed.clauses[clause[number]]
        end = int(words.end[mention.last - 1])
        after = parsed.text[end : passage.passage.end].lstrip()
        if mention.kind is EntityKind.AGENCY and int(words.start[mention.first]) == passage.body and after.startswith(_BAR):
            found.setdefault(clause[number], number)
    return found
