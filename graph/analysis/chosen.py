"""The agencies for which a filter of the interface holds, as ids. What the filter means is graph/select/filters'."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.analysis.ask import Ask
from graph.select.build import Build
from graph.select.filters import condition
from graph.select.tree import Statement, parameters
from graph.select.visible import visible
from schema.kinds import Label


async def chosen(ask: Ask, where: Mapping[str, Any] | None) -> list[str] | None:
    """Their ids; None where there is no filter."""
    if not where:
        return None
    build = Build()
    holds = condition(build, str(Label.AGENCY), where, "a")
    text = f"RETURN COLLECT {{ MATCH (a:{Label.AGENCY}) WHERE {visible('a', Label.ENTITY)} AND {holds} RETURN a.id }} AS data"
    found: list[str] = await ask.read(text, parameters(Statement(text, build.params), {}))
    return found
