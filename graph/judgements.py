"""Which agencies are one, as persons and rules judge it, and the taking back of a judgement. What follows is in merges.py."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

import neo4j

from graph.driver import translated, writing
from graph.events import Event, log
from graph.ids import make_id
from graph.merges import apply
from graph.work import Work, moment
from queries import cypher
from schema.errors import Code, ConveneError
from schema.kinds import ChangeKind, MatchVerdict


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


def judgement_sort(score: float, identity: str) -> str:
    """The key in whose order judgements are listed: the likeliest first."""
    return f"{1 - score:.6f}\u0000{identity}"


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
        "sort": judgement_sort(judgement.score, judgement.id),
    }
    left, right = sorted((judgement.left, judgement.right))
    made = tx.run(cypher("write/judgement"), left=left, right=right, row=row, same=MatchVerdict.SAME).data()
    if not made:
        raise ConveneError(Code.NOT_FOUND, "One of the two agencies is not in the graph.")
    _log(tx, judgement, now)
    apply(_work(tx, now), [judgement.left, judgement.right])
    return judgement.id


def _log(tx: neo4j.ManagedTransaction, judgement: Judgement, at: str) -> None:
    """What a person judges is an event; that a rule is unsure is none."""
    if judgement.verdict is MatchVerdict.UNSURE:
        return
    # No name: what an agency is called differs by who may see what, the log is the same for all.
    same = judgement.verdict is MatchVerdict.SAME
    summary = f"Two agencies {'are one' if same else 'are not one'}."
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
    apply(_work(tx, now), agencies)
    summary = "The judgement on two agencies was taken back."
    log(tx, by, now, [Event(ChangeKind.UNMERGED, tuple(agencies), summary, before=found[0]["verdict"])])


def _work(tx: neo4j.ManagedTransaction, now: str) -> Work:
    return Work(tx, "", now, uuid4().hex)
