"""What documents say of agencies, and the words that it rests on, as GraphQL types."""

from __future__ import annotations

import strawberry

from api.types.connections import (
    ActivityRef,
    AgencyRef,
    DocumentRef,
    EntityRef,
    EvidenceConnection,
    JurisdictionRef,
    ProtocolRef,
)
from api.types.fields import paged, reads
from api.types.node import Node
from api.types.scalars import DateTime, Duration
from schema.kinds import Function, Modality, Predicate, ReviewStatus, Tier


@strawberry.interface(description="One thing that a document says of an agency.")
class Claim(Node):
    """What duties and relationships share."""

    predicate: Predicate = reads("What kind of thing the {one} says.")
    subject: AgencyRef = reads("The agency of whom the {one} speaks.")
    modality: Modality | None = reads("How binding the {one} is. Null where it has none (WORKS_WITH, PART_OF, APPLIES_IN).")
    negated: bool = reads("True where the {one} is a prohibition or a denial: read MUST as must not, DOES as does not.")
    confidence: float = reads("0 to 1: how sure the reading of the {one} is; see the published calibration.")
    status: ReviewStatus = reads("What a reviewer has said of the {one}.")
    tier: Tier = reads("Who may see the {one}.")
    evidence: EvidenceConnection = paged("The words that the {one} rests on.")
    recorded_at: DateTime = reads("When the {one} was first recorded.")
    retracted_at: DateTime | None = reads("When the {one} was taken back; null while it stands.")


@strawberry.type(description="By when a duty is to be done.")
class Deadline:
    """A time limit as the document has it."""

    text: str = reads("As written: 'within ninety (90) minutes of identification'.")
    duration: Duration | None = reads("How long; null where no number can be read.")
    after: str | None = reads("The event the clock starts at.")
    business_time: bool = reads("Whether only working days or hours count.")
    before: bool = reads("Counts back from the event: 'at least 10 days before the hearing'.")
    recurring: bool = reads("Comes again each time: 'every 30 days'.")


@strawberry.type(description="An agency does, must, should or may do something.")
class Responsibility(Claim):
    """A duty."""

    activity: ActivityRef = reads("What is done.")
    action: str = reads("The words of the duty.")
    function: Function = reads("What the duty serves in the response to trafficking.")
    modality: Modality = reads("How binding the duty is.")
    condition: str | None = reads("When it applies, as 'if the child is in custody'.")
    deadline: Deadline | None = reads("By when it is to be done, where the document says so.")
    counterparts: list[AgencyRef] = reads("Agencies named as those it is done with or for.")
    protocol: ProtocolRef | None = reads("The rule that it stands in.")
    jurisdictions: list[JurisdictionRef] = reads("Where the duty holds.")


@strawberry.type(description="Every claim but a responsibility.")
class Relationship(Claim):
    """A tie between an agency and something else."""

    object: EntityRef = reads("What the tie leads to.")


@strawberry.type(description="Where it is said. `quote` is `document text[start:end]`, to the character.")
class Evidence:
    """A quotation and its place."""

    id: strawberry.ID = reads("The id of the quotation, the same in every answer.")
    document: DocumentRef = reads("The document that says it.")
    quote: str = reads("The very words.")
    start: int = reads("Where the words start in the document's text, in code points from 0.")
    end: int = reads("Where the words end in the document's text, exclusive.")
    page: int | None = reads("The page, counted from 1; null where the format has none.")
    path: str | None = reads("The clause, as '4.2(b)', or the headings above it.")
    passage: str = reads("The sentence or clause around it.")
    method: str = reads("Extractor and model, with their versions, or 'reviewer'.")
