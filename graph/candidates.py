"""The queue of pairs of agencies that may be one: what is to be compared anew, and what came of it. Comparing is ingest's.

Documents are marked when they are loaded; the mark goes once their agencies were compared, so nothing is missed after a crash.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import neo4j

from graph.driver import translated, walk, writing
from graph.judgements import Judgement, judgement_sort
from graph.select.visible import own
from graph.work import CHUNK, moment
from queries import cypher
from schema.kinds import AgencyKind, MatchVerdict

# Who judges, where no person does.
RULES = "rules"
PAGE = 5000


@dataclass(frozen=True, slots=True)
class Changed:
    """Documents that are marked, and the agencies that they name."""

    documents: tuple[str, ...]
    agencies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """An agency as some tier knows it: what it is called there, the key of its place, and its own tier."""

    id: str
    name: str
    place: str | None
    tier: str


def changed(driver: neo4j.Driver, database: str = "neo4j") -> Changed:
    """What is to be compared anew."""
    with translated(), driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
        found = session.run(walk(cypher("read/matching_changed"))).single(strict=True)
        return Changed(tuple(found["documents"]), frozenset(found["agencies"]))


def agencies(driver: neo4j.Driver, tiers: Sequence[str], database: str = "neo4j") -> Iterator[Named]:
    """Every agency that those of these tiers see, by id; a class of bodies is none."""
    text = walk(own(cypher("read/matching_agencies"), tiers))
    after = ""
    with translated(), driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
        while True:
            page = session.run(text, after=after, size=PAGE, tiers=list(tiers), role=AgencyKind.ROLE).data()
            yield from (Named(**row) for row in page)
            if len(page) < PAGE:
                return
            after = page[-1]["id"]


def queue(driver: neo4j.Driver, what: Changed, found: Sequence[Judgement], database: str = "neo4j") -> None:
    """Put pairs in the queue in place of those that rules held of these agencies before, and take the marks away."""
    with translated(), driver.session(database=database) as session:
        for at in range(0, len(found), CHUNK):
            session.execute_write(_put, found[at : at + CHUNK])
        session.execute_write(_clear, what, [judgement.id for judgement in found])


@writing
def _put(tx: neo4j.ManagedTransaction, found: Sequence[Judgement]) -> None:
    now = moment()
    rows = [
        {
            "left": min(one.left, one.right),
            "right": max(one.left, one.right),
            "properties": {
                "id": one.id,
                "verdict": one.verdict,
                "score": one.score,
                "reasons": list(one.reasons),
                "by": one.by,
                "at": now,
                "sort": judgement_sort(one.score, one.id),
            },
        }
        for one in found
    ]
    tx.run(cypher("write/matching_candidates"), rows=rows).consume()


@writing
def _clear(tx: neo4j.ManagedTransaction, what: Changed, kept: list[str]) -> None:
    ids = sorted(what.agencies)
    tx.run(cypher("write/matching_clear"), ids=ids, by=RULES, verdict=MatchVerdict.UNSURE, kept=kept).consume()
    tx.run(cypher("write/matching_done"), ids=list(what.documents)).consume()
