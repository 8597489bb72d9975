"""Where the events of subscriptions come from: one asynchronous generator for each field of the root."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

from graphql import GraphQLResolveInfo, GraphQLSchema

from api.binding import Named
from api.context import Context
from schema.errors import Code, ConveneError


def ingest_progress(_root: Any, info: GraphQLResolveInfo[Any], run: str | None = None) -> AsyncIterator[Named]:
    """The steps of an ingest. Raises FORBIDDEN at once, so that the error stands at its field."""
    context = info.context
    if not context.viewer.may_ingest:
        raise ConveneError(Code.FORBIDDEN, "Following an ingest needs a key with the right to ingest.")
    return _steps(context, run)


async def _steps(context: Context, run: str | None) -> AsyncIterator[Named]:
    async for progress in context.board.watch(run, context.viewer.tiers):
        yield Named(asdict(progress))


SOURCES = {"ingestProgress": ingest_progress}


def event(root: Any, _info: GraphQLResolveInfo[Any], **_args: Any) -> Any:
    """The value of the field of the root: the event itself."""
    return root


def bind_streams(schema: GraphQLSchema) -> None:
    """Set the sources of the fields of `Subscription` in place."""
    if schema.subscription_type is not None:
        for name, field in schema.subscription_type.fields.items():
            # What is not here is answered by api/feed.
            field.subscribe = SOURCES.get(name)
            field.resolve = event
