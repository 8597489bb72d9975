"""What a document is: its title, kind, place and tier, from what the user says or else from its own words.

What it says of agencies is in entities.py and claims.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from graph.facts import DocumentRow
from graph.ids import make_id
from ingest.model import BlockKind, Screened, Structured
from ingest.resolve.places import place_of
from schema.kinds import DocumentKind, Tier

# How much of the beginning tells what a document is and where it holds.
HEAD = 3000
TITLE_LENGTH = 200
# The first that fits the title decides, else the first that fits the beginning.
KINDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (DocumentKind.AGREEMENT, r"\b(memorand(um|a) of (understanding|agreement)|MOU|MOA|agreement|compact)\b"),
        (DocumentKind.ROSTER, r"\b(roster|contact list|membership list|call list)\b"),
        (DocumentKind.DIRECTORY, r"\b(directory|service list|list of services)\b"),
        (DocumentKind.RESEARCH, r"\b(study|survey|research|findings|evaluation|evidence digest|digest)\b"),
        (DocumentKind.STATUTE, r"(\b(U\.?S\.?C|code|statute|act|bill|chapter|title \d+|public law|regulations?)\b|§)"),
        (DocumentKind.PROTOCOL, r"\b(protocol|polic(y|ies)|procedures?|standing order|general order|directive)\b"),
        (DocumentKind.GUIDE, r"\b(guide|guidance|fact ?sheet|toolkit|handbook|manual|what could help)\b"),
    )
)


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of a document; what is None is read from the document."""

    title: str | None = None
    kind: DocumentKind | None = None
    tier: Tier = Tier.PUBLIC
    publisher: str | None = None
    uri: str | None = None
    published_on: str | None = None
    effective_on: str | None = None
    expires_on: str | None = None
    review_due_on: str | None = None
    jurisdiction: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    doi: str | None = None
    journal: str | None = None


def document_id(sha256: str) -> str:
    """The id of the document with these bytes."""
    return make_id("document", sha256)


def describe(screened: Screened, options: Options) -> DocumentRow:
    """The row of the document."""
    reading = screened.structured.reading
    title = options.title or _title(screened.structured)
    head = reading.text[:HEAD]
    return DocumentRow(
        id=document_id(reading.sha256),
        sha256=reading.sha256,
        title=title,
        kind=options.kind or _kind(title, head),
        tier=options.tier,
        name=PurePath(reading.name).name,
        media_type=reading.media_type,
        publisher=options.publisher,
        uri=options.uri,
        published_on=options.published_on,
        effective_on=options.effective_on,
        expires_on=options.expires_on,
        review_due_on=options.review_due_on,
        jurisdiction=options.jurisdiction or place_of(title) or place_of(head),
        withheld=len(screened.withheld),
        authors=options.authors,
        year=options.year,
        doi=options.doi,
        journal=options.journal,
    )


def _title(structured: Structured) -> str:
    """The document's own title, else its most particular early heading, else the name of the file."""
    reading = structured.reading
    if reading.title and reading.title.strip():
        return _short(reading.title)
    early = [p for p in structured.passages[:12] if p.kind is BlockKind.HEADING]
    for passage in early:
        text = reading.text[passage.start : passage.end]
        if "§" in text:
            return _short(text)
    if early:
        return _short(reading.text[early[0].start : early[0].end])
    return _short(PurePath(reading.name).stem)


def _short(text: str) -> str:
    text = " ".join(text.strip().strip("#*").split())
    return text if len(text) <= TITLE_LENGTH else text[: TITLE_LENGTH - 1].rstrip() + "…"


def _kind(title: str, head: str) -> DocumentKind:
    for where in (title, head):
        for kind, pattern in KINDS:
            if pattern.search(where):
                return kind
    return DocumentKind.OTHER
