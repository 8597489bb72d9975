"""The graph's reader as the API uses it: watched, bounded in time on this side too, and so many statements at once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from api.watch import Watch
from graph.reader import GraphReader
from schema.errors import Code, ConveneError

# Statements at once: more only queue in the database, which has a few threads and 256 MB for them.
AT_ONCE = 40
WAIT_SECONDS = 5.0
# A server that is frozen or cut off never says that a statement took too long; after this much more we say so ourselves.
GRACE_SECONDS = 2.0


class MeasuredReader(GraphReader):
    """Ends every read within `WAIT_SECONDS`, the time that a statement has, and `GRACE_SECONDS`."""

    def __init__(self, reader: GraphReader, watch: Watch) -> None:
        """Reads as `reader` does."""
        super().__init__(reader.driver, reader.database, reader.seconds)
        self.watch = watch
        self.places = asyncio.Semaphore(AT_ONCE)

    async def read(self, text: str, parameters: Mapping[str, Any], tiers: Sequence[str]) -> Any:
        """As GraphReader. Raises DATABASE_BUSY too where there is no place, or no answer, in time."""
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await self.places.acquire()
        except TimeoutError:
            raise ConveneError(Code.DATABASE_BUSY, "Too many questions are waiting for the database.") from None
        try:
            with self.watch.statement():
                async with asyncio.timeout(self.seconds + GRACE_SECONDS):
                    return await super().read(text, parameters, tiers)
        except TimeoutError:
            raise ConveneError(Code.DATABASE_BUSY, "The database did not answer in time.") from None
        finally:
            self.places.release()
