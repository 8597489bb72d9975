"""`GET /export?format=…`: the graph in a format of other tools, as who asks sees it, sent as a zip while it is made."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import chain

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from api.http import Endpoint
from api.papers import guarded
from exchange.formats import chosen, export
from exchange.package import Terms, zipped
from graph.export import View
from schema.errors import Code, ConveneError

# Exports of one process at a time: each keeps a thread and the database busy for as long as it takes.
AT_ONCE = 2


def routes(endpoint: Endpoint, licence: str | None) -> list[Route]:
    """The address; `licence` is what the owner of the graph gives it out under."""
    places = asyncio.Semaphore(AT_ONCE)

    async def answer(request: Request) -> Response:
        return await _answer(endpoint, request, places, licence)

    return [Route("/export", guarded(answer), methods=["GET"], include_in_schema=False)]


async def _answer(endpoint: Endpoint, request: Request, places: asyncio.Semaphore, licence: str | None) -> Response:
    viewer = (await endpoint.context(request)).viewer
    form, driver = request.query_params.get("format", ""), endpoint.means.driver
    known = chosen(form)
    if driver is None:
        raise ConveneError(Code.UNAVAILABLE, "This server gives out no exports.")
    if places.locked():
        raise ConveneError(Code.RATE_LIMITED, f"{AT_ONCE} exports are under way; no more are made at a time.")
    await places.acquire()
    try:
        seen = View(driver, viewer.tiers, endpoint.means.graph.database)
        chunks = zipped(export(seen, known, Terms(viewer.tier, licence)))
        # What fails at once is told as an error; what fails later can only end the stream.
        first = await run_in_threadpool(next, chunks)
    except BaseException:
        places.release()
        raise
    return _Export(first, chunks, places, f"convene-{known}.zip")


class _Export(StreamingResponse):
    """The zip as it comes; its place is free again however it ends, for a client that goes away ends it too."""

    def __init__(self, first: bytes, rest: Iterator[bytes], places: asyncio.Semaphore, name: str) -> None:
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        super().__init__(chain([first], rest), media_type="application/zip", headers=headers)
        self.places = places

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.places.release()
