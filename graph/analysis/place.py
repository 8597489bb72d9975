"""The place that a question is about, found by whatever names it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.analysis.ask import Ask
from schema.errors import Code, ConveneError


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its id, name and key, and the ids of itself and of the places around it, whose rules hold in it too."""

    id: str
    name: str
    key: str
    around: tuple[str, ...]


def placed(row: Mapping[str, Any]) -> Place:
    """The place of a row that holds `id`, `name`, `key` and the ids `around`."""
    return Place(row["id"], row["name"], row["key"], tuple(row["around"]))


async def place_of(ask: Ask, key: Mapping[str, Any] | None) -> Place | None:
    """The place that a key (id, geoid, isoCode or name) names; None without a key. Raises NOT_FOUND."""
    if not key:
        return None
    found = await ask.rows("analysis_place", **{name: key.get(name) for name in ("id", "geoid", "isoCode", "name")})
    if found is None:
        raise ConveneError(Code.NOT_FOUND, "No jurisdiction of that name or code is known.")
    return placed(found)
