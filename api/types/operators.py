"""The operators that filters put to a value: one input for each kind of value."""

from __future__ import annotations

from typing import Any

import strawberry

from api.types.fields import optional
from api.types.scalars import Date, Duration
from schema.kinds import (
    AgencyKind,
    DocumentKind,
    Function,
    JurisdictionLevel,
    Modality,
    Predicate,
    ProtocolKind,
    ResourceKind,
    ReviewStatus,
    Sector,
)


def one_of(what: str) -> Any:
    """The operator `in`."""
    return optional(f"It is one of these {what}.", name="in")


@strawberry.input(description="Asks for ids.")
class IDFilter:
    """Operators on ids."""

    eq: strawberry.ID | None = optional("It is this id.")
    in_: list[strawberry.ID] | None = one_of("ids")


@strawberry.input(description="Asks for text. Case-insensitive; no patterns of the caller's are run.")
class StringFilter:
    """Operators on text."""

    eq: str | None = optional("It is this text.")
    in_: list[str] | None = one_of("texts")
    contains: str | None = optional("This text is somewhere in it.")
    starts_with: str | None = optional("It starts with this text.")
    ends_with: str | None = optional("It ends with this text.")


@strawberry.input(description="Asks for a number with decimals.")
class FloatFilter:
    """Operators on decimals."""

    eq: float | None = optional("It is this number.")
    lt: float | None = optional("It is less than this number.")
    lte: float | None = optional("It is at most this number.")
    gt: float | None = optional("It is more than this number.")
    gte: float | None = optional("It is at least this number.")


@strawberry.input(description="Asks for a whole number.")
class IntFilter:
    """Operators on whole numbers."""

    eq: int | None = optional("It is this whole number.")
    in_: list[int] | None = one_of("whole numbers")
    lt: int | None = optional("It is less than this whole number.")
    lte: int | None = optional("It is at most this whole number.")
    gt: int | None = optional("It is more than this whole number.")
    gte: int | None = optional("It is at least this whole number.")


@strawberry.input(description="Asks for a day.")
class DateFilter:
    """Operators on days."""

    eq: Date | None = optional("It is this day.")
    lt: Date | None = optional("It is before this day.")
    lte: Date | None = optional("It is this day or before.")
    gt: Date | None = optional("It is after this day.")
    gte: Date | None = optional("It is this day or after.")
    is_null: bool | None = optional("True: no day is given. False: one is.")


@strawberry.input(description="Asks for the length of a deadline; a month counts 30 days, a year 365.")
class DurationFilter:
    """Operators on durations."""

    eq: Duration | None = optional("It is as long as this.")
    lte: Duration | None = optional("It is this long or shorter.")
    gte: Duration | None = optional("It is this long or longer.")
    is_null: bool | None = optional("True: no length can be read. False: one can.")


@strawberry.input(description="Asks for a sector.")
class SectorFilter:
    """Operators on sectors."""

    eq: Sector | None = optional("It is of this sector.")
    in_: list[Sector] | None = one_of("sectors")
    not_in: list[Sector] | None = optional("It is of none of these sectors, or of none at all.")


@strawberry.input(description="Asks for a function.")
class FunctionFilter:
    """Operators on functions."""

    eq: Function | None = optional("It serves this function.")
    in_: list[Function] | None = one_of("functions")
    not_in: list[Function] | None = optional("It serves none of these functions.")


@strawberry.input(description="Asks how binding it is.")
class ModalityFilter:
    """Operators on modalities."""

    eq: Modality | None = optional("It is bound to this degree.")
    in_: list[Modality] | None = one_of("degrees of being bound")


@strawberry.input(description="Asks what kind of thing is said.")
class PredicateFilter:
    """Operators on predicates."""

    eq: Predicate | None = optional("It says this kind of thing.")
    in_: list[Predicate] | None = one_of("kinds of statement")


@strawberry.input(description="Asks what reviewers have said.")
class StatusFilter:
    """Operators on the state of review."""

    eq: ReviewStatus | None = optional("Its review stands so.")
    in_: list[ReviewStatus] | None = one_of("states of review")


@strawberry.input(description="Asks for a sort of paper.")
class DocumentKindFilter:
    """Operators on sorts of paper."""

    eq: DocumentKind | None = optional("It is this sort of paper.")
    in_: list[DocumentKind] | None = one_of("sorts of paper")


@strawberry.input(description="Asks for a level of jurisdiction.")
class JurisdictionLevelFilter:
    """Operators on levels."""

    eq: JurisdictionLevel | None = optional("It is of this level.")
    in_: list[JurisdictionLevel] | None = one_of("levels")


@strawberry.input(description="Asks whether it is one body or a class of bodies.")
class AgencyKindFilter:
    """Operators on kinds of agency."""

    eq: AgencyKind | None = optional("It is this kind of agency.")
    in_: list[AgencyKind] | None = one_of("kinds of agency")


@strawberry.input(description="Asks for a kind of rule.")
class ProtocolKindFilter:
    """Operators on kinds of rule."""

    eq: ProtocolKind | None = optional("It is this kind of rule.")
    in_: list[ProtocolKind] | None = one_of("kinds of rule")


@strawberry.input(description="Asks for a kind of resource.")
class ResourceKindFilter:
    """Operators on kinds of resource."""

    eq: ResourceKind | None = optional("It is this kind of resource.")
    in_: list[ResourceKind] | None = one_of("kinds of resource")
