"""Screening: passages that hold a private person or a case are blanked before anything is extracted or stored. No guarantee.

`screen` is the one entry; what is recognised is in recognisers.py.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Screened, Structured, Withheld
from ingest.screen.recognisers import recognise

__all__ = ["screen"]


def screen(structured: Structured) -> Screened:
    """Blank each passage that holds personal or case-level information; offsets stay, words do not."""
    reading = structured.reading
    text = reading.text
    withheld = []
    for passage in structured.passages:
        kind = recognise(text[passage.start : passage.end])
        if kind:
            withheld.append(Withheld(passage.start, passage.end, kind))
    if not withheld:
        return Screened(structured)
    parts, at = [], 0
    for span in withheld:
        parts += [text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    blanked = replace(reading, text="".join([*parts, text[at:]]))
    return Screened(replace(structured, reading=blanked), tuple(withheld))
