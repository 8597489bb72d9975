"""What surrounds every request: an id, headers for safety, one line of log without arguments, and no way out for exceptions."""

from __future__ import annotations

import logging
import re
import secrets
import time

import msgspec
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import INSIDE, REQUEST, extensions, note
from schema.errors import Code

log = logging.getLogger("convene.access")
ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
]


class Edge:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what it surrounds."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        identity = next((v for k, v in scope["headers"] if k == b"x-request-id" and ID.fullmatch(v)), b"")
        identity = identity or secrets.token_hex(8).encode()
        REQUEST.set(identity.decode())
        status = 0

        async def out(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *HEADERS, (b"x-request-id", identity)]
            await send(message)

        try:
            await self.app(scope, receive, out)
        except Exception as error:  # noqa: BLE001 - the last line: nothing of it may reach the client
            note(error)
            if not status:
                await refuse(out)
        finally:
            took = round((time.perf_counter() - began) * 1000, 1)
            data = {"id": identity.decode(), "method": scope["method"], "path": scope["path"], "status": status, "ms": took}
            log.info("request", extra={"data": data})


async def refuse(send: Send) -> None:
    """Answer 500 without a word of what happened."""
    body = msgspec.json.encode({"errors": [{"message": INSIDE, "extensions": extensions(Code.INTERNAL)}]})
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 500, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class Lines(logging.Formatter):
    """Log records as JSON lines."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line = {"at": self.formatTime(record), "level": record.levelname.lower(), "event": record.getMessage()}
        return msgspec.json.encode(line | getattr(record, "data", {})).decode()
