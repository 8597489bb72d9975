"""GraphQL over WebSocket, by the protocol graphql-transport-ws. Its states are Strawberry's, the answers our engine's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, suppress
from datetime import timedelta
from typing import Any, Literal, cast

import msgspec
from starlette.websockets import WebSocket, WebSocketDisconnect
from strawberry.exceptions import ConnectionRejectionError
from strawberry.http.exceptions import NonJsonMessageReceived, NonTextMessageReceived, WebSocketDisconnected
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler, Operation
from strawberry.subscriptions.protocols.graphql_transport_ws.types import Message

from api.engine import Asked
from api.errors import plain
from api.follow import BEAT_SECONDS
from api.http import Endpoint
from schema.errors import ConveneError

HELLO = timedelta(seconds=10)
# Operations of one connection at a time, and how long a connection may stay open without any.
AT_ONCE = 20
IDLE_SECONDS = 60.0
IDLE_CODE, FULL_CODE, REFUSED_CODE = 4408, 4429, 1008


class Payload(msgspec.Struct):
    """What `subscribe` carries."""

    query: str | None = None
    documentId: str | None = None  # noqa: N815 - the protocol names it so
    variables: dict[str, Any] | None = None
    operationName: str | None = None  # noqa: N815 - the protocol names it so
    extensions: dict[str, Any] | None = None


class Said(msgspec.Struct):
    """A message of a client, as far as its form is the same for all kinds."""

    type: Literal["connection_init", "ping", "pong", "subscribe", "complete"]
    id: str | None = None


class Subscribe(msgspec.Struct, tag_field="type", tag="subscribe"):
    """The message that asks."""

    id: str
    payload: Payload


class Wire:
    """A WebSocket as the handler uses it: JSON of the right form in, JSON out."""

    def __init__(self, socket: WebSocket, most: int) -> None:
        """A message has at most `most` bytes."""
        self.socket = socket
        self.most = most

    async def iter_json(self) -> AsyncGenerator[object, None]:
        """The messages that come in."""
        while True:
            try:
                text = await self.socket.receive_text()
            except KeyError:
                raise NonTextMessageReceived from None
            except WebSocketDisconnect:
                return
            yield read(text, self.most)

    async def send_json(self, message: Mapping[str, object]) -> None:
        """Send a message."""
        try:
            await self.socket.send_text(msgspec.json.encode(message).decode())
        except (WebSocketDisconnect, RuntimeError) as gone:
            raise WebSocketDisconnected from gone

    async def close(self, code: int, reason: str) -> None:
        """End the connection; it may have ended already."""
        with suppress(RuntimeError):
            await self.socket.close(code, reason[:100])


def read(text: str, most: int) -> object:
    """A message. Raises NonJsonMessageReceived where it is none."""
    if len(text) > most:
        raise NonJsonMessageReceived
    try:
        if msgspec.json.decode(text, type=Said).type == "subscribe":
            msgspec.json.decode(text, type=Subscribe)
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        raise NonJsonMessageReceived from None


class Handler(BaseGraphQLTransportWSHandler[Any, None]):
    """One connection."""

    def __init__(self, endpoint: Endpoint, socket: WebSocket) -> None:
        """Not acknowledged yet, and anonymous until it is."""
        wire: Any = Wire(socket, endpoint.means.limits.body)
        # The handler asks its view whether to acknowledge; it calls nothing of a schema, as run_operation is ours.
        super().__init__(cast("Any", self), wire, None, None, cast("Any", None), HELLO, AT_ONCE)
        self.endpoint = endpoint
        self.credential = socket.headers.get("authorization")
        self.address = socket.client.host if socket.client else None
        self.said: dict[str, Any] = {}
        self.reader: Any = None

    async def handle_connection_init(self, message: Any) -> None:
        """Keep what it carries for on_ws_connect."""
        payload = message.get("payload") or {}
        self.said = payload if isinstance(payload, dict) else {}
        await super().handle_connection_init({"type": "connection_init", "payload": payload})

    async def on_ws_connect(self, _context: Any) -> dict[str, object]:
        """Recognise who asks: by `authorization` in the payload, else by the header of the handshake."""
        told = next((value for name, value in self.said.items() if name.lower() == "authorization"), None)
        self.credential = str(told) if told else self.credential
        try:
            self.reader = await self.endpoint.means.recognise(self.credential, self.address)
        except ConveneError as error:
            raise ConnectionRejectionError from error
        return {}

    async def handle_subscribe(self, message: Any) -> None:
        """Begin an operation, of which the text may be known here."""
        payload = message["payload"]
        try:
            query = self.endpoint.means.trusted.text(payload)
        except ConveneError as error:
            await self.send_message(cast("Message", {"id": message["id"], "type": "error", "payload": [plain(error)]}))
            return
        await super().handle_subscribe(cast("Any", {**message, "payload": {**payload, "query": query or ""}}))

    async def run_operation(self, operation: Operation[Any, None]) -> None:
        """Send the answers to one request."""
        endpoint = self.endpoint
        asked = Asked(operation.query, operation.variables or {}, operation.operation_name)
        try:
            endpoint.means.rates.count(self.reader, self.address)
        except ConveneError as error:
            await send(operation, "error", [plain(error)])
            return
        context = endpoint.means.context(self.reader)
        async with aclosing(endpoint.follower.answers(asked, context, self.credential)) as answers:
            async for answer in answers:
                if answer and not answer.ran:
                    await send(operation, "error", answer.body["errors"])
                    return
                if answer:
                    await send(operation, "next", answer.body)
        await send(operation, "complete")


async def send(operation: Operation[Any, None], kind: str, payload: Any = None) -> None:
    """Send a message of an operation."""
    message = {"id": operation.id, "type": kind} | ({} if payload is None else {"payload": payload})
    with suppress(WebSocketDisconnected):
        await operation.send_operation_message(cast("Message", message))


class Sockets:
    """`/graphql` for WebSockets."""

    def __init__(self, endpoint: Endpoint, origins: tuple[str, ...]) -> None:
        """Pages of `origins` may connect, and those of this server."""
        self.endpoint = endpoint
        self.origins = origins

    async def __call__(self, socket: WebSocket) -> None:
        """Serve one connection."""
        origin = socket.headers.get("origin")
        own = origin is None or origin.partition("://")[2] == socket.headers.get("host")
        if GRAPHQL_TRANSPORT_WS_PROTOCOL not in socket.scope.get("subprotocols", ()) or not (own or origin in self.origins):
            await socket.close(REFUSED_CODE)
            return
        await socket.accept(GRAPHQL_TRANSPORT_WS_PROTOCOL)
        handler = Handler(self.endpoint, socket)
        try:
            with self.endpoint.follower.place():
                idle = asyncio.ensure_future(_idle(handler))
                try:
                    await handler.handle()
                finally:
                    idle.cancel()
        except ConveneError as full:
            await handler.websocket.close(FULL_CODE, full.message)


async def _idle(handler: Handler) -> None:
    """End a connection that has had nothing under way for a while."""
    waited = 0.0
    while waited < IDLE_SECONDS:
        await asyncio.sleep(BEAT_SECONDS)
        waited = 0.0 if handler.operations else waited + BEAT_SECONDS
    await handler.websocket.close(IDLE_CODE, "Nothing was under way; connect again.")
