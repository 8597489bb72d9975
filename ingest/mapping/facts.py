"""Rows to facts: agencies, what they provide, how they are reached, what they are to do, and a document for each agreement.

The table itself is a document whose cells are the evidence. An agreement of a register is a document of its own, so that
parties and dates stand where those of any other agreement stand; it is known by the words of its row.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from graph.facts import Facts
from ingest.facts import Options, build
from ingest.facts.dates import Dated
from ingest.facts.given import Given
from ingest.mapping.draft import Draft
from ingest.mapping.fields import Field
from ingest.mapping.model import Mapping
from ingest.mapping.rows import Row, excerpt, mapped, rows, whole_cells
from ingest.mapping.values import day
from ingest.model import Extraction, Screened
from ingest.readers.table import Sheets
from ingest.screen import screen
from schema.kinds import DateField, DocumentKind

DATES = {Field.STARTS: DateField.EFFECTIVE_ON, Field.EXPIRES: DateField.EXPIRES_ON, Field.REVIEW: DateField.REVIEW_DUE_ON}
MOST_WARNINGS = 20


@dataclass(frozen=True, slots=True)
class Mapped:
    """The facts of a table: those of its agreements first, its own last, so that a table that is there is there whole."""

    agreements: tuple[Facts, ...]
    table: Facts
    warnings: tuple[str, ...]
    model: dict[str, Any]


def mapped_facts(file: Sheets, mapping: Mapping, options: Options) -> Mapped:
    """The facts of a table by its mapping. Raises BAD_INPUT where the two do not fit."""
    screened = screen(whole_cells(mapped(file, mapping)))
    held = frozenset(one.start for one in screened.withheld)
    reading = screened.structured.reading
    draft = Draft(reading.text)
    agreements: list[Facts] = []
    for row in rows(screened.structured, mapping, held):
        draft.add(row)
        if row.first(Field.AGREEMENT):
            agreements.append(_agreement(reading.name, reading.text, row, options))
    model = {"name": "mapping", "version": mapping.name, "hash": mapping.sha256}
    extraction = Extraction(tuple(draft.mentions.values()), tuple(draft.assertions), (), model)
    table = build(screened, extraction, options, draft.given())
    more = len(draft.warnings) - MOST_WARNINGS
    warnings = (*draft.warnings[:MOST_WARNINGS], *([f"… and {more} more of this sort"] if more > 0 else []))
    return Mapped(tuple(agreements), table, (*reading.warnings, *warnings), model)


def _agreement(name: str, text: str, row: Row, options: Options) -> Facts:
    """The document of one row of a register of agreements."""
    fields = (Field.AGREEMENT, Field.AGENCY, Field.PARTIES, Field.PLACE, *DATES)
    cells = {field: row.cells[field] for field in fields if field in row.cells}
    # Two fields never share a column, but a carried cell may stand in an earlier row.
    blocks = sorted((block for own in cells.values() for block in own), key=lambda b: b.start)
    words = excerpt(name, blocks, text)
    own = replace(words, sha256=hashlib.sha256(f"row of a register\n{words.text}".encode()).hexdigest())
    placed = dict(zip(blocks, own.blocks, strict=True))
    here = Row(row.sheet, row.number, {field: tuple(placed[block] for block in found) for field, found in cells.items()})
    draft = Draft(own.text)
    draft.parties(here)
    given = Given(places=draft.places, parties=tuple(draft.signed), dates=_dates(own.text, here))
    title = here.first(Field.AGREEMENT)
    said = replace(
        options,
        title=" ".join(own.text[title.start : title.end].split()) if title else None,
        kind=DocumentKind.AGREEMENT,
        effective_on=None,
        expires_on=None,
        review_due_on=None,
    )
    extraction = Extraction(tuple(draft.mentions.values()), tuple(draft.assertions))
    return build(Screened(whole_cells(own)), extraction, said, given)


def _dates(text: str, row: Row) -> dict[DateField, Dated]:
    found: dict[DateField, Dated] = {}
    for field, kind in DATES.items():
        block = row.first(field)
        value = day(text[block.start : block.end]) if block else None
        if block and value:
            found[kind] = Dated(kind, value, block.start, block.end)
    return found
