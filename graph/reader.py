"""Runs compiled statements for a reader: one session and one round trip each, in limited time. No statement is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import neo4j

from graph.driver import in_our_words
from graph.select.visible import TIERS, own

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
        query = neo4j.Query(own(text, tiers), timeout=self.seconds)
        values = {**parameters, TIERS: list(tiers)}
        for attempt in range(TRIES):
            try:
                async with self.driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS) as session:
                    result = await session.run(query, values)
                    return (await result.single(strict=True))["data"]
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
