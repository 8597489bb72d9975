"""Answers without a server: for commands on the machine of the graph, which see what a lead sees."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import msgspec

from api.context import Context, Reader
from api.engine import Asked, Engine
from api.schema import served
from api.settings import Limits
from graph.driver import Address, open_async_driver
from graph.reader import GraphReader
from schema.kinds import Tier

OWNER = Reader("local", Tier.LEAD, may_review=True, may_ingest=True)


def answer(database: Address, text: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON of the answer to a query, as `{"data": …}` with `errors` where there are any."""
    return asyncio.run(_answer(database, text, variables))


async def _answer(database: Address, text: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    async with open_async_driver(database) as driver:
        context = Context(GraphReader(driver, database.database), OWNER)
        found = await Engine(served(), Limits()).answer(Asked(text, variables), context)
        out: dict[str, Any] = msgspec.json.decode(found.content)
        return out
