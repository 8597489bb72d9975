"""Answers without a server: for commands on the machine of the graph, which see what a lead sees."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import msgspec

from api.brief import Brief, Wanted
from api.brief import brief as make_brief
from api.context import Context, Reader
from api.engine import Asked, Engine
from api.schema import served
from api.settings import Limits
from graph.analysis.ask import Ask
from graph.driver import Address, open_async_driver, open_driver
from graph.reader import GraphReader
from schema.kinds import Tier

T = TypeVar("T")
OWNER = Reader("local", Tier.LEAD, may_review=True, may_ingest=True)


def answer(database: Address, text: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON of the answer to a query, as `{"data": …}` with `errors` where there are any."""

    async def run(context: Context) -> dict[str, Any]:
        found = await Engine(served(), Limits()).answer(Asked(text, variables), context)
        out: dict[str, Any] = msgspec.json.decode(found.content)
        return out

    return _as_owner(database, run)


def asked(database: Address, question: Callable[[Ask], Awaitable[T]]) -> T:
    """What an analysis finds for the owner of the graph."""
    return _as_owner(database, lambda context: question(context.ask({})))


def brief(database: Address, wanted: Wanted) -> Brief:
    """The brief as the owner of the graph sees it."""
    return _as_owner(database, lambda context: make_brief(Engine(served(), Limits()), context, wanted))


def _as_owner(database: Address, deed: Callable[[Context], Awaitable[T]]) -> T:
    async def run() -> T:
        async with open_async_driver(database) as driver:
            with open_driver(database) as changing:
                return await deed(Context(GraphReader(driver, database.database), OWNER, driver=changing))

    return asyncio.run(run())
