"""`POST /documents`: files as a form sends them, taken in one after the other. GraphQL's own way in is a mutation."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any
from uuid import uuid4

import msgspec
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from api.context import Context
from api.errors import plain
from api.http import Endpoint, Refused, chunks, refusal
from api.ingesting import Ingested, Paper, file_name, may_ingest, options, take_all
from api.progress import RUN
from api.settings import Limits
from schema.errors import Code, ConveneError

MOST_FILES, MOST_FIELDS = 100, 20
# Uploads that one process holds in memory at a time.
AT_ONCE = 2
# Of a refused upload, so many bytes and seconds more are read.
MOST_AFTER, PATIENCE_SECONDS = 1_000_000, 2.0


class InMemory(MultiPartParser):
    """A parser that writes no temporary file: what is screened out later must not lie on a disk before."""

    spool_max_size = 2**40


class Uploads:
    """`POST /documents`."""

    def __init__(self, endpoint: Endpoint) -> None:
        """It asks who is there, and takes in, as GraphQL does."""
        self.endpoint = endpoint
        self.under_way = 0

    async def __call__(self, request: Request) -> Response:
        """Take in what was sent: 200 where all went in, 207 where some did, 422 where none did."""
        try:
            context = await self.endpoint.context(request)
            may_ingest(context)
            with self.place():
                return await self._take(request, context)
        except (Refused, ConveneError) as error:
            await _let_finish(request)
            return refusal(error)

    @contextmanager
    def place(self) -> Iterator[None]:
        """One of the places for uploads under way. Raises RATE_LIMITED where none is free."""
        if self.under_way >= AT_ONCE:
            raise ConveneError(Code.RATE_LIMITED, f"{AT_ONCE} uploads are under way here.")
        self.under_way += 1
        try:
            yield
        finally:
            self.under_way -= 1

    async def _take(self, request: Request, context: Context) -> Response:
        papers, fields = await form(request, self.endpoint.means.limits)
        run = fields.pop("run", "") or str(uuid4())
        if not RUN.fullmatch(run):
            raise ConveneError(Code.BAD_INPUT, "run is at most 64 letters, digits and hyphens.")
        if "title" in fields and len(papers) > 1:
            raise ConveneError(Code.BAD_INPUT, "title goes with a single file.")
        found = await take_all(context, papers, options(fields, context.viewer), run)
        failed = sum(isinstance(one, ConveneError) for one in found)
        status = 422 if failed == len(found) else 207 if failed else 200
        body = {"run": run, "documents": [_said(paper, one) for paper, one in zip(papers, found, strict=True)]}
        return Response(msgspec.json.encode(body), status, media_type="application/json")


async def _let_finish(request: Request) -> None:
    """Read on what a refused client still sends, up to a bound: closed in mid-sending, it would see a reset and no answer."""
    size = 0
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            async for piece in request.stream():
                size += len(piece)
                if size > MOST_AFTER:
                    return
    except (TimeoutError, ClientDisconnect, RuntimeError):  # RuntimeError: it was all read
        return


async def form(request: Request, limits: Limits) -> tuple[list[Paper], dict[str, str]]:
    """The files and the fields of a form, within the limits of an ingest."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "multipart/form-data":
        raise Refused(415, "Send the files as multipart/form-data.")
    stream: AsyncGenerator[bytes, None] = chunks(request, limits.ingest_body, limits.ingest_seconds)
    parser = InMemory(request.headers, stream, max_files=MOST_FILES, max_fields=MOST_FIELDS)
    try:
        found = await parser.parse()
    except MultiPartException as error:
        raise ConveneError(Code.BAD_INPUT, f"The form cannot be read: {error.message}") from None
    papers: list[Paper] = []
    fields: dict[str, str] = {}
    for name, value in found.multi_items():
        if isinstance(value, UploadFile):
            papers.append(Paper(file_name(value.filename or ""), await value.read()))
            await value.close()
        else:
            fields[name] = value
    if not papers:
        raise ConveneError(Code.BAD_INPUT, "The form holds no file.")
    return papers, fields


def _said(paper: Paper, found: Ingested | ConveneError) -> dict[str, Any]:
    if isinstance(found, ConveneError):
        return {"filename": paper.name, "error": plain(found)}
    return {"filename": paper.name, **asdict(found)}
