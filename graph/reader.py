"""Runs compiled statements for a reader: one session and one round trip each, in limited time. No statement is written here.

Alone where agencies were judged to be one, or no longer, since the moment that is asked for, more follows: a transaction in
which they stand as they did, and which is taken back (then.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import neo4j

from graph.driver import in_our_words
from graph.select.visible import TIERS, own
from graph.then import as_they_stood, asks_for_then, watched

READ_SECONDS = 15.0
TRIES = 2


class GraphReader:
    """Reads through one driver. Each read takes a session of its own, as concurrent tasks must."""

    def __init__(self, driver: neo4j.AsyncDriver, database: str = "neo4j", seconds: float = READ_SECONDS) -> None:
        """`seconds` bounds each statement in the database."""
        self.driver = driver
        self.database = database
        self.seconds = seconds

    async def read(self, text: str, parameters: Mapping[str, Any], tiers: Sequence[str]) -> Any:
        """What the one record of the statement holds under `data`. Failures of the database come as ConveneError."""
        statement, values = own(text, tiers), {**parameters, TIERS: list(tiers)}
        then = asks_for_then(parameters)
        query = neo4j.Query(watched(statement) if then else statement, timeout=self.seconds)
        for attempt in range(TRIES):
            try:
                async with self.driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS) as session:
                    found = await (await session.run(query, values)).single(strict=True)
                if not (then and found["moved"]):
                    return found["data"]
                query = neo4j.Query(statement, timeout=self.seconds)
                return await as_they_stood(self.driver, self.database, query, values, found["data"])
            except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError, OSError) as error:
                if attempt + 1 == TRIES or not _passing(error):
                    raise in_our_words(error) from error
        raise AssertionError

    async def ready(self) -> None:
        """Whether the database answers. Raises DATABASE_DOWN or DATABASE_REFUSED."""
        await self.read("RETURN 1 AS data", {}, ())


def _passing(error: Exception) -> bool:
    """Whether the next try may go through at once: a connection that had gone stale, a leader that moved."""
    lost = isinstance(error, neo4j.exceptions.ServiceUnavailable | neo4j.exceptions.SessionExpired)
    return lost and isinstance(error, neo4j.exceptions.DriverError) and error.is_retryable()
