"""The root of all reading. Fields that are not served yet are not declared: a stub would lie."""

from __future__ import annotations

import strawberry

from api.types.answers import (
    CallOption,
    Crosswalk,
    GapConnection,
    Impact,
    MembershipItem,
    Network,
    OverlapConnection,
    Path,
    Pathway,
)
from api.types.answers_register import Agreement, FindingPractice
from api.types.changes import ChangeConnection, MatchCandidateConnection
from api.types.connections import (
    ActivityConnection,
    AgencyConnection,
    ClaimConnection,
    DocumentConnection,
    FindingConnection,
    JurisdictionConnection,
    ProtocolConnection,
    ResourceConnection,
    ResponsibilityConnection,
    SearchConnection,
)
from api.types.documents import Document
from api.types.entities import Agency, Jurisdiction
from api.types.enums import MatrixAxis
from api.types.fields import Arg, paged, reads
from api.types.filters import (
    ActivityWhere,
    AgencyWhere,
    ClaimWhere,
    DocumentWhere,
    FindingWhere,
    JurisdictionWhere,
    ProtocolWhere,
    ResourceWhere,
    ResponsibilityWhere,
)
from api.types.keys import AgencyKey, JurisdictionKey, SituationInput
from api.types.matrix import Matrix
from api.types.node import Node
from api.types.orders import AgencyOrder, DocumentOrder, EntityOrder, ResponsibilityOrder
from api.types.scalars import Date, DateTime
from api.types.service import Stats, Viewer
from schema.kinds import EntityKind, Function, Predicate

MATRIX = {
    "rows": Arg(MatrixAxis | None, "What the rows stand for.", MatrixAxis.FUNCTION),
    "columns": Arg(MatrixAxis | None, "What the columns stand for.", MatrixAxis.SECTOR),
    "where": Arg(ResponsibilityWhere | None, "Only duties for which this holds."),
}
AS_OF = Arg(DateTime | None, "The graph as it was recorded at this moment; tiers are those of now.")
IN_PLACE = Arg(JurisdictionKey | None, "The place; all places where left out.")
OF_FUNCTIONS = Arg(list[Function] | None, "Only these functions.")


@strawberry.type(description="What can be asked.")
class Query:
    """The fields of the root."""

    node: Node | None = reads("Anything by its global id.", id=Arg(strawberry.ID, "The global id.", ...))
    nodes: list[Node | None] = reads(
        "Several things by their global ids, in the order asked for; null for an id that is not known.",
        ids=Arg(list[strawberry.ID], "The global ids, 100 at most.", ...),
    )
    former_document: Document | None = reads(
        "A version of a document that a newer one replaced, as it was just before; null for any other id.",
        id=Arg(strawberry.ID, "The id of the document.", ...),
    )
    agency: Agency | None = reads("One agency.", by=Arg(AgencyKey, "What names the agency.", ...), as_of=AS_OF)
    jurisdiction: Jurisdiction | None = reads("One jurisdiction.", by=Arg(JurisdictionKey, "What names the jurisdiction.", ...))
    agencies: AgencyConnection = paged(
        "Agencies, by name unless another order is asked for.",
        where=AgencyWhere,
        order=AgencyOrder,
        first=None,
        backward=True,
        as_of=AS_OF,
    )
    protocols: ProtocolConnection = paged(
        "Rules that partners act under, by name.",
        where=ProtocolWhere,
        order=EntityOrder,
        first=None,
        backward=True,
        as_of=AS_OF,
    )
    resources: ResourceConnection = paged(
        "Services, programmes and other resources, by name.",
        where=ResourceWhere,
        order=EntityOrder,
        first=None,
        backward=True,
        as_of=AS_OF,
    )
    jurisdictions: JurisdictionConnection = paged(
        "Places and legal areas, by name.", where=JurisdictionWhere, order=EntityOrder, first=None, backward=True
    )
    activities: ActivityConnection = paged(
        "What is done, by name.", where=ActivityWhere, order=EntityOrder, first=None, backward=True, as_of=AS_OF
    )
    findings: FindingConnection = paged(
        "Sentences of evidence, in alphabetical order.",
        where=FindingWhere,
        order=EntityOrder,
        first=None,
        backward=True,
        as_of=AS_OF,
    )
    documents: DocumentConnection = paged(
        "What was read, by title unless another order is asked for.",
        where=DocumentWhere,
        order=DocumentOrder,
        first=None,
        backward=True,
    )
    responsibilities: ResponsibilityConnection = paged(
        "Duties, by their words unless another order is asked for.",
        where=ResponsibilityWhere,
        order=ResponsibilityOrder,
        first=None,
        backward=True,
        as_of=AS_OF,
    )
    claims: ClaimConnection = paged("All that is said of agencies.", where=ClaimWhere, first=None, backward=True, as_of=AS_OF)
    search: SearchConnection = paged(
        "Names, aliases, duties, findings and passages; typing errors are forgiven.",
        text=Arg(str, "The words to look for, 200 characters at most.", ...),
        kinds=Arg(list[EntityKind] | None, "Only entities of these kinds; ACTIVITY brings duties too. All where left out."),
    )
    responsibility_matrix: Matrix = reads("Who does what: how many duties in each cell, and which.", **MATRIX, as_of=AS_OF)
    gaps: GapConnection = paged(
        "Functions that nobody is accountable for, place by place, and why we think so.",
        first=50,
        jurisdiction=IN_PLACE,
        functions=OF_FUNCTIONS,
        agency=Arg(strawberry.ID | None, "Only in the places where this agency works."),
        as_of=AS_OF,
    )
    overlaps: OverlapConnection = paged(
        "Duties that two agencies hold, or that contradict each other, contradictions first.",
        first=50,
        jurisdiction=IN_PLACE,
        functions=OF_FUNCTIONS,
        agency=Arg(strawberry.ID | None, "Only those that this agency has part in, in all the places where it works."),
        as_of=AS_OF,
    )
    who_to_call: list[CallOption] = reads(
        "Which agency to call, best first. The situation is never stored or logged.",
        situation=Arg(SituationInput, "What is needed, where, and for whom.", ...),
        first=Arg(int | None, "How many agencies, 50 at most.", 5),
    )
    pathway: Pathway = reads(
        "Duties in the order that their clocks set, with the hand-offs between agencies.",
        jurisdiction=IN_PLACE,
        documents=Arg(list[strawberry.ID] | None, "Only what these documents say, in force or not."),
        functions=Arg(list[Function] | None, "Only these functions; where left out, those of the response to one case."),
    )
    crosswalk: Crosswalk = reads(
        "Compares two documents, duty by duty.",
        left=Arg(strawberry.ID, "The id of the document to compare.", ...),
        right=Arg(strawberry.ID, "The id of the document to compare it with.", ...),
    )
    membership: list[MembershipItem] = reads(
        "Required members of a task force against those whom its agreements name; `checklists` lists them.",
        checklist=Arg(str, "The name of the checklist.", ...),
        jurisdiction=IN_PLACE,
    )
    checklists: list[str] = reads("The names of the checklists.")
    paths: list[Path] = reads(
        "Shortest chains of claims between two agencies or other entities, the shortest first.",
        from_=Arg(strawberry.ID, "Where the chain starts.", ...),
        to=Arg(strawberry.ID, "Where the chain ends.", ...),
        max_length=Arg(int | None, "How many claims a chain has at most; the limit is 6.", 4),
        first=Arg(int | None, "How many chains, 20 at most.", 5),
    )
    network: Network = reads(
        "Who works with whom, with the caveats that its sources bring.",
        where=Arg(AgencyWhere | None, "Only agencies for which this holds, and ties among them."),
        predicates=Arg(list[Predicate] | None, "Only ties that say one of these."),
        as_of=AS_OF,
    )
    what_if: Impact = reads(
        "What falls away when these agencies leave.", remove=Arg(list[strawberry.ID], "Ids of the agencies, 50 at most.", ...)
    )
    agreements: list[Agreement] = reads(
        "The register of agreements and other documents with dates of their own, what is due first at the head.",
        jurisdiction=IN_PLACE,
        due_before=Arg(Date | None, "Only what is due by this day, or overdue."),
    )
    practice: list[FindingPractice] = reads(
        "Each finding that speaks of a function, with who here acts on it and who does not.", jurisdiction=IN_PLACE
    )
    changes: ChangeConnection = paged(
        "What was changed since then, newest first.", first=50, since=Arg(DateTime, "Only changes from this moment on.", ...)
    )
    match_candidates: MatchCandidateConnection = paged("Pairs that may be one agency, likeliest first, with reasons.", first=20)
    stats: Stats = reads("How much there is.")
    viewer: Viewer = reads("Who is asking.")
