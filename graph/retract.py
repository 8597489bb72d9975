"""Takes a document back, and just what rests on it alone. What others support stays as if it had never been.

Nothing is deleted: what is taken back keeps the moment, so that the past can be asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import neo4j

from graph.contacts import settle_contacts
from graph.direct import direct_edges
from graph.driver import translated, writing
from graph.entities import carry_sectors, derive_standing
from graph.events import Event, log
from graph.merges import apply
from graph.tallies import SUFFIXES, TIERS, Tally
from graph.work import Work, moment, put
from queries import cypher
from schema.errors import Code, ConveneError
from schema.kinds import ChangeKind, Label, Predicate


@dataclass(frozen=True, slots=True)
class Retraction:
    """What went, or with `dry_run` would go: numbers of claims, entities and pieces of evidence."""

    document: str
    dry_run: bool
    claims: int
    entities: int
    evidence: int


class _DryRunError(Exception):
    """Ends the transaction of a dry run without a trace."""

    def __init__(self, result: Retraction) -> None:
        super().__init__()
        self.result = result


def retract(
    driver: neo4j.Driver, document: str, *, dry_run: bool = False, by: str = "local", database: str = "neo4j"
) -> Retraction:
    """Take the document with this id back; `by` is who asked. Raises NOT_FOUND where no current document has it."""
    with translated(), driver.session(database=database) as session:
        try:
            return session.execute_write(_retract, document, dry_run, by)
        except _DryRunError as end:
            return end.result


@writing
def _retract(tx: neo4j.ManagedTransaction, document: str, dry_run: bool, by: str) -> Retraction:
    title, result = take_back(tx, document)
    if dry_run:
        raise _DryRunError(replace(result, dry_run=True))
    # No count: what rests on it alone differs by who may see what else.
    summary = f"{title}: taken back."
    log(tx, by, moment(), [Event(ChangeKind.RETRACTED, (document,), summary)])
    return result


def take_back(tx: neo4j.ManagedTransaction, document: str) -> tuple[str, Retraction]:
    """Take a document back in the caller's transaction; its title, and what went. Raises NOT_FOUND."""
    work = Work(tx, "", moment(), uuid4().hex)
    evidence = tx.run(cypher("read/document_evidence"), id=document).single(strict=True)["evidence"]
    claims = tx.run(cypher("read/document_claims"), id=document).data()
    taken = tx.run(cypher("write/retract_document"), id=document, now=work.now).data()
    if not taken:
        raise ConveneError(Code.NOT_FOUND, f"No current document has the id {document}.")
    tx.run(cypher("write/retract_abouts"), id=document).consume()
    settle_contacts(work, document)
    entities = _entities(work, document)
    gone = _claims(work, claims)
    return taken[0]["title"], Retraction(document, dry_run=False, claims=gone, entities=entities, evidence=evidence)


def _entities(work: Work, document: str) -> int:
    """Take the document's counts from its entities; returns how many nobody names any more."""
    updates: list[dict[str, Any]] = []
    gone, stands, shifted = [], set(), set()
    for record in work.tx.run(cypher("read/document_names"), id=document).data():
        tally, said = Tally.stored(record["tally"]), Tally.stored(record["said"])
        seen = tally.tier
        tally.take(said)
        if record["judged"] and tally.tier != seen:
            shifted.add(record["id"])
        properties: dict[str, Any] = tally.properties()
        if not tally.forms:
            gone.append(record["id"])
            # Who might see it stays with it, for whoever asks the past.
            del properties["tier"]
        stands.add(record["stand"])
        updates.append({"id": record["id"], "properties": properties})
    put(work, "write/entity_properties", updates, now=work.now)
    if gone:
        work.tx.run(cypher("write/retract_entities"), ids=gone, now=work.now).consume()
    carry_sectors(work, derive_standing(work, stands))
    apply(work, shifted)
    return len(gone)


def _claims(work: Work, claims: list[dict[str, Any]]) -> int:
    """Weigh the claims by what else supports them; returns how many nothing supports."""
    gone = 0
    for home in (Label.CLAIM, Label.SCOPE):
        updates = []
        for record in claims:
            if home in record["labels"]:
                others = record["others"]
                gone += not others
                weight = weigh(others, record["held"]) if others else {"retractedAt": work.now}
                updates.append({"id": record["id"], "properties": weight})
        put(work, "write/weigh_claims", updates, home)
    direct_edges(work.tx, [(Predicate(r["predicate"]), r["subject"], r["object"]) for r in claims])
    return gone


def weigh(supports: list[dict[str, Any]], held: str | None) -> dict[str, Any]:
    """Confidence, for each tier, and tier of a claim by {confidence, tier} of what supports it; `held`: by a person, higher."""
    tier = min((support["tier"] for support in supports), key=TIERS.__getitem__)
    weights: dict[str, Any] = {"tier": max(tier, held or tier, key=TIERS.__getitem__)}
    for seen, suffix in SUFFIXES.items():
        read = [support["confidence"] for support in supports if TIERS[support["tier"]] <= TIERS[seen]]
        weights[f"confidence{suffix}"] = max(read, default=None)
    return weights
