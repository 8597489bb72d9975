"""The enums of the interface: those of the ontology with its descriptions, and the few that only questions need."""

from __future__ import annotations

from enum import StrEnum

import strawberry

from schema import kinds
from schema.kinds import DESCRIPTIONS


class SortDirection(StrEnum):
    """Which end of an order comes first."""

    ASC = "ASC"
    DESC = "DESC"


class MatrixAxis(StrEnum):
    """What the rows or columns of the matrix stand for."""

    FUNCTION = "FUNCTION"
    SECTOR = "SECTOR"
    AGENCY = "AGENCY"
    JURISDICTION = "JURISDICTION"
    MODALITY = "MODALITY"
    DOCUMENT = "DOCUMENT"


OWN: dict[str, dict[str, str]] = {
    "SortDirection": {
        "": "Which end of an order comes first.",
        "ASC": "Smallest, earliest or first in the alphabet first.",
        "DESC": "Largest, latest or last in the alphabet first.",
    },
    "MatrixAxis": {
        "": "What the rows or columns of a matrix stand for.",
        "FUNCTION": "One for each function of the duties.",
        "SECTOR": "One for each sector of the agencies that hold the duties.",
        "AGENCY": "One for each agency that holds a duty.",
        "JURISDICTION": "One for each place where the duties hold.",
        "MODALITY": "One for each degree of being bound.",
        "DOCUMENT": "One for each document that the duties are quoted from.",
    },
}


def described(cls: type[StrEnum], texts: dict[str, str]) -> None:
    """Make `cls` a GraphQL enum whose values carry the descriptions of `texts`; "" describes the enum itself."""
    strawberry.enum(cls, description=texts[""])
    for value in cls.__strawberry_definition__.values:  # type: ignore[attr-defined]
        value.description = texts[value.name]


ENUMS = (
    kinds.EntityKind,
    kinds.Sector,
    kinds.Function,
    kinds.Predicate,
    kinds.Modality,
    kinds.AgencyKind,
    kinds.ProtocolKind,
    kinds.ResourceKind,
    kinds.JurisdictionLevel,
    kinds.DocumentKind,
    kinds.Tier,
    kinds.ReviewStatus,
    kinds.ReviewDecision,
    kinds.MatchVerdict,
    kinds.ChangeKind,
    kinds.DutyChangeKind,
    kinds.GapReason,
    kinds.OverlapKind,
    kinds.CrosswalkRelation,
    kinds.DateField,
)


def register() -> None:
    """Make GraphQL enums of all of them."""
    for cls in ENUMS:
        described(cls, DESCRIPTIONS[cls.__name__])
    for own in (SortDirection, MatrixAxis):
        described(own, OWN[own.__name__])
