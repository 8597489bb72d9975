"""What can be changed, and what comes back of it, as GraphQL types. What each change does is api/changing's."""

from __future__ import annotations

import strawberry

from api.types.claims import Claim
from api.types.documents import Document
from api.types.entities import Agency
from api.types.fields import Arg, optional, reads
from api.types.keys import JurisdictionKey
from api.types.node import Node
from api.types.scalars import Date, Duration
from schema.kinds import DocumentKind, Function, MatchVerdict, Modality, ReviewDecision, Tier


@strawberry.input(description="What a reviewer says instead of a duty; what is left out stays as the document has it.")
class CorrectResponsibilityInput:
    """A reviewer's own word."""

    subject: strawberry.ID | None = optional("The agency whose duty it is, by id.")
    action: str | None = optional("The words of the duty.")
    function: Function | None = optional("What the duty serves.")
    modality: Modality | None = optional("How binding it is.")
    negated: bool | None = optional("Whether it is a prohibition or a denial.")
    condition: str | None = optional("When it applies; empty for always.")
    deadline: Duration | None = optional("By when, as an ISO 8601 duration.")
    note: str = strawberry.field(description="Why; it stands in the log.")


@strawberry.input(description="A file to read, and what is known of it; what is left out is read from the document.")
class IngestDocumentInput:
    """A file and its description."""

    filename: str = strawberry.field(description="The file's name; its ending tells the format where the content does not.")
    content_base64: str = strawberry.field(description="The bytes of the file in Base64.")
    title: str | None = optional("The title.")
    kind: DocumentKind | None = optional("What sort of paper it is.")
    publisher: str | None = optional("Who put it out.")
    uri: str | None = optional("Where it was taken from.")
    published_on: Date | None = optional("The day of publication.")
    effective_on: Date | None = optional("The day from which it is in force.")
    expires_on: Date | None = optional("The day on which it ends.")
    review_due_on: Date | None = optional("The day by which its parties are to look at it again.")
    jurisdiction: JurisdictionKey | None = optional("The place that it holds in.")
    tier: Tier | None = optional("Who may see it; everyone where left out.")


@strawberry.type(description="What came of one document that was taken in.")
class IngestPayload:
    """What was read."""

    document: Document = reads("The document as the graph has it.")
    created: bool = reads("Whether it is new; false where the graph had these very bytes.")
    agencies: int = reads("How many agencies it names.")
    responsibilities: int = reads("How many duties it states.")
    claims: int = reads("How many claims it makes, duties included.")
    findings: int = reads("How many findings it reports.")
    withheld: int = reads("How many passages were withheld, as they may hold a private person or a case.")
    warnings: list[str] = reads("What was noticed in reading it.")


@strawberry.type(description="What went, or with `dryRun` would go, when a document is taken back.")
class RetractionPayload:
    """What a retraction took."""

    document: strawberry.ID = reads("The id of the document.")
    dry_run: bool = reads("Whether nothing was changed.")
    claims: int = reads("How many claims rested on it alone.")
    entities: int = reads("How many entities were named in it alone.")
    evidence: int = reads("How many quotes it gave.")


@strawberry.type(description="The claims that a review was on, as they are now.")
class ReviewPayload:
    """What was reviewed."""

    claims: list[Claim] = reads("The claims, in the order given; after a correction the reviewer's own first.")


@strawberry.type(description="What came of a judgement on two agencies.")
class MatchPayload:
    """A judgement."""

    judgement: strawberry.ID = reads("The id of the judgement, by which it can be taken back.")
    agency: Agency | None = reads("The agency of the lower id, that stands for both where they are one; null after an undo.")


IDENTITY = Arg(strawberry.ID, "The global id.", ...)
NOTE = Arg(str | None, "Why; it stands in the log.")


@strawberry.type(description="What can be changed. Whoever may not is told so (FORBIDDEN), and nothing happens.")
class Mutation:
    """The changes."""

    ingest_document: IngestPayload = reads(
        "Reads, extracts and loads one document; the same bytes again change nothing. Needs a key that may ingest.",
        input=Arg(IngestDocumentInput, "The file, and what is known of it.", ...),
    )
    replace_document: IngestPayload = reads(
        "Lets a new version take the place of a document, which is taken back but stays to be compared with. "
        "Needs a key that may ingest.",
        id=Arg(strawberry.ID, "The document whose place it takes.", ...),
        input=Arg(IngestDocumentInput, "The new version's file, and what is known of it.", ...),
    )
    retract_document: RetractionPayload = reads(
        "Takes back a document and just what rests on it alone. Needs a key that may ingest.",
        id=IDENTITY,
        dry_run=Arg(bool | None, "Say what would go, and change nothing.", default=False),
    )
    review_claims: ReviewPayload = reads(
        "Decides on claims, for all of them or for none. Needs a key that may review.",
        ids=Arg(list[strawberry.ID], "The claims, 500 at most.", ...),
        decision=Arg(ReviewDecision, "What is decided.", ...),
        note=NOTE,
    )
    correct_responsibility: ReviewPayload = reads(
        "Lets a reviewer's own word stand beside the document's, which is then contested and never overwritten. "
        "Needs a key that may review.",
        id=IDENTITY,
        input=Arg(CorrectResponsibilityInput, "What is said instead.", ...),
    )
    judge_match: MatchPayload = reads(
        "Says that two agencies are one, are not, or may be. Needs a key that may review.",
        left=Arg(strawberry.ID, "The one agency.", ...),
        right=Arg(strawberry.ID, "The other agency.", ...),
        verdict=Arg(MatchVerdict, "What is held of the two.", ...),
        note=NOTE,
    )
    undo_judgement: MatchPayload = reads(
        "Takes a judgement back; the graph is as if it had never been. Needs a key that may review.", id=IDENTITY
    )
    set_tier: Node = reads(
        "Says who may see a document or a claim. Needs a key that may review.",
        id=IDENTITY,
        tier=Arg(Tier, "From which tier on it is seen; not above the asker's own.", ...),
    )
