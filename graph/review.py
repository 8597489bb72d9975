"""A reviewer's decisions on claims. What a document says is never altered: a decision sets the status beside it and is logged.

A claim's id is made of what it says, so a rejected claim stays rejected however often its words are read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import neo4j

from graph.direct import direct_edges
from graph.driver import translated, writing
from graph.events import Event, log
from graph.work import moment
from queries import cypher
from schema.errors import Code, ConveneError
from schema.kinds import ChangeKind, Predicate, ReviewDecision, ReviewStatus

STATUS = {
    ReviewDecision.ACCEPT: ReviewStatus.ACCEPTED,
    ReviewDecision.REJECT: ReviewStatus.REJECTED,
    ReviewDecision.CONTEST: ReviewStatus.CONTESTED,
    ReviewDecision.REOPEN: ReviewStatus.PROPOSED,
}
# Claims that one decision may take: what fits one transaction with room.
MOST = 500


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided of the claims with these ids, by whom (the name of a key), and why."""

    ids: tuple[str, ...]
    decision: ReviewDecision
    by: str
    note: str | None = None


def review(driver: neo4j.Driver, decision: Decision, tiers: Sequence[str], database: str = "neo4j") -> None:
    """Carry a decision out, for all of its claims or for none.

    Raises NOT_FOUND where a claim is not there or not of these tiers, BAD_INPUT for too many at once.
    """
    if not 0 < len(decision.ids) <= MOST:
        raise ConveneError(Code.BAD_INPUT, f"A decision is on 1 to {MOST} claims; {len(decision.ids)} were given.")
    with translated(), driver.session(database=database) as session:
        session.execute_write(_review, decision, list(tiers))


@writing
def _review(tx: neo4j.ManagedTransaction, decision: Decision, tiers: list[str]) -> None:
    ids = list(dict.fromkeys(decision.ids))
    status = STATUS[decision.decision]
    found = tx.run(cypher("write/review"), ids=ids, status=status, tiers=tiers).data()
    missing = set(ids) - {row["id"] for row in found}
    if missing:
        raise ConveneError(Code.NOT_FOUND, f"No current claim has the id {min(missing)}.")
    direct_edges(tx, [(Predicate(row["predicate"]), row["subject"], row["object"]) for row in found])
    events = [
        Event(
            ChangeKind.REVIEWED,
            (row["id"],),
            f"{status.capitalize()}: {row['said']}",
            before=row["before"],
            after=status,
            note=decision.note,
        )
        for row in found
    ]
    log(tx, decision.by, moment(), events)
