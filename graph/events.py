"""The graph's own log: one event for each change, with who asked for it and when. Events are only ever added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import neo4j

from graph.ids import make_id
from graph.work import CHUNK
from queries import cypher
from schema.kinds import ChangeKind


@dataclass(frozen=True, slots=True)
class Event:
    """What was done to the things with the ids `nodes`; `before` and `after` are the values that a decision changed."""

    kind: ChangeKind
    nodes: tuple[str, ...]
    summary: str
    before: str | None = None
    after: str | None = None
    note: str | None = None


def log(tx: neo4j.ManagedTransaction, by: str, at: str, events: Sequence[Event]) -> None:
    """Write these events in the transaction of the change itself: `by` the name of a key or a rule, `at` its moment."""
    rows = [row_of(event, by, at) for event in events]
    for first in range(0, len(rows), CHUNK):
        tx.run(cypher("write/events"), rows=rows[first : first + CHUNK]).consume()


def row_of(event: Event, by: str, at: str) -> dict[str, Any]:
    """An event with the ids of what it concerns."""
    identity = make_id("event", event.kind, at, by, event.nodes, event.summary)
    properties = {
        "id": identity,
        "kind": event.kind,
        "at": at,
        "by": by,
        "summary": event.summary,
        "before": event.before,
        "after": event.after,
        "note": event.note,
        "sort": f"{at}\u0000{identity}",
    }
    return {"nodes": list(event.nodes), "properties": properties}
