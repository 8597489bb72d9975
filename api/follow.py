"""What holds for every stream of answers, however it is carried: who may go on, for how long, and how many at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field

from prometheus_client import Gauge

from api.access import Access
from api.context import Context
from api.engine import Answer, Asked, Engine
from api.errors import INSIDE, extensions, note, plain
from schema.errors import Code, ConveneError

# Streams of one process, and how long one may last; the client may ask again.
AT_ONCE = 200
LONGEST_SECONDS = 3600.0
BEAT_SECONDS = 12.0


@dataclass(slots=True)
class Follower:
    """Gives streams of answers."""

    engine: Engine
    access: Access
    gauge: Gauge
    open: int = field(default=0)

    @contextmanager
    def place(self) -> Iterator[None]:
        """One of the places for streams. Raises RATE_LIMITED where none is free."""
        if self.open >= AT_ONCE:
            raise ConveneError(Code.RATE_LIMITED, f"{AT_ONCE} streams are open here.")
        self.open += 1
        self.gauge.inc()
        try:
            yield
        finally:
            self.open -= 1
            self.gauge.dec()

    async def answers(self, asked: Asked, context: Context, credential: str | None) -> AsyncGenerator[Answer | None, None]:
        """The answers, and None for each time in which nothing came, so that the caller can say that it is still there.

        A key that is taken back, or a token that ends, ends the stream with UNAUTHENTICATED.
        """
        try:
            async with aclosing(self._answers(asked, context, credential)) as answers:
                async for answer in answers:
                    yield answer
        except ConveneError as error:
            yield Answer({"errors": [plain(error)]}, ran=False, refused=error.code)
        except Exception as error:  # noqa: BLE001 - nothing of it may reach the client
            note(error)
            yield Answer({"errors": [{"message": INSIDE, "extensions": extensions(Code.INTERNAL)}]}, ran=False)

    async def _answers(self, asked: Asked, context: Context, credential: str | None) -> AsyncGenerator[Answer | None, None]:
        end = asyncio.get_running_loop().time() + LONGEST_SECONDS
        async with aclosing(self.engine.stream(asked, context)) as found:
            waiting = asyncio.ensure_future(anext(found, None))
            try:
                while asyncio.get_running_loop().time() < end:
                    done, _ = await asyncio.wait({waiting}, timeout=BEAT_SECONDS)
                    answer = waiting.result() if done else None
                    if done and answer is None:
                        return
                    await self.access.reader(credential)
                    yield answer
                    if done:
                        waiting = asyncio.ensure_future(anext(found, None))
            finally:
                waiting.cancel()
                await asyncio.wait({waiting})
