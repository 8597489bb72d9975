"""The root of all reading. Fields that are not served yet are not declared: a stub would lie."""

from __future__ import annotations

import strawberry

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
from api.types.entities import Agency, Jurisdiction
from api.types.enums import MatrixAxis
from api.types.fields import Arg, optional, paged, reads
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
from api.types.matrix import Matrix
from api.types.node import Node
from api.types.orders import AgencyOrder, DocumentOrder, EntityOrder, ResponsibilityOrder
from api.types.service import Stats, Viewer
from schema.kinds import EntityKind


@strawberry.input(one_of=True, description="Names one agency: by id or by name.")
class AgencyKey:
    """One way to name an agency."""

    id: strawberry.ID | None = optional("The global id of the agency.")
    name: str | None = optional("Its name or one of its aliases, without regard to case.")


@strawberry.input(one_of=True, description="Names one jurisdiction: by id, code or name.")
class JurisdictionKey:
    """One way to name a jurisdiction."""

    id: strawberry.ID | None = optional("The global id of the jurisdiction.")
    geoid: str | None = optional("Its Census GEOID, leading zeros kept.")
    iso_code: str | None = optional("Its ISO 3166-1 or 3166-2 code.")
    name: str | None = optional("Its name or another name seen for it, without regard to case.")


MATRIX = {
    "rows": Arg(MatrixAxis | None, "What the rows stand for.", MatrixAxis.FUNCTION),
    "columns": Arg(MatrixAxis | None, "What the columns stand for.", MatrixAxis.SECTOR),
    "where": Arg(ResponsibilityWhere | None, "Only duties for which this holds."),
}


@strawberry.type(description="What can be asked.")
class Query:
    """The fields of the root."""

    node: Node | None = reads("Anything by its global id.", id=Arg(strawberry.ID, "The global id.", ...))
    nodes: list[Node | None] = reads(
        "Several things by their global ids, in the order asked for; null for an id that is not known.",
        ids=Arg(list[strawberry.ID], "The global ids, 100 at most.", ...),
    )
    agency: Agency | None = reads("One agency.", by=Arg(AgencyKey, "What names the agency.", ...))
    jurisdiction: Jurisdiction | None = reads("One jurisdiction.", by=Arg(JurisdictionKey, "What names the jurisdiction.", ...))
    agencies: AgencyConnection = paged(
        "Agencies, by name unless another order is asked for.", where=AgencyWhere, order=AgencyOrder, first=None, backward=True
    )
    protocols: ProtocolConnection = paged(
        "Rules that partners act under, by name.", where=ProtocolWhere, order=EntityOrder, first=None, backward=True
    )
    resources: ResourceConnection = paged(
        "Services, programmes and other resources, by name.", where=ResourceWhere, order=EntityOrder, first=None, backward=True
    )
    jurisdictions: JurisdictionConnection = paged(
        "Places and legal areas, by name.", where=JurisdictionWhere, order=EntityOrder, first=None, backward=True
    )
    activities: ActivityConnection = paged(
        "What is done, by name.", where=ActivityWhere, order=EntityOrder, first=None, backward=True
    )
    findings: FindingConnection = paged(
        "Sentences of evidence, in alphabetical order.", where=FindingWhere, order=EntityOrder, first=None, backward=True
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
    )
    claims: ClaimConnection = paged("All that is said of agencies.", where=ClaimWhere, first=None, backward=True)
    search: SearchConnection = paged(
        "Names, aliases, duties, findings and passages; typing errors are forgiven.",
        text=Arg(str, "The words to look for, 200 characters at most.", ...),
        kinds=Arg(list[EntityKind] | None, "Only entities of these kinds; ACTIVITY brings duties too. All where left out."),
    )
    responsibility_matrix: Matrix = reads("Who does what: how many duties in each cell, and which.", **MATRIX)
    stats: Stats = reads("How much there is.")
    viewer: Viewer = reads("Who is asking.")
