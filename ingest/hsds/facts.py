"""HSDS records to facts: organisations, what they provide, for whom, where, and how they are reached.

Each record is a passage of the document, and its words are the evidence; nothing is guessed from prose.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from exchange.hsds.shape import shape
from exchange.hsds.text import Written, split
from graph.facts import Facts
from ingest.facts import Options, build
from ingest.hsds.draft import Draft, Laid
from ingest.hsds.scrub import Scrub, surnames
from ingest.model import BlockKind, Extraction, Passage, Reading, Screened, Structured
from ingest.readers.limits import DEFAULT
from schema.errors import Code, ConveneError
from schema.kinds import DocumentKind

MODEL = {"name": "hsds", "version": "3.0", "hash": ""}
BETWEEN = "\n\n"


def hsds_facts(name: str, data: bytes, held: tuple[Any, str], options: Options) -> Facts:
    """The facts of a file; `held` is its value and media type, as `hsds_value` has it. Raises TOO_LARGE."""
    value, media = held
    found = [(path, record, _table(path, record)) for path, record in split(value)]
    scrub = Scrub(surnames((record, table) for _, record, table in found))
    laid, parts, passages, start = [], [], [], 0
    for path, record, table in found:
        kept = scrub.record(record, table)
        written = Written().put(kept)
        parts.append(written.text)
        end = start + written.length
        passages.append(Passage(start, end, path, None, BlockKind.CELL))
        laid.append(Laid(kept, table, {place: (start + a, start + b) for place, (a, b) in written.spans.items()}))
        start = end + len(BETWEEN)
        if start > DEFAULT.text:
            raise ConveneError(Code.TOO_LARGE, f"{name}: more than {DEFAULT.text:,} characters")
    text = BETWEEN.join(parts)
    reading = Reading(name, hashlib.sha256(data).hexdigest(), text, media_type=media)
    draft = Draft(text)
    for one in laid:
        draft.add(one)
    given = draft.given()
    extraction = Extraction(tuple(draft.mentions.values()), tuple(draft.assertions), (), MODEL)
    said = replace(options, kind=options.kind or DocumentKind.DIRECTORY)
    facts = build(Screened(Structured(reading, tuple(passages))), extraction, said, given)
    return replace(facts, document=replace(facts.document, withheld=scrub.held))


def _table(path: str, record: Mapping[str, Any]) -> str:
    """The table that a record is of: that of its file, of the list it stands in, or the first that has its names."""
    parts = path.strip("/").split("/")
    known = shape().file_of(parts[0]) or shape().nested.get(parts[0])
    return known or shape().table_of(record) or ""
