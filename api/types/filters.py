"""The filters of lists: AND, OR and NOT on every level, `some`, `none` and `all` on what hangs together.

`{one}` and `{many}` in descriptions become words in api/describe. What a filter asks of the graph: graph/select/filters.
"""

from __future__ import annotations

from typing import Any

import strawberry

from api.types.fields import optional
from api.types.operators import (
    AgencyKindFilter,
    DateFilter,
    DocumentKindFilter,
    DurationFilter,
    FloatFilter,
    FunctionFilter,
    IDFilter,
    IntFilter,
    JurisdictionLevelFilter,
    ModalityFilter,
    PredicateFilter,
    ProtocolKindFilter,
    ResourceKindFilter,
    SectorFilter,
    StatusFilter,
    StringFilter,
)


def every() -> Any:
    """The field AND."""
    return optional("All of these hold of the {one}.")


def any_() -> Any:
    """The field OR."""
    return optional("At least one of these holds of the {one}; an empty list holds of none.")


def no() -> Any:
    """The field NOT."""
    return optional("This does not hold of the {one}.")


def by_id() -> Any:
    """The field id."""
    return optional("By the id of the {one}.")


def by_name() -> Any:
    """The field name."""
    return optional("By the name of the {one}, or one of its aliases.")


def by_documents() -> Any:
    """The field documents."""
    return optional("By the documents that the {one} is quoted from.")


@strawberry.input(description="Which agencies: all that is given must hold.")
class AgencyWhere:
    """A filter of agencies."""

    AND: list[AgencyWhere] | None = every()
    OR: list[AgencyWhere] | None = any_()
    NOT: AgencyWhere | None = no()
    id: IDFilter | None = by_id()
    name: StringFilter | None = by_name()
    kind: AgencyKindFilter | None = optional("By whether the agency is one body or a class of bodies.")
    sector: SectorFilter | None = optional("By the sector of the agency.")
    jurisdictions: JurisdictionListFilter | None = optional("By the places where the agency works.")
    responsibilities: ResponsibilityListFilter | None = optional("By the duties that the agency holds.")
    provides: ResourceListFilter | None = optional("By the resources that the agency provides.")
    follows: ProtocolListFilter | None = optional("By the protocols that the agency follows.")
    documents: DocumentListFilter | None = by_documents()


@strawberry.input(description="Which protocols: all that is given must hold.")
class ProtocolWhere:
    """A filter of protocols."""

    AND: list[ProtocolWhere] | None = every()
    OR: list[ProtocolWhere] | None = any_()
    NOT: ProtocolWhere | None = no()
    id: IDFilter | None = by_id()
    name: StringFilter | None = by_name()
    kind: ProtocolKindFilter | None = optional("By the kind of rule that the protocol is.")
    citation: StringFilter | None = optional("By the citation of the protocol.")
    followed_by: AgencyListFilter | None = optional("By the agencies that follow the protocol.")
    jurisdictions: JurisdictionListFilter | None = optional("By the places where the protocol holds.")
    documents: DocumentListFilter | None = by_documents()


@strawberry.input(description="Which resources: all that is given must hold.")
class ResourceWhere:
    """A filter of resources."""

    AND: list[ResourceWhere] | None = every()
    OR: list[ResourceWhere] | None = any_()
    NOT: ResourceWhere | None = no()
    id: IDFilter | None = by_id()
    name: StringFilter | None = by_name()
    kind: ResourceKindFilter | None = optional("By the kind of thing that the resource is.")
    providers: AgencyListFilter | None = optional("By the agencies that provide the resource.")
    jurisdictions: JurisdictionListFilter | None = optional("By the places where the resource is offered.")
    documents: DocumentListFilter | None = by_documents()


@strawberry.input(description="Which jurisdictions: all that is given must hold.")
class JurisdictionWhere:
    """A filter of jurisdictions."""

    AND: list[JurisdictionWhere] | None = every()
    OR: list[JurisdictionWhere] | None = any_()
    NOT: JurisdictionWhere | None = no()
    id: IDFilter | None = by_id()
    name: StringFilter | None = by_name()
    level: JurisdictionLevelFilter | None = optional("By the level of the jurisdiction.")
    geoid: StringFilter | None = optional("By the Census GEOID of the jurisdiction.")
    iso_code: StringFilter | None = optional("By the ISO 3166 code of the jurisdiction.")
    within: IDFilter | None = optional("By a jurisdiction around it, at any distance; it is not inside itself.")


@strawberry.input(description="Which activities: all that is given must hold.")
class ActivityWhere:
    """A filter of activities."""

    AND: list[ActivityWhere] | None = every()
    OR: list[ActivityWhere] | None = any_()
    NOT: ActivityWhere | None = no()
    id: IDFilter | None = by_id()
    name: StringFilter | None = by_name()
    function: FunctionFilter | None = optional("By what the activity serves.")


@strawberry.input(description="Which findings: all that is given must hold.")
class FindingWhere:
    """A filter of findings."""

    AND: list[FindingWhere] | None = every()
    OR: list[FindingWhere] | None = any_()
    NOT: FindingWhere | None = no()
    id: IDFilter | None = by_id()
    name: StringFilter | None = optional("By the sentence of the finding.")
    year: IntFilter | None = optional("By the year that the finding speaks of.")
    documents: DocumentListFilter | None = by_documents()


@strawberry.input(description="Which duties: all that is given must hold.")
class ResponsibilityWhere:
    """A filter of duties."""

    AND: list[ResponsibilityWhere] | None = every()
    OR: list[ResponsibilityWhere] | None = any_()
    NOT: ResponsibilityWhere | None = no()
    id: IDFilter | None = by_id()
    subject: AgencyWhere | None = optional("By the agency that holds the duty.")
    function: FunctionFilter | None = optional("By what the duty serves.")
    action: StringFilter | None = optional("By the words of the duty.")
    modality: ModalityFilter | None = optional("By how binding the duty is.")
    negated: bool | None = optional("True: only what is not to be done. False: only what is.")
    deadline: DurationFilter | None = optional("By the length of the duty's deadline.")
    condition: StringFilter | None = optional("By the words of the duty's condition.")
    protocol: ProtocolWhere | None = optional("By the rule that the duty stands in.")
    jurisdictions: JurisdictionListFilter | None = optional("By the places where the duty holds.")
    documents: DocumentListFilter | None = by_documents()
    status: StatusFilter | None = optional("By what reviewers have said of it; rejected ones only if asked for.")
    confidence: FloatFilter | None = optional("By how sure the reading of the duty is.")


@strawberry.input(description="Which claims: all that is given must hold.")
class ClaimWhere:
    """A filter of claims."""

    AND: list[ClaimWhere] | None = every()
    OR: list[ClaimWhere] | None = any_()
    NOT: ClaimWhere | None = no()
    id: IDFilter | None = by_id()
    predicate: PredicateFilter | None = optional("By what kind of thing the claim says.")
    subject: AgencyWhere | None = optional("By the agency of whom the claim speaks.")
    modality: ModalityFilter | None = optional("By how binding the claim is.")
    negated: bool | None = optional("True: only denials. False: only what is affirmed.")
    documents: DocumentListFilter | None = by_documents()
    status: StatusFilter | None = optional("By what reviewers have said of it; rejected ones only if asked for.")
    confidence: FloatFilter | None = optional("By how sure the reading of the claim is.")


@strawberry.input(description="Which documents: all that is given must hold.")
class DocumentWhere:
    """A filter of documents."""

    AND: list[DocumentWhere] | None = every()
    OR: list[DocumentWhere] | None = any_()
    NOT: DocumentWhere | None = no()
    id: IDFilter | None = by_id()
    title: StringFilter | None = optional("By the title of the document.")
    kind: DocumentKindFilter | None = optional("By the sort of paper that the document is.")
    publisher: StringFilter | None = optional("By who put the document out.")
    published_on: DateFilter | None = optional("By the day of the document's publication.")
    effective_on: DateFilter | None = optional("By the day from which the document is in force.")
    expires_on: DateFilter | None = optional("By the day on which the document ends.")
    review_due_on: DateFilter | None = optional("By the day by which the document is to be looked at again.")
    parties: AgencyListFilter | None = optional("By the agencies that sign the document.")


def some(many: str) -> Any:
    """The field some."""
    return optional(f"This holds of at least one of the {many}.")


def none(many: str) -> Any:
    """The field none."""
    return optional(f"This holds of none of the {many}; true where there are none.")


def all_(many: str) -> Any:
    """The field all."""
    return optional(f"This holds of each of the {many}; true where there are none.")


@strawberry.input(description="Asks about the agencies that belong to it.")
class AgencyListFilter:
    """Quantifiers over agencies."""

    some: AgencyWhere | None = some("agencies")
    none: AgencyWhere | None = none("agencies")
    all: AgencyWhere | None = all_("agencies")


@strawberry.input(description="Asks about the protocols that belong to it.")
class ProtocolListFilter:
    """Quantifiers over protocols."""

    some: ProtocolWhere | None = some("protocols")
    none: ProtocolWhere | None = none("protocols")
    all: ProtocolWhere | None = all_("protocols")


@strawberry.input(description="Asks about the resources that belong to it.")
class ResourceListFilter:
    """Quantifiers over resources."""

    some: ResourceWhere | None = some("resources")
    none: ResourceWhere | None = none("resources")
    all: ResourceWhere | None = all_("resources")


@strawberry.input(description="Asks about the jurisdictions that belong to it.")
class JurisdictionListFilter:
    """Quantifiers over jurisdictions."""

    some: JurisdictionWhere | None = some("jurisdictions")
    none: JurisdictionWhere | None = none("jurisdictions")
    all: JurisdictionWhere | None = all_("jurisdictions")


@strawberry.input(description="Asks about the duties that belong to it.")
class ResponsibilityListFilter:
    """Quantifiers over duties."""

    some: ResponsibilityWhere | None = some("duties")
    none: ResponsibilityWhere | None = none("duties")
    all: ResponsibilityWhere | None = all_("duties")


@strawberry.input(description="Asks about the documents that belong to it.")
class DocumentListFilter:
    """Quantifiers over documents."""

    some: DocumentWhere | None = some("documents")
    none: DocumentWhere | None = none("documents")
    all: DocumentWhere | None = all_("documents")
