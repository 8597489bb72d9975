"""One transaction of the writer: what every step of it needs, and how rows are put into a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import neo4j

from graph.rows import Row
from queries import cypher

# Rows of one UNWIND.
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Work:
    """The transaction, the run it belongs to, its moment, and a token that marks what it makes."""

    tx: neo4j.ManagedTransaction
    run: str
    now: str
    token: str


def moment() -> str:
    """Now, in the form in which the graph keeps moments."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def put(work: Work, name: str, params: Sequence[Row], kind: StrEnum | None = None, **more: Any) -> list[dict[str, Any]]:
    """Run `queries/NAME.cypher` over the rows, a chunk at a time; returns the records of all."""
    statement = cypher(name, kind)
    found: list[dict[str, Any]] = []
    for at in range(0, len(params), CHUNK):
        found += work.tx.run(statement, rows=list(params[at : at + CHUNK]), **more).data()
    return found
