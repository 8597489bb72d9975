"""Proves the invariants on any graph, or names what fails: quotes to the character, nothing bare, nothing half there.

It reads only; mending is for ingest, retraction and judgements.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import neo4j

from graph.direct import SHOWN
from graph.driver import translated, walk
from graph.tallies import Tally, together
from queries import cypher
from schema.kinds import ReviewStatus

RULES = ("read/verify_bare", "read/verify_required")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the node of this id."""

    id: str
    fault: str


@dataclass(slots=True)
class Proof:
    """How many quotes were compared, and what was found wrong."""

    quotes: int
    faults: list[Fault]


def verify(driver: neo4j.Driver, database: str = "neo4j") -> Proof:
    """Check the whole graph. Reads it once, streaming."""
    proof = Proof(0, [])
    with translated(), driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
        for record in session.run(walk(cypher("read/verify_evidence"))):
            proof.quotes += 1
            at = record["start"] - record["at"]
            if record["text"][at : at + record["end"] - record["start"]] != record["quote"]:
                proof.faults.append(Fault(record["id"], f"quote of {record['type']} that is not the text at its place"))
        for name in RULES:
            proof.faults += [Fault(r["id"], r["fault"]) for r in session.run(walk(cypher(name)))]
        direct = session.run(walk(cypher("read/verify_direct")), shown=SHOWN, proposed=ReviewStatus.PROPOSED)
        proof.faults += [Fault(r["id"], r["fault"]) for r in direct]
        proof.faults += _names(session)
    return proof


def _names(session: neo4j.Session) -> Iterator[Fault]:
    for record in session.run(walk(cypher("read/verify_names"))):
        said = together(Tally.stored(one) for one in record["said"])
        if said != Tally.stored(record["kept"]):
            yield Fault(record["id"], "counts of names that its documents do not give")
