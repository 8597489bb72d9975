"""What every analysis is asked with, and how things of the graph stand in its answer. No analysis is made here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.reader import GraphReader
from queries import cypher


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing of the graph by its id; whoever shows the answer reads of it what was asked for."""

    id: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Who asks: through which reader, which tiers they may see, and as of which moment (None: now)."""

    reader: GraphReader
    tiers: tuple[str, ...]
    as_of: str | None = None

    async def rows(self, statement_name: str, **params: Any) -> Any:
        """What the one record of `queries/read/STATEMENT_NAME.cypher` holds under `data`, read under the asker's tiers."""
        return await self.reader.read(cypher(f"read/{statement_name}"), {"asOf": self.as_of, **params}, self.tiers)


def refs(ids: list[str] | tuple[str, ...]) -> tuple[Ref, ...]:
    """Each id as a Ref, in order."""
    return tuple(Ref(i) for i in ids)
