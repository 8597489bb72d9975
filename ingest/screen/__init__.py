"""Screening: passages that hold a private person or a case are blanked before anything is extracted or stored. No guarantee.

`screen` is the one entry; what is recognised is in recognisers.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Screened, Structured, Withheld
from ingest.screen.context import Found
from ingest.screen.lists import given_words
from ingest.screen.recognisers import recognise

__all__ = ["recognise", "screen"]

SHORTEST_NAME = 4


def screen(structured: Structured) -> Screened:
    """Blank each passage that holds personal or case-level information; offsets stay, words do not.

    A name that is withheld once is withheld in the whole document.
    """
    reading = structured.reading
    text = reading.text
    found: dict[int, str] = {}
    names: set[str] = set()
    for at, passage in enumerate(structured.passages):
        words = text[passage.start : passage.end]
        hits = recognise(words)
        if hits:
            found[at] = hits[0].kind
            names.update(_surnames(words, hits))
    if names:
        pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names)))})\b")
        for at, passage in enumerate(structured.passages):
            if at not in found and pattern.search(text, passage.start, passage.end):
                found[at] = "PERSON_NAME"
    if not found:
        return Screened(structured)
    withheld = tuple(Withheld(p.start, p.end, found[at]) for at, p in enumerate(structured.passages) if at in found)
    title = reading.title if reading.title and not recognise(reading.title) else None
    blanked = replace(reading, text=_blanked(text, withheld), title=title)
    return Screened(replace(structured, reading=blanked), withheld)


def _surnames(words: str, hits: Sequence[Found]) -> set[str]:
    """The last words of the names in a passage, where they are long enough to be told from other words."""
    last = {
        words[hit.start : hit.end].rsplit(maxsplit=1)[-1].removesuffix("'s").removesuffix("’s")
        for hit in hits
        if hit.kind == "PERSON_NAME"
    }
    return {name for name in last if len(name) >= SHORTEST_NAME and name[:1].isupper() and name.lower() not in given_words()}


def _blanked(text: str, withheld: Sequence[Withheld]) -> str:
    parts, at = [], 0
    for span in withheld:
        parts += [text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    return "".join([*parts, text[at:]])
