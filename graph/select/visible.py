"""What a reader may see and what is current: the one place that says so. Every step of a statement asks here."""

from __future__ import annotations

import re

from schema.kinds import Label, Rel, ReviewStatus

TIERS = "tiers"
STATUSES = [str(status) for status in ReviewStatus]


def visible(variable: str, label: str) -> str:
    """The condition under which the node `variable` is there for the reader."""
    seen = f"{variable}.tier IN ${TIERS} AND {variable}.retractedAt IS NULL"
    if label == Label.PASSAGE:
        # It is reached from its document alone, and is for whoever sees that.
        return f"{variable}.retractedAt IS NULL"
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


# What changes with time in a statement: whether a thing is there, since when it is not, and what was decided of it.
MOVING = re.compile(r"\b(\w+)\.(retractedAt IS NULL|retractedAt|status)\b")


def past(text: str, moment: str) -> str:
    """A statement, or a part of one, that reads what was recorded at the moment that the expression `moment` gives.

    A thing was there from when it was recorded until it was taken back, less the spans in which it was away; its status is
    that of the last decision until then. Tiers, names and merges are those of now.
    """
    return MOVING.sub(lambda found: _then(found[1], found[2], moment), text)


def _then(v: str, what: str, moment: str) -> str:
    if what == "status":
        decided = f"MATCH (ev:{Label.EVENT})-[:{Rel.CONCERNS}]->({v}) WHERE ev.at <= {moment} AND ev.after IN {STATUSES}"
        last = f"head(COLLECT {{ {decided} RETURN ev.after ORDER BY ev.sort DESC LIMIT 1 }})"
        return f"coalesce({last}, '{ReviewStatus.PROPOSED}')"
    if what == "retractedAt":
        return f"CASE WHEN {v}.retractedAt <= {moment} THEN {v}.retractedAt END"
    away = f"{v}.away"
    return (
        f"(coalesce({v}.recordedAt, {v}.ingestedAt, '') <= {moment} AND coalesce({v}.retractedAt > {moment}, true) "
        f"AND none(i IN range(0, size(coalesce({away}, [])) - 2, 2) WHERE {away}[i] <= {moment} AND {moment} < {away}[i + 1]))"
    )


def standing(variable: str) -> str:
    """The condition under which the claim `variable` makes a tie: seen, affirmed and not rejected."""
    return f"{visible(variable, Label.CLAIM)} AND NOT {variable}.negated AND {variable}.status <> '{ReviewStatus.REJECTED}'"
