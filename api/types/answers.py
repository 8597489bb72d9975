"""Answers for task-force leads, as GraphQL types. What is answered is graph/analysis's; how it is shown is api/answers'."""

from __future__ import annotations

import strawberry

from api.types.claims import Claim, Evidence, Responsibility
from api.types.connections import Connection
from api.types.documents import Document
from api.types.entities import Agency, ContactPoint, Jurisdiction, Resource
from api.types.fields import reads
from api.types.node import Node
from schema.kinds import CrosswalkRelation, Function, GapReason, OverlapKind, Predicate, Sector


@strawberry.type(description="A function that nobody is accountable for, as far as was read.")
class Gap:
    """A gap and why we think so."""

    function: Function = reads("What nobody is accountable for.")
    jurisdiction: Jurisdiction | None = reads("Where; null where no document that was read names its place.")
    reason: GapReason = reads("Why we think that there is a gap.")
    explanation: str = reads("What was read and what it says of this, in plain words.")
    nearest: list[Responsibility] = reads("The duties that come nearest: recommended, permitted, expired, or of another place.")


@strawberry.type(description="Duties that two agencies hold, or that contradict each other.")
class Overlap:
    """Duties that meet."""

    kind: OverlapKind = reads("How the duties meet.")
    function: Function = reads("What the duties serve.")
    jurisdiction: Jurisdiction | None = reads("Where they meet; null where no place is stated.")
    explanation: str = reads("Who is to do what, and how they differ, in plain words.")
    responsibilities: list[Responsibility] = reads("The duties that meet, each with the words of its document.")


@strawberry.type(description="An agency to call in a situation.")
class CallOption:
    """One of the ranked agencies."""

    rank: int = reads("1 is whom to call first.")
    agency: Agency = reads("Whom to call.")
    because: list[Responsibility] = reads("The duties that make the rank, the weightiest first.")
    resources: list[Resource] = reads("What it offers, where the conditions fit the situation.")
    contacts: list[ContactPoint] = reads("How to reach it: lines that are open in the situation first.")
    explanation: str = reads("Why it has this rank.")


@strawberry.type(description="The way of a case: duties in the order of their clocks, and hand-offs that nobody takes up.")
class Pathway:
    """Steps and broken hand-offs."""

    steps: list[PathwayStep] = reads("The duties: dated ones by their clocks, then recurring ones, then those without a time.")
    broken_handoffs: list[BrokenHandoff] = reads("Hand-offs on the way that the receiver's papers do not take up.")


@strawberry.type(description="One duty on the way of a case.")
class PathwayStep:
    """A step."""

    order: int = reads("Its place on the way, from 1.")
    window: str = reads("By when, as 'at once', 'within 90 minutes' or 'no time stated'.")
    responsibility: Responsibility = reads("The duty of this step.")
    hands_to: list[Agency] = reads("The agencies that the step hands over to.")


@strawberry.type(description="`giver` hands over to `receiver`, whose documents do not take it up.")
class BrokenHandoff:
    """A hand-off without an end."""

    giver: Agency = reads("Who hands over.")
    receiver: Agency = reads("Who is handed to.")
    responsibility: Responsibility = reads("The duty by which it is handed over.")
    explanation: str = reads("What is handed over and what was not found, in plain words.")


@strawberry.type(description="Two documents, duty by duty.")
class Crosswalk:
    """The comparison."""

    left: Document = reads("The document that is compared.")
    right: Document = reads("The document that it is compared with.")
    rows: list[CrosswalkRow] = reads("Each duty of both, by function; a duty without its like stands alone.")


@strawberry.type(description="A pair of duties, or a duty that the other document does not hold.")
class CrosswalkRow:
    """One line of the comparison."""

    function: Function = reads("What the compared duties serve.")
    left: Responsibility | None = reads("The left document's duty; null where it has none.")
    right: Responsibility | None = reads("The right document's duty; null where it has none.")
    relation: CrosswalkRelation = reads("Reads: left is … than right.")
    explanation: str = reads("Why: how binding, by when, on what condition, how far.")


@strawberry.type(description="A required member of a task force, and who fills the role.")
class MembershipItem:
    """A line of a checklist."""

    role: str = reads("The role, as the checklist names it.")
    sector: Sector = reads("The sector that the role belongs to.")
    required: bool = reads("Whether the checklist's source demands it rather than advises it.")
    source: str = reads("Where the requirement comes from.")
    satisfied_by: list[Agency] = reads(
        "Agencies that agreements and rosters in force name; empty where none that was read does."
    )
    evidence: list[Evidence] = reads("The words that name them.")


@strawberry.type(description="A chain of claims between two things.")
class Path:
    """A chain."""

    length: int = reads("How many claims the chain has.")
    nodes: list[Node] = reads("The things on the chain, both ends included.")
    claims: list[Claim] = reads("The claims between them, in order.")
    explanation: str = reads("The chain in words.")


@strawberry.type(description="Collaboration among agencies, with the caveats that its sources bring.")
class Network:
    """Agencies, ties and what to mind."""

    nodes: list[NetworkNode] = reads("Agencies with a tie, those most between others first.")
    edges: list[NetworkEdge] = reads("The ties, those of most claims first.")
    density: float = reads("How many of the possible ties there are, from 0 to 1.")
    caveats: list[str] = reads("What to mind before reading anything into it.")


@strawberry.type(description="An agency in the network. `low` and `high` bound betweenness when one document is left out.")
class NetworkNode:
    """An agency and its measures."""

    agency: Agency = reads("Which agency.")
    degree: int = reads("With how many agencies it is tied.")
    betweenness: float = reads("On what share of the shortest ways between others it lies, from 0 to 1.")
    low: float = reads("The least betweenness when one document at a time is left out.")
    high: float = reads("The most betweenness when one document at a time is left out.")
    community: int = reads("The group that it belongs to, counted from 0.")


@strawberry.type(description="A tie between two agencies, in the direction of its claims.")
class NetworkEdge:
    """A tie."""

    source: strawberry.ID = reads("The id of the agency of whom the claims speak.")
    target: strawberry.ID = reads("The id of the agency that the claims lead to.")
    predicates: list[Predicate] = reads("What the claims say.")
    claim_count: int = reads("How many claims make the tie.")


@strawberry.type(description="What falls away when agencies leave.")
class Impact:
    """The impact."""

    uncovered: list[Gap] = reads("Gaps that open, which were none before.")
    lost: list[Responsibility] = reads("The duties in force that fall away.")
    cut_handoffs: list[BrokenHandoff] = reads("Hand-offs that these agencies give or receive.")
    components_before: int = reads("Into how many parts the network of agencies falls now.")
    components_after: int = reads("Into how many parts it would fall.")


GapConnection = Connection[Gap]
OverlapConnection = Connection[Overlap]
