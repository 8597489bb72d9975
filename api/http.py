"""GraphQL over HTTP: what counts as a request, and which status and media type an answer goes out with."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.access import Access
from api.context import ANONYMOUS, Context, Reader
from api.engine import Answer, Asked, Engine
from api.errors import plain
from api.follow import Follower
from api.ingesting import Ingestor
from api.progress import Board
from api.rates import Rates, TooOftenError
from api.settings import Limits
from api.sse import streaming, wants_events
from api.trusted import Trusted
from api.watch import OTHER, Seen, Watch
from graph.driver import Driver
from graph.reader import GraphReader
from schema.errors import Code, ConveneError

GRAPHQL, JSON = "application/graphql-response+json", "application/json"
# After this long it is worth watching whether the client is still there.
PATIENCE = 0.05
# When to come again where something is full for now.
AGAIN_SECONDS = 5
LATE = (408, "The body did not arrive in time.", Code.LIMIT_EXCEEDED)
STATUS = {
    Code.LIMIT_EXCEEDED: 413,
    Code.UNAUTHENTICATED: 401,
    Code.FORBIDDEN: 403,
    Code.RATE_LIMITED: 429,
    Code.UNAVAILABLE: 503,
}


class Refused(Exception):  # noqa: N818 - it is an answer rather than a fault
    """The request is answered without being read further: status and error."""

    def __init__(self, status: int, message: str, code: Code = Code.BAD_INPUT) -> None:
        """What to answer."""
        super().__init__(message)
        self.status = status
        self.error = ConveneError(code, message)


@dataclass(slots=True)
class Means:
    """What requests are answered with."""

    engine: Engine
    graph: GraphReader
    access: Access
    limits: Limits = field(default_factory=Limits)
    watch: Watch = field(default_factory=Watch)
    rates: Rates = field(default_factory=lambda: Rates(0, 0))
    trusted: Trusted = field(default_factory=Trusted)
    board: Board = field(default_factory=Board)
    ingestor: Ingestor | None = None
    driver: Driver | None = None

    async def recognise(self, credential: str | None, address: str | None) -> Reader:
        """Who asks, counted; a wrong credential counts for its address. Raises UNAUTHENTICATED and RATE_LIMITED."""
        try:
            reader = await self.access.reader(credential)
        except ConveneError:
            self.rates.count(ANONYMOUS, address)
            raise
        self.rates.count(reader, address)
        return reader

    def context(self, reader: Reader) -> Context:
        """The context of a request of this reader."""
        return Context(self.graph, reader, ingestor=self.ingestor, board=self.board, driver=self.driver)


class Endpoint:
    """`/graphql`."""

    def __init__(self, means: Means) -> None:
        """What it answers with."""
        self.means = means
        self.follower = Follower(means.engine, means.access, means.watch.streams)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, as an ASGI application: a route to it needs no layer between."""
        request = Request(scope, receive)
        with self.means.watch.request(request.headers) as seen:
            response = await self._answer(request, seen)
        await response(scope, receive, send)

    async def _answer(self, request: Request, seen: Seen) -> Response:
        media = media_type(request.headers.get("accept"))
        try:
            context = await self.context(request)
            asked = await self._asked(request, context)
            seen.operation = self.means.trusted.names.get(asked.query, OTHER)
            if wants_events(request.headers.get("accept")):
                return streaming(self.follower, asked, context, request.headers.get("authorization"))
            answer = await _while_there(request, self.means.engine.answer(asked, context))
        except (Refused, ConveneError) as error:
            seen.answered(_none(error))
            return refusal(error, media)
        seen.answered(answer)
        return respond(answer, media, status(answer, media))

    async def context(self, request: Request) -> Context:
        """The context of a request, with who asks. Raises UNAUTHENTICATED."""
        address = request.client.host if request.client else None
        return self.means.context(await self.means.recognise(request.headers.get("authorization"), address))

    async def _asked(self, request: Request, context: Context) -> Asked:
        if request.method == "GET":
            params: dict[str, Any] = dict(request.query_params)
            for name in ("variables", "extensions"):
                if params.get(name):
                    params[name] = loads(params[name].encode())
            return asked(params, self.means.trusted, reading=True)
        kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
        if kind != JSON:
            raise Refused(415, "Send the request as application/json.")
        limits = self.means.limits
        if context.viewer.may_ingest:
            return asked(loads(await read_body(request, limits.ingest_body, limits.ingest_seconds)), self.means.trusted)
        return asked(loads(await read_body(request, limits.body, limits.body_seconds)), self.means.trusted)


async def read_body(request: Request, most: int, seconds: float) -> bytes:
    """The body, within its limits of size and time. Most come in one piece, so no generator is made for the pieces."""
    _announced(request, most)
    pieces: list[bytes] = []
    size, more = 0, True
    try:
        async with asyncio.timeout(seconds):
            while more:
                message = await request.receive()
                if message["type"] == "http.disconnect":
                    raise Refused(499, "The client has gone.")
                pieces.append(message.get("body", b""))
                more = message.get("more_body", False)
                size += len(pieces[-1])
                if size > most:
                    raise too_large(most)
    except TimeoutError:
        raise Refused(*LATE) from None
    return b"".join(pieces)


async def chunks(request: Request, most: int, seconds: float) -> AsyncGenerator[bytes, None]:
    """The body piece by piece, within its limits of size and time."""
    _announced(request, most)
    size = 0
    stream = request.stream()
    end = asyncio.get_running_loop().time() + seconds
    try:
        while True:
            # The clock stands around each wait: across a yield it would stop whoever takes the pieces.
            async with asyncio.timeout_at(end):
                chunk = await anext(stream, None)
            if chunk is None:
                return
            size += len(chunk)
            if size > most:
                raise too_large(most)
            yield chunk
    except TimeoutError:
        raise Refused(*LATE) from None
    except ClientDisconnect:
        raise Refused(499, "The client has gone.") from None


def _announced(request: Request, most: int) -> None:
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and len(announced) < 20 and int(announced) > most:  # noqa: PLR2004 - digits of a 64-bit size
        raise too_large(most)


def too_large(most: int) -> Refused:
    """The answer to a body that is too large."""
    return Refused(413, f"A request body has at most {most} bytes.", Code.LIMIT_EXCEEDED)


def loads(content: bytes) -> Any:
    """JSON, by a parser that bounds its depth and takes no NaN and no lone surrogates."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        raise Refused(400, "The body is not valid JSON in UTF-8.") from None


def asked(params: Any, trusted: Trusted, *, reading: bool = False) -> Asked:
    """What a client asks, from its parameters; a list of requests is not taken."""
    if not isinstance(params, dict):
        raise Refused(400, "A request is one JSON object; batches are not taken.")
    variables, name = params.get("variables"), params.get("operationName")
    query = trusted.text(params)
    if not isinstance(query, str):
        raise Refused(400, "`query` is missing or no string.")
    if not isinstance(variables, dict | None):
        raise Refused(400, "`variables` is no JSON object.")
    if not isinstance(name, str | None):
        raise Refused(400, "`operationName` is no string.")
    if not isinstance(params.get("extensions"), dict | None):
        raise Refused(400, "`extensions` is no JSON object.")
    return Asked(query, variables or {}, name or None, reading=reading)


@lru_cache(200)
def media_type(accept: str | None) -> str:
    """The media type to answer with: the one of the specification where it is asked for, else plain JSON."""
    wanted: dict[str, float] = {}
    for part in (accept or "").lower().split(","):
        name, *options = (piece.strip() for piece in part.split(";"))
        weight = next((option[2:] for option in options if option.startswith("q=")), "1")
        wanted[name] = float(weight) if weight.replace(".", "", 1).isdigit() else 0.0
    own = wanted.get(GRAPHQL, 0.0)
    other = max(wanted.get(name, 0.0) for name in (JSON, "application/*", "*/*"))
    return GRAPHQL if own > 0 and own >= other else JSON


def status(answer: Answer, media: str) -> int:
    """The status of an answer: plain JSON is 200 wherever the request itself was well formed."""
    if answer.ran:
        return 200
    if answer.wrong_method:
        return 405
    refused = answer.refused or Code.BAD_INPUT
    if refused in STATUS:
        return STATUS[refused]
    return 400 if media == GRAPHQL else 200


def respond(answer: Answer, media: str, code: int) -> Response:
    """The response."""
    return Response(answer.content, code, {"allow": "POST"} if code == 405 else None, f"{media}; charset=utf-8")  # noqa: PLR2004


def refusal(error: ConveneError | Refused, media: str = JSON) -> Response:
    """The answer to a request that is refused as a whole."""
    if isinstance(error, Refused):
        return respond(_none(error), media, error.status)
    headers = {}
    if error.code is Code.UNAUTHENTICATED:
        headers["www-authenticate"] = "Bearer"
    if error.code is Code.RATE_LIMITED:
        headers["retry-after"] = str(error.seconds if isinstance(error, TooOftenError) else AGAIN_SECONDS)
    return Response(_none(error).content, STATUS.get(error.code, 400), headers, f"{media}; charset=utf-8")


def _none(error: ConveneError | Refused) -> Answer:
    """The answer that says why nothing was carried out."""
    return Answer({"errors": [plain(error.error if isinstance(error, Refused) else error)]}, ran=False)


async def _while_there(request: Request, work: Awaitable[Answer]) -> Answer:
    """The result of `work`, which is ended when the client goes away; whether it is there is watched after `PATIENCE`."""
    task, watcher, gone = asyncio.current_task(), None, False

    def end(_done: Any) -> None:
        nonlocal gone
        gone = True
        if task is not None:
            task.cancel()

    def look() -> None:
        nonlocal watcher
        watcher = asyncio.ensure_future(_gone(request))
        watcher.add_done_callback(end)

    timer = asyncio.get_running_loop().call_later(PATIENCE, look)
    try:
        return await work
    except asyncio.CancelledError:
        if not gone or task is None:
            raise
        task.uncancel()
        raise Refused(499, "The client has gone.") from None
    finally:
        timer.cancel()
        if watcher is not None:
            watcher.remove_done_callback(end)
            watcher.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
