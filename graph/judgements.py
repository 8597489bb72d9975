"""Which agencies are one: judgements, and their application, a pure function of the judgements that hold.

Every edge remembers the agency that its document names (`of`), so undoing a judgement restores the graph exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import uuid4

import neo4j

from graph.driver import translated, writing
from graph.entities import carry_sectors, derive_standing
from graph.events import Event, log
from graph.ids import make_id
from graph.work import Work, put
from graph.writer import direct_edges, moment
from queries import cypher
from schema.errors import Code, ConveneError
from schema.kinds import ChangeKind, MatchVerdict, Predicate, Rel

# Edges to and from an agency that go with it.
INWARD = (Rel.SUBJECT, Rel.OBJECT, Rel.WITH, Rel.ABOUT)
OUTWARD = (Rel.MENTIONED_IN, Rel.NAMED_IN, Rel.PARTY_TO)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is held of the agencies with the ids `left` and `right`; `score` from 0 to 1, `by` a key's name or a rule."""

    left: str
    right: str
    verdict: MatchVerdict
    by: str
    score: float = 1.0
    reasons: tuple[str, ...] = ()
    note: str | None = None

    @property
    def id(self) -> str:
        """One judge has one judgement of two agencies."""
        return make_id("judgement", sorted((self.left, self.right)), self.by)


def judge(driver: neo4j.Driver, judgement: Judgement, database: str = "neo4j") -> str:
    """Record a judgement, apply it, and return its id. Raises NOT_FOUND where an agency is not there."""
    with translated(), driver.session(database=database) as session:
        return session.execute_write(_judge, judgement)


def undo(driver: neo4j.Driver, identity: str, *, by: str = "local", database: str = "neo4j") -> None:
    """Take a judgement back and restore the graph; `by` is who asked. Raises NOT_FOUND where none holds with this id."""
    with translated(), driver.session(database=database) as session:
        session.execute_write(_undo, identity, by)


@writing
def _judge(tx: neo4j.ManagedTransaction, judgement: Judgement) -> str:
    if judgement.left == judgement.right:
        raise ConveneError(Code.BAD_INPUT, "Both ids are of one agency.")
    now = moment()
    row = {
        "id": judgement.id,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "reasons": list(judgement.reasons),
        "by": judgement.by,
        "note": judgement.note,
        "at": now,
        "sort": f"{1 - judgement.score:.6f}\u0000{judgement.id}",
    }
    left, right = sorted((judgement.left, judgement.right))
    made = tx.run(cypher("write/judgement"), left=left, right=right, row=row).data()
    if not made:
        raise ConveneError(Code.NOT_FOUND, "One of the two agencies is not in the graph.")
    _log(tx, judgement, now)
    apply(tx, [judgement.left, judgement.right])
    return judgement.id


def _log(tx: neo4j.ManagedTransaction, judgement: Judgement, at: str) -> None:
    """What a person judges is an event; that a rule is unsure is none."""
    if judgement.verdict is MatchVerdict.UNSURE:
        return
    names = " and ".join(row["name"] for row in tx.run(cypher("read/names"), ids=[judgement.left, judgement.right]).data())
    same = judgement.verdict is MatchVerdict.SAME
    summary = f"{names} {'are one' if same else 'are not one'}."
    kind = ChangeKind.MERGED if same else ChangeKind.REVIEWED
    event = Event(kind, (judgement.left, judgement.right), summary, after=judgement.verdict, note=judgement.note)
    log(tx, judgement.by, at, [event])


@writing
def _undo(tx: neo4j.ManagedTransaction, identity: str, by: str) -> None:
    now = moment()
    found = tx.run(cypher("write/undo_judgement"), id=identity, now=now).data()
    if not found:
        raise ConveneError(Code.NOT_FOUND, f"No judgement with the id {identity} holds.")
    agencies = found[0]["agencies"]
    apply(tx, agencies)
    names = " and ".join(row["name"] for row in tx.run(cypher("read/names"), ids=agencies).data())
    summary = f"The judgement on {names} was taken back."
    log(tx, by, now, [Event(ChangeKind.UNMERGED, tuple(agencies), summary, before=found[0]["verdict"])])


def apply(tx: neo4j.ManagedTransaction, agencies: Iterable[str]) -> None:
    """Let each agency reached by judgements from these be stood for by the one with the lowest id of its component."""
    work = Work(tx, "", moment(), uuid4().hex)
    found = tx.run(cypher("read/component"), ids=sorted(agencies), same=MatchVerdict.SAME).data()
    lowest: dict[str, str] = {}
    for record in found:
        lowest[record["id"]] = min(lowest.get(record["id"], record["member"]), record["member"])
    moves = {
        record["member"]: {"member": record["member"], "stand": record["stand"], "target": lowest[record["id"]]}
        for record in found
        if record["stand"] != lowest[record["id"]]
    }
    if not moves:
        return
    rows = [moves[member] for member in sorted(moves)]
    touched = {row[end] for row in rows for end in ("stand", "target")}
    pairs = _pairs(tx, touched)
    for rel in INWARD:
        put(work, "write/move_in", rows, rel)
    for rel in OUTWARD:
        put(work, "write/move_out", rows, rel)
    alone = [row["member"] for row in rows if row["member"] == row["target"]]
    tx.run(cypher("write/stand_alone"), ids=alone).consume()
    put(work, "write/stand", [row for row in rows if row["member"] != row["target"]])
    direct_edges(tx, pairs | _pairs(tx, touched))
    # All claims, not only those of agencies whose sector changed: moved claims come from agencies of other sectors.
    derive_standing(work, touched)
    carry_sectors(work, touched)


def _pairs(tx: neo4j.ManagedTransaction, ids: Iterable[str]) -> set[tuple[Predicate, str, str]]:
    found = tx.run(cypher("read/claim_ends"), ids=sorted(ids)).data()
    return {(Predicate(r["predicate"]), r["subject"], r["object"]) for r in found}
