"""GraphQL over server-sent events, in the mode of distinct connections: one request, one stream of its answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing

from starlette.responses import StreamingResponse

from api.context import Context
from api.engine import Asked
from api.follow import Follower

EVENTS = "text/event-stream"
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


def wants_events(accept: str | None) -> bool:
    """Whether a client asks for a stream."""
    return accept is not None and EVENTS in accept.lower()


def streaming(follower: Follower, asked: Asked, context: Context, credential: str | None) -> StreamingResponse:
    """The answers to a request as events `next`, then `complete`."""

    async def events() -> AsyncIterator[bytes]:
        with follower.place():
            async with aclosing(follower.answers(asked, context, credential)) as answers:
                async for answer in answers:
                    yield b"event: next\ndata: " + answer.content + b"\n\n" if answer else b":\n\n"
            yield b"event: complete\ndata:\n\n"

    return StreamingResponse(events(), headers=HEADERS, media_type=EVENTS)
