"""The six kinds of thing that documents speak of, as GraphQL types; how each field is read stands in graph/select/model."""

from __future__ import annotations

import strawberry

from api.types.connections import (
    AgencyConnection,
    AgencyRef,
    DocumentRef,
    EntityConnection,
    EvidenceConnection,
    JurisdictionConnection,
    JurisdictionRef,
    PartnerConnection,
    ProtocolConnection,
    ResourceConnection,
    ResponsibilityConnection,
)
from api.types.fields import Arg, paged, reads
from api.types.filters import AgencyWhere, ProtocolWhere, ResourceWhere, ResponsibilityWhere
from api.types.node import Node
from api.types.orders import ResponsibilityOrder
from api.types.scalars import Date
from schema.kinds import AgencyKind, Function, JurisdictionLevel, Predicate, ProtocolKind, ResourceKind, Sector, Tier


@strawberry.interface(description="A thing in the world that documents speak of.")
class Entity(Node):
    """What all six kinds share."""

    name: str = reads("The preferred name of the {one}.")
    aliases: list[str] = reads("Every other name seen for the {one}.")
    evidence: EvidenceConnection = paged("Where the {one} is spoken of, quoted.")


@strawberry.type(description="How an office is reached: a role and a line, never a private person.")
class ContactPoint:
    """A line of an office."""

    label: str = reads("Which desk, unit or line it is.")
    phone: str | None = reads("The number to call.")
    email: str | None = reads("The mailbox to write to.")
    url: str | None = reads("The address on the web.")
    hours: str | None = reads("When somebody is there, as written.")
    tier: Tier = reads("Who may see this line; partners at least.")
    assured_on: Date | None = reads("The day of the newest document that gives it; null where none states its day.")


@strawberry.type(description="An organisation, an office, or a class of organisations or professionals that acts as a partner.")
class Agency(Entity):
    """Who does things."""

    kind: AgencyKind = reads("Whether it is one body or a class of bodies.")
    sector: Sector | None = reads("The sector that it belongs to; null where no document gives it away.")
    parent: AgencyRef | None = reads("The agency that it is a part of.")
    units: AgencyConnection = paged("The agencies that are a part of it.")
    jurisdictions: JurisdictionConnection = paged("Where it works, as its documents say.")
    responsibilities: ResponsibilityConnection = paged(
        "What it does, must, should or may do.",
        where=ResponsibilityWhere,
        order=ResponsibilityOrder,
        first=None,
        backward=True,
    )
    provides: ResourceConnection = paged("What it offers, runs or staffs.", where=ResourceWhere)
    follows: ProtocolConnection = paged("The rules that it adopts, signs or is bound by.", where=ProtocolWhere)
    partners: PartnerConnection = paged(
        "Agencies that it is tied to; the edge says how.",
        where=AgencyWhere,
        predicates=Arg(list[Predicate] | None, "Only ties of these kinds."),
    )
    contacts: list[ContactPoint] = reads("What an authorised reader may use to reach the office; a role and a line.")


@strawberry.type(
    description="A rule that partners act under, as a law, policy, plan, agreement, guideline or written procedure."
)
class Protocol(Entity):
    """What is followed."""

    kind: ProtocolKind = reads("What kind of rule it is.")
    citation: str | None = reads("As '22 U.S.C. 7104(b)', where it has one.")
    followed_by: AgencyConnection = paged("The agencies that adopt it, sign it or are bound by it.", where=AgencyWhere)
    responsibilities: ResponsibilityConnection = paged("The duties that stand in it.", where=ResponsibilityWhere)
    jurisdictions: JurisdictionConnection = paged("Where it holds.")
    text: DocumentRef | None = reads("The ingested document that is this protocol's own text.")


@strawberry.type(
    description="Something offered or used to respond, as a service, programme, facility, fund, tool, training or hotline."
)
class Resource(Entity):
    """What is provided."""

    kind: ResourceKind = reads("What kind of thing is offered.")
    providers: AgencyConnection = paged("The agencies that offer, run or staff it.", where=AgencyWhere)
    funders: AgencyConnection = paged("The agencies that pay for it.", where=AgencyWhere)
    jurisdictions: JurisdictionConnection = paged("Where it is offered.")
    eligibility: str | None = reads("Whom it is for, in the words of the source.")
    minimum_age: int | None = reads("The youngest that it takes, in years.")
    maximum_age: int | None = reads("The oldest that it takes, in years.")


@strawberry.type(description="A place or legal area in which a thing holds.")
class Jurisdiction(Entity):
    """Where things hold."""

    level: JurisdictionLevel = reads("Whether it is a country, a state, a county or another area.")
    geoid: str | None = reads("Census GEOID, leading zeros kept.")
    iso_code: str | None = reads("ISO 3166-1 or 3166-2.")
    parent: JurisdictionRef | None = reads("The next larger area around it.")
    children: JurisdictionConnection = paged("The next smaller areas inside it.", first=50)
    agencies: AgencyConnection = paged("The agencies that work here, as their documents say.", where=AgencyWhere)


@strawberry.type(description="What an agency does, must, should or may do.")
class Activity(Entity):
    """What is done."""

    function: Function = reads("What it serves in the response to trafficking.")
    responsibilities: ResponsibilityConnection = paged("Who does, must, should or may do it.", where=ResponsibilityWhere)


@strawberry.type(description="A whole sentence that states evidence, as a number, a study's result or an observed gap.")
class Finding(Entity):
    """What is known."""

    name: str = reads("The sentence, as the document has it.")
    figures: list[str] = reads("The numbers in it, as they are written.")
    year: int | None = reads("The year that it speaks of.")
    about: EntityConnection = paged("What it is about.")
    practice: ResponsibilityConnection = paged("Duties on the same function or sector: who here acts on it.")
