"""Loads facts: a batch of documents is one transaction, and loading a document that is there changes nothing.

What the rows hold is in facts.py, their form in rows.py, the statements in queries/write. Taking back is in retract.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import uuid4

import neo4j

from graph import rows
from graph.contacts import put_own
from graph.direct import direct_edges
from graph.driver import translated, writing
from graph.entities import settle_entities
from graph.events import Event, log
from graph.facts import Facts, RunRow
from graph.merges import apply
from graph.rows import Row
from graph.tallies import SUFFIXES, TIERS
from graph.work import Work, moment, put
from queries import cypher
from schema.kinds import ChangeKind, Label

# Rows in one transaction: large enough to be fast, small enough for the memory that the database gives one transaction.
BATCH_ROWS = 12_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of one document; `created` is False where the graph had it already."""

    document: str
    created: bool


def load(driver: neo4j.Driver, facts: Iterable[Facts], run: RunRow, database: str = "neo4j") -> Iterator[Loaded]:
    """Load documents in batches; yields each once its batch is committed. Transient errors are retried by the driver."""
    with driver.session(database=database) as session:
        for batch in _batches(facts):
            with translated():
                yield from session.execute_write(load_batch, batch, run)


def known(driver: neo4j.Driver, ids: Sequence[str], database: str = "neo4j") -> set[str]:
    """Of these ids of documents, those that are in the graph and were not taken back."""
    with translated(), driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
        return {record["id"] for record in session.run(cypher("read/known_documents"), ids=list(ids))}


@writing
def load_batch(tx: neo4j.ManagedTransaction, batch: Sequence[Facts], run: RunRow) -> list[Loaded]:
    """Load these documents in the caller's transaction."""
    work = Work(tx, run.id, moment(), uuid4().hex)
    tx.run(cypher("write/run"), row=rows.run(run)).consume()
    fresh_ids = _documents(work, batch)
    fresh = [f for f in {f.document.id: f for f in batch}.values() if f.document.id in fresh_ids]
    if fresh:
        put(work, "write/passages", [_passages(f) for f in fresh])
        stands, shifted = settle_entities(work, fresh)
        put(work, "write/mentions", [rows.mention(m, stands) for f in fresh for m in f.mentions])
        put_claims(work, fresh, stands)
        _ties(work, fresh, stands)
        put_own(work, fresh)
        apply(work, shifted)
        work.tx.run(cypher("write/settle_documents"), ids=sorted(fresh_ids)).consume()
        log(tx, run.by, work.now, [added(f) for f in fresh])
    return [Loaded(f.document.id, f.document.id in fresh_ids) for f in batch]


def added(facts: Facts) -> Event:
    """The event of a document that came in."""
    # No count: one who sees the document need not see all that was read in it.
    summary = f"{facts.document.title}: read."
    return Event(ChangeKind.ADDED, (facts.document.id,), summary)


def _batches(facts: Iterable[Facts]) -> Iterator[list[Facts]]:
    batch: list[Facts] = []
    weight = 0
    for one in facts:
        if batch and weight + rows.size(one) > BATCH_ROWS:
            yield batch
            batch, weight = [], 0
        batch.append(one)
        weight += rows.size(one)
    if batch:
        yield batch


def _documents(work: Work, batch: Sequence[Facts]) -> set[str]:
    """Ids of the documents that are new here or come again after a retraction."""
    params = {f.document.id: rows.document(f.document) for f in sorted(batch, key=lambda f: f.document.id)}
    found = work.tx.run(cypher("write/documents"), rows=list(params.values()), now=work.now, token=work.token)
    fresh = set()
    for record in found.data():
        if record["retracted"]:
            purge = work.tx.run(cypher("write/purge_document"), row=params[record["id"]], now=work.now, token=work.token)
            purge.consume()
        if record["created"] or record["retracted"]:
            fresh.add(record["id"])
    return fresh


def _passages(facts: Facts) -> Row:
    return {"document": facts.document.id, "passages": [rows.passage(p) for p in facts.passages]}


def put_claims(work: Work, fresh: Sequence[Facts], stands: dict[str, str]) -> None:
    """Claims, their edges where they are new, their evidence, and the direct edges beside them."""
    agencies = {e.id for f in fresh for e in f.entities if rows.label(e.label) is Label.AGENCY}
    for home in (Label.CLAIM, Label.SCOPE):
        merged: dict[str, Row] = {}
        for facts in fresh:
            for claim in facts.claims:
                if rows.home_of(claim, agencies) is home:
                    merged.setdefault(claim.id, {"id": claim.id, "fixed": rows.claim(claim), "of": claim})
            _weigh(merged, facts)
        params = [{k: v for k, v in row.items() if k != "of"} for _, row in sorted(merged.items())]
        found = put(work, "write/claims", params, home, tiers=TIERS, now=work.now, token=work.token)
        new = [merged[r["id"]]["of"] for r in found if r["created"]]
        changed = [merged[r["id"]]["of"] for r in found if r["created"] or r["retracted"]]
        put(work, "write/claim_edges", [rows.claim_edge(c, stands) for c in new], home, run=work.run)
        ids = rows.responsibilities(new)
        if ids:
            work.tx.run(cypher("write/responsibilities"), ids=ids).consume()
        put(work, "write/claim_with", [_side(c.id, a, stands) for c in new for a in c.counterparts])
        put(work, "write/claim_under", [_side(c.id, c.protocol, stands) for c in new if c.protocol])
        put(work, "write/claim_holds_in", [_side(c.id, j, stands) for c in new for j in c.jurisdictions])
        proofs = [rows.evidence(e) for f in fresh for e in f.evidence if e.claim in merged]
        put(work, "write/evidence", proofs, home)
        touched = [(c.predicate, stands.get(c.subject, c.subject), stands.get(c.object, c.object)) for c in changed]
        direct_edges(work.tx, touched)


def _weigh(merged: dict[str, Row], facts: Facts) -> None:
    """The highest confidence, for each tier, and the lowest tier that this load gives each claim."""
    tier = facts.document.tier
    names = [f"confidence{suffix}" for seen, suffix in SUFFIXES.items() if TIERS[tier] <= TIERS[seen]]
    for proof in facts.evidence:
        row = merged.get(proof.claim)
        if row is not None:
            row |= {name: max(row.get(name, 0.0), proof.confidence) for name in names}
            row["tier"] = min(row.get("tier", tier), tier, key=TIERS.__getitem__)


def _side(claim: str, entity: str, stands: dict[str, str]) -> Row:
    return {"claim": claim, "entity": stands.get(entity, entity), "of": entity}


def _ties(work: Work, fresh: Sequence[Facts], stands: dict[str, str]) -> None:
    """What findings are about, and who is party to an agreement."""
    abouts = [(f.document.id, a) for f in fresh for a in f.abouts]
    params = [
        {"document": d, "finding": a.finding, "entity": stands.get(a.entity, a.entity), "of": a.entity} for d, a in abouts
    ]
    put(work, "write/abouts", params)
    parties = [(f.document.id, p) for f in fresh for p in f.parties]
    put(work, "write/parties", [{"document": d, "entity": stands.get(p, p), "of": p} for d, p in parties])
    put(work, "write/text_of", [{"document": f.document.id, "protocol": f.text_of} for f in fresh if f.text_of])
