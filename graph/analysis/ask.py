"""What every analysis is asked with, and how things of the graph stand in its answer. No analysis is made here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from graph.reader import GraphReader
from graph.select.visible import past, standing, visible
from queries import cypher
from schema.kinds import Label, Rel

SEEN = re.compile(r"\bvisible\((\w+)(?::(\w+))?\)")
LAPSED = re.compile(r"\blapsed\((\w+)\)")
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
    """Who asks: through which reader, which tiers they may see, as of which moment (None: now), on which day (None: its)."""

    reader: GraphReader
    tiers: tuple[str, ...]
    as_of: str | None = None
    today: str | None = None

    @property
    def day(self) -> str:
        """The day on which papers are in force or not: the one given, that of `as_of`, or today (ISO)."""
        return self.today or (self.as_of or "")[:10] or datetime.now(UTC).date().isoformat()

    async def rows(self, statement_name: str, *, blanks: Mapping[str, int] | None = None, **params: Any) -> Any:
        """What the one record of `queries/read/STATEMENT_NAME.cypher` holds under `data`, read under the asker's tiers.

        `blanks` are the numbers that Cypher takes in no parameter, as the length of a path.
        """
        text = statement(statement_name)
        for name, number in (blanks or {}).items():
            text = text.replace(f"__{name}__", str(int(number)))
        return await self.read(text, {"today": self.day, **params})

    async def read(self, text: str, params: Mapping[str, Any]) -> Any:
        """What the one record of a statement holds under `data`, as of the moment asked for, under the asker's tiers."""
        if self.as_of is not None:
            text = past(text, "$asOf")
        return await self.reader.read(text, {"asOf": self.as_of, **params}, self.tiers)


@cache
def statement(name: str, kind: StrEnum | None = None) -> str:
    """The statement of `queries/read/NAME.cypher`, `kind` in its blank, `visible(x)` and `standing(x)` as the one place says.

    `visible(x:Entity)` also leaves out what is merged into another. `lapsed(d)`: a document that has expired on `$today`
    or that another one replaces.
    """
    text = LAPSED.sub(lambda found: f"({_lapsed(found[1])})", cypher(f"read/{name}", kind))
    text = SEEN.sub(lambda found: f"({visible(found[1], found[2] or '')})", text)
    return STANDS.sub(lambda found: f"({standing(found[1])})", text)


def _lapsed(d: str) -> str:
    newer = f"EXISTS {{ ({d})<-[:{Rel.SUPERSEDES}]-({d}n:{Label.DOCUMENT}) WHERE visible({d}n) }}"
    return f"coalesce({d}.expiresOn < $today, false) OR {newer}"


def refs(ids: Iterable[str]) -> tuple[Ref, ...]:
    """Each id as a Ref, in order."""
    return tuple(Ref(i) for i in ids)
