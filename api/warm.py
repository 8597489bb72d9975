"""Asks the cookbook once when a server starts, so that plans are made before the first question comes."""

from __future__ import annotations

from api.context import Context
from api.cookbook import recipes
from api.engine import Asked, Engine
from graph.reader import GraphReader


async def warm(engine: Engine, graph: GraphReader) -> None:
    """Ask every recipe. A database that is away is no reason not to start: its errors are part of the answers."""
    for one in recipes():
        await engine.answer(Asked(one.text, one.example), Context(graph))
