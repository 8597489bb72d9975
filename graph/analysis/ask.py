"""What every analysis is asked with, and how things of the graph stand in its answer. No analysis is made here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.reader import GraphReader
from graph.select.visible import standing, visible
from queries import cypher

SEEN = re.compile(r"\bvisible\((\w+)(?::(\w+))?\)")
STANDS = re.compile(r"\bstanding\((\w+)\)")


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing of the graph by its id; whoever shows the answer reads of it what was asked for.

    A quotation is found by its id and that of the claim or entity that it is `of`.
    """

    id: str
    of: str | None = None

    @property
    def key(self) -> str | tuple[str, str]:
        """What it is looked for by."""
        return self.id if self.of is None else (self.of, self.id)


@dataclass(frozen=True, slots=True)
class Ask:
    """Who asks: through which reader, which tiers they may see, and as of which moment (None: now)."""

    reader: GraphReader
    tiers: tuple[str, ...]
    as_of: str | None = None

    async def rows(self, statement_name: str, **params: Any) -> Any:
        """What the one record of `queries/read/STATEMENT_NAME.cypher` holds under `data`, read under the asker's tiers."""
        return await self.reader.read(statement(statement_name), {"asOf": self.as_of, **params}, self.tiers)


@cache
def statement(name: str) -> str:
    """The statement of `queries/read/NAME.cypher` with each `visible(x)` and `standing(x)` in it as the one condition says.

    `visible(x:Entity)` also leaves out what is merged into another.
    """
    text = SEEN.sub(lambda found: f"({visible(found[1], found[2] or '')})", cypher(f"read/{name}"))
    return STANDS.sub(lambda found: f"({standing(found[1])})", text)


def refs(ids: Iterable[str]) -> tuple[Ref, ...]:
    """Each id as a Ref, in order."""
    return tuple(Ref(i) for i in ids)
