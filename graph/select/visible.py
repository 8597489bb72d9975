"""What a reader may see and what is current: the one place that says so. Every step of a statement asks here."""

from __future__ import annotations

from schema.kinds import Label, ReviewStatus

TIERS = "tiers"


def visible(variable: str, label: str) -> str:
    """The condition under which the node `variable` is there for the reader."""
    seen = f"{variable}.tier IN ${TIERS} AND {variable}.retractedAt IS NULL"
    if label == Label.ENTITY:
        return f"{seen} AND NOT {variable}:{Label.MERGED}"
    return seen


def standing(variable: str) -> str:
    """The condition under which the claim `variable` makes a tie: seen, affirmed and not rejected."""
    return f"{visible(variable, Label.CLAIM)} AND NOT {variable}.negated AND {variable}.status <> '{ReviewStatus.REJECTED}'"
