"""Reads what was recorded at a moment with the agencies that were one then.

Merges lie in the edges of the graph: they are put back as they lay, the question is asked, and the transaction is taken back.
Nobody else sees anything of it; whoever would change the same agencies waits meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, cast
from uuid import uuid4

import neo4j

from graph.merges import put_back
from graph.work import Work, moment
from queries import cypher

MOMENT = "asOf"
TRIES = 3


def asks_for_then(parameters: Mapping[str, Any]) -> bool:
    """Whether a statement reads what was recorded at a moment."""
    return parameters.get(MOMENT) is not None


def watched(statement: str) -> str:
    """The statement, with the word whether agencies may stand otherwise than they did at its moment."""
    return f"CALL () {{ {statement} }} RETURN data, EXISTS {{ {cypher('read/moved_since')} }} AS moved"


async def as_they_stood(
    driver: neo4j.AsyncDriver, database: str, query: neo4j.Query, values: Mapping[str, Any], otherwise: Any
) -> Any:
    """What the one record of the query holds under `data`, read of the agencies as they stood at its moment; `otherwise` where
    they stand so now.
    """
    for attempt in range(TRIES):
        try:
            async with driver.session(database=database) as session:
                tx = await session.begin_transaction(timeout=query.timeout)
                try:
                    waiting = cast("neo4j.ManagedTransaction", _Waiting(tx, asyncio.get_running_loop()))
                    if not await asyncio.to_thread(put_back, Work(waiting, "", moment(), uuid4().hex), values[MOMENT]):
                        return otherwise
                    return (await (await tx.run(query.text, dict(values))).single(strict=True))["data"]
                except asyncio.CancelledError:
                    tx.cancel()  # what the thread asks may be under way: the connection is of no use to others
                    raise
                finally:
                    with suppress(neo4j.exceptions.ResultFailedError):
                        await tx.close()
        except neo4j.exceptions.TransientError as error:
            if attempt + 1 == TRIES or "DeadlockDetected" not in (error.code or ""):
                raise
    raise AssertionError


class _Waiting:
    """A transaction of the event loop, for code in a thread that waits for what it asks."""

    def __init__(self, tx: neo4j.AsyncTransaction, loop: asyncio.AbstractEventLoop) -> None:
        self._tx, self._loop = tx, loop

    def run(self, query: str, **parameters: Any) -> _Rows:
        return _Rows(asyncio.run_coroutine_threadsafe(self._records(query, parameters), self._loop).result())

    async def _records(self, query: str, parameters: dict[str, Any]) -> list[neo4j.Record]:
        return [record async for record in await self._tx.run(query, parameters)]


class _Rows:
    """The records of one statement, all there."""

    def __init__(self, records: list[neo4j.Record]) -> None:
        self._records = records

    def data(self) -> list[dict[str, Any]]:
        return [record.data() for record in self._records]

    def consume(self) -> None:
        pass
