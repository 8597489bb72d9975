"""A document as a GraphQL type."""

from __future__ import annotations

import strawberry

from api.types.connections import (
    AgencyConnection,
    ClaimConnection,
    Connection,
    DocumentRef,
    FindingConnection,
    ResponsibilityRef,
)
from api.types.fields import Arg, paged, reads
from api.types.filters import ClaimWhere
from api.types.node import Node
from api.types.scalars import Date, DateTime
from schema.kinds import DocumentKind, DutyChangeKind, Tier


@strawberry.type(description="How one duty differs between two versions of a document.")
class DutyChange:
    """A change of a duty."""

    kind: DutyChangeKind = reads("Whether the duty came, went or changed.")
    before: ResponsibilityRef | None = reads("The duty as the older version has it, read as of then; null where it came.")
    after: ResponsibilityRef | None = reads("The duty as the newer version has it; null where it went.")
    fields: list[str] = reads("The names of its fields that differ; none where it came or went.")


@strawberry.type(description="A sentence, clause, heading or list item of a document, in the document's own words.")
class Passage:
    """A piece of the text."""

    id: strawberry.ID = reads("Names the passage; not for node(id).")
    text: str = reads("The words.")
    path: str | None = reads("The clause number or the headings above it, as '4.2(b)' or 'POLICE > FIRST STEPS'.")
    page: int | None = reads("The page, where the file has pages; counts from 1.")
    start: int = reads("Where the passage begins in the whole text; counts characters from 0, as quotations do.")
    end: int = reads("Where the passage ends in the whole text, the character behind its last.")
    claims: ClaimConnection = paged("What rests on words of this passage.")


PassageConnection = Connection[Passage]


@strawberry.type(description="One version of one text.")
class Document(Node):
    """What was read."""

    title: str = reads("The title, or the file's name where it has none.")
    kind: DocumentKind = reads("What sort of paper it is.")
    publisher: str | None = reads("Who put it out.")
    uri: str | None = reads("Where it was taken from.")
    authors: list[str] = reads("Who wrote it, where it is published research that was read in with its citation; else empty.")
    year: int | None = reads("The year in which research came out, by its citation.")
    doi: str | None = reads("Its Digital Object Identifier, as '10.1000/182'.")
    journal: str | None = reads("The journal or book that research stands in.")
    published_on: Date | None = reads("The day of publication.")
    effective_on: Date | None = reads("The day from which it is in force.")
    expires_on: Date | None = reads("The day on which it ends.")
    review_due_on: Date | None = reads("The day by which its parties are to look at it again.")
    sha256: str = reads("The hash of the very file that was read.")
    tier: Tier = reads("Who may see the document and what rests on it alone.")
    ingested_at: DateTime = reads("When it was read into the graph.")
    parties: AgencyConnection = paged("The agencies that sign it, where it is an agreement.", first=20)
    claims: ClaimConnection = paged("What it says of agencies.", where=ClaimWhere, first=20)
    passages: PassageConnection = paged(
        "Its text in pieces, from the first to the last.",
        first=50,
        from_=Arg(int | None, "Begin with the passage that holds this character of the text, or the next one."),
    )
    findings: FindingConnection = paged("The evidence that it reports.", first=20)
    supersedes: DocumentRef | None = reads("The version before it.")
    superseded_by: DocumentRef | None = reads("The version after it.")
    diff: list[DutyChange] = reads("What changed against the version before it, duty by duty; empty where there is none.")
