"""Derives anew, from the documents, all that depends on them: names, sectors and weights as each tier reads them.

For graphs of an earlier version; writer, retraction and tiers keep it right from then on. Running it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import neo4j

from graph.driver import writing
from graph.entities import carry_sectors, derive_standing
from graph.merges import apply
from graph.retract import weigh
from graph.tallies import Tally, derived, together
from graph.tiers import MOMENTS
from graph.work import Work, moment, put
from queries import cypher
from schema.kinds import Label

PAGE = 500
EVIDENCED = (Label.CLAIM, Label.SCOPE)
Step = Callable[[Work, str], str | None]


def resettle(session: neo4j.Session) -> None:
    """Go through the whole graph, a page a transaction: memory does not grow with it."""
    for label in EVIDENCED:
        _through(session, lambda work, after, label=label: _claims(work, after, label))  # type: ignore[misc]
    _through(session, _entities)


def _through(session: neo4j.Session, step: Step) -> None:
    after: str | None = ""
    while after is not None:
        after = session.execute_write(_page, step, after)


@writing
def _page(tx: neo4j.ManagedTransaction, step: Step, after: str) -> str | None:
    return step(Work(tx, "", moment(), uuid4().hex), after)


def _entities(work: Work, after: str) -> str | None:
    found = work.tx.run(cypher("read/resettle_entities"), after=after, size=PAGE).data()
    updates = []
    for row in found:
        tally = together(Tally.stored(one) for one in row["said"])
        properties = tally.properties()
        if not tally.forms:
            del properties["tier"]
        elif not row["standing"]:
            # What is called by another's name carries none of its own.
            properties |= derived(row["id"], Tally() if row["merged"] else tally) | {"tier": tally.tier}
        updates.append({"id": row["id"], "properties": properties})
    put(work, "write/entity_properties", updates, now=work.now)
    work.tx.run(cypher("write/entity_moments"), ids=[row["id"] for row in found], **MOMENTS).consume()
    derive_standing(work, [row["id"] for row in found if row["standing"]])
    carry_sectors(work, [row["id"] for row in found])
    apply(work, [row["id"] for row in found if row["judged"]])
    return str(found[-1]["id"]) if len(found) == PAGE else None


def _claims(work: Work, after: str, label: Label) -> str | None:
    found = work.tx.run(cypher("read/resettle_claims", label), after=after, size=PAGE).data()
    rows = [{"id": row["id"], "properties": weigh(row["supports"], row["held"])} for row in found if row["supports"]]
    put(work, "write/weigh_claims", rows, label)
    work.tx.run(cypher("write/claim_moments", label), ids=[row["id"] for row in found], **MOMENTS).consume()
    return str(found[-1]["id"]) if len(found) == PAGE else None
