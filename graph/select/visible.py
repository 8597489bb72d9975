"""What a reader may see and what is current: the one place that says so. Every step of a statement asks here."""

from __future__ import annotations

from schema.kinds import Label, Rel, ReviewStatus

TIERS = "tiers"


def visible(variable: str, label: str) -> str:
    """The condition under which the node `variable` is there for the reader."""
    seen = f"{variable}.tier IN ${TIERS} AND {variable}.retractedAt IS NULL"
    if label == Label.JUDGEMENT:
        return (
            f"NOT EXISTS {{ ({variable})-[:{Rel.JUDGES}]->({variable}n) WHERE NOT ({visible(f'{variable}n', Label.ENTITY)}) }}"
        )
    if label == Label.EVENT:
        # A change is there for those who see what it was made to.
        return f"NOT EXISTS {{ ({variable})-[:{Rel.CONCERNS}]->({variable}n) WHERE NOT {variable}n.tier IN ${TIERS} }}"
    if label == Label.ENTITY:
        return f"{seen} AND NOT {variable}:{Label.MERGED}"
    return seen


def standing(variable: str) -> str:
    """The condition under which the claim `variable` makes a tie: seen, affirmed and not rejected."""
    return f"{visible(variable, Label.CLAIM)} AND NOT {variable}.negated AND {variable}.status <> '{ReviewStatus.REJECTED}'"
