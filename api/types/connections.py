"""Relay's connections and edges, once for all types; `{one}` and `{many}` in descriptions become words in api/describe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

import strawberry
from strawberry.types.lazy_type import LazyType

from api.types.fields import paged, reads
from schema.kinds import Predicate

if TYPE_CHECKING:
    from api.types.claims import Claim, Evidence, Responsibility
    from api.types.documents import Document
    from api.types.entities import Activity, Agency, Entity, Finding, Jurisdiction, Protocol, Resource
    from api.types.node import Node
else:  # the types refer to each other in circles; Strawberry looks these up when the schema is made
    Activity, Agency, Entity, Finding, Jurisdiction, Protocol, Resource = (
        LazyType(name, "api.types.entities")
        for name in ("Activity", "Agency", "Entity", "Finding", "Jurisdiction", "Protocol", "Resource")
    )
    Claim, Evidence, Responsibility = (LazyType(name, "api.types.claims") for name in ("Claim", "Evidence", "Responsibility"))
    Document = LazyType("Document", "api.types.documents")
    Node = LazyType("Node", "api.types.node")

AgencyRef: TypeAlias = Agency
ProtocolRef: TypeAlias = Protocol
JurisdictionRef: TypeAlias = Jurisdiction
ActivityRef: TypeAlias = Activity
EntityRef: TypeAlias = Entity
DocumentRef: TypeAlias = Document
ResponsibilityRef: TypeAlias = Responsibility
T = TypeVar("T")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Relay's page information."""

    has_next_page: bool = reads("Whether more follow behind this page.")
    has_previous_page: bool = reads("Whether some stand in front of this page.")
    start_cursor: str | None = reads("Where the first on this page stands; null on an empty page.")
    end_cursor: str | None = reads("Where the last on this page stands; null on an empty page.")


@strawberry.type(description="{One} in a list, with the place where it stands.")
class Edge(Generic[T]):
    """One entry of a connection."""

    cursor: str = reads("Where this {one} stands in the list; only good for that list.")
    node: T = reads("The {one} itself.")


@strawberry.type(description="One page of a list of {many}.")
class Connection(Generic[T]):
    """One page of a list."""

    edges: list[Edge[T]] = reads("The {many} of this page, each with its cursor.")
    nodes: list[T] = reads("The {many} of this page, without cursors.")
    page_info: PageInfo = reads("Where this page of {many} stands in the whole list.")
    total_count: int = reads("How many {many} the whole list holds; counted only when asked for.")


AgencyConnection = Connection[Agency]
ProtocolConnection = Connection[Protocol]
ResourceConnection = Connection[Resource]
JurisdictionConnection = Connection[Jurisdiction]
ActivityConnection = Connection[Activity]
FindingConnection = Connection[Finding]
EntityConnection = Connection[Entity]
ClaimConnection = Connection[Claim]
ResponsibilityConnection = Connection[Responsibility]
EvidenceConnection = Connection[Evidence]
DocumentConnection = Connection[Document]


@strawberry.type(description="A partner in a list, with what ties it to the agency.")
class PartnerEdge:
    """An agency that another is tied to."""

    cursor: str = reads("Where this partner stands in the list; only good for that list.")
    node: AgencyRef = reads("The partner itself.")
    predicates: list[Predicate] = reads("Every way in which the two are tied, in either direction.")
    claims: ClaimConnection = paged("The claims that tie the two, in either direction.")


@strawberry.type(description="One page of a list of partners.")
class PartnerConnection:
    """The agencies that one agency is tied to."""

    edges: list[PartnerEdge] = reads("The partners of this page, each with its cursor and its ties.")
    nodes: list[AgencyRef] = reads("The partners of this page, without cursors and ties.")
    page_info: PageInfo = reads("Where this page of partners stands in the whole list.")
    total_count: int = reads("How many partners there are in all; counted only when asked for.")


@strawberry.type(description="A hit; `highlight` marks the words inside the text that matched.")
class SearchEdge:
    """One hit of a search."""

    cursor: str = reads("Where this hit stands in the ranking; only good for that search.")
    node: Node = reads("What was found: the entity that is named, the duty that says so, or the document of the passage.")
    score: float = reads("How well it matches; larger is better, and only comparable within one search.")
    highlight: str = reads("The text that matched, the words between « and ».")


@strawberry.type(description="One page of hits, best first.")
class SearchConnection:
    """The hits of a search."""

    edges: list[SearchEdge] = reads("The hits of this page, each with its score and its words.")
    nodes: list[Node] = reads("What was found on this page, without scores.")
    page_info: PageInfo = reads("Where this page of hits stands in the whole ranking.")
    total_count: int = reads("How many hits there are in all; counted only when asked for.")
