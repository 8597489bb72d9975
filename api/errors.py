"""Errors as clients see them: a message, where, a code from the documented list and a way out; never what happened inside."""

from __future__ import annotations

import logging
import traceback
from contextvars import ContextVar
from typing import Any

from graphql import GraphQLError

from schema.errors import WAYS_OUT, Code, ConveneError

log = logging.getLogger("convene.api")
INSIDE = "Something went wrong inside."
# The id of the request in hand: in the log it ties a failure to the line of its request.
REQUEST: ContextVar[str] = ContextVar("request", default="")


def problem(error: GraphQLError) -> dict[str, Any]:
    """The error in the form of the GraphQL specification, with `extensions` {code, wayOut}."""
    code, message = _said(error)
    out: dict[str, Any] = {"message": message}
    if error.locations:
        out["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path is not None:
        out["path"] = list(error.path)
    return out | {"extensions": extensions(code)}


def extensions(code: Code) -> dict[str, str]:
    """What stands beside a message."""
    return {"code": str(code), "wayOut": WAYS_OUT[code]}


def plain(error: ConveneError) -> dict[str, Any]:
    """An error of the whole request."""
    return {"message": error.message, "extensions": extensions(error.code)}


def _said(error: GraphQLError) -> tuple[Code, str]:
    original = error.original_error
    if isinstance(original, ConveneError):
        return original.code, original.message
    if original is None or isinstance(original, GraphQLError):
        return (Code.BAD_INPUT if error.path else Code.BAD_QUERY), error.message
    note(original)
    return Code.INTERNAL, INSIDE


def note(error: BaseException) -> None:
    """Log the type and the place of a failure, without its text, which may hold values."""
    frames = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-6:]]
    log.error("failure", extra={"data": {"id": REQUEST.get(), "type": type(error).__name__, "at": frames}})
