"""The graph as a reader sees it, kind by kind in the order of ids, a page at a time: memory does not grow with the graph.

What is derived from documents, as names and sectors, is derived here from those alone that the reader sees. No format here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import neo4j

from graph.analysis.ask import statement
from graph.driver import translated
from graph.reader import READ_SECONDS
from graph.select.visible import TIERS
from graph.tallies import Tally, derived, together
from schema.kinds import EntityKind, Label, Tier

Row = dict[str, Any]
# Entries of a page: some hundred kilobytes, with what hangs on each.
PAGE = 500
ENTITIES = tuple(Label[kind] for kind in EntityKind)
EVIDENCED = (Label.CLAIM, Label.SCOPE)
STATEMENTS = {
    Label.DOCUMENT: "export_documents",
    Label.PASSAGE: "export_passages",
    Label.CONTACTPOINT: "export_contacts",
    **dict.fromkeys(ENTITIES, "export_entities"),
    **dict.fromkeys(EVIDENCED, "export_claims"),
}


def seen(tier: Tier) -> tuple[str, ...]:
    """The tiers that a reader of this tier sees."""
    known = tuple(str(one) for one in Tier)
    return known[: known.index(tier) + 1]


@dataclass(frozen=True, slots=True)
class View:
    """The graph behind a driver, as whoever sees `tiers` sees it; `size` entries make a page."""

    driver: neo4j.Driver
    tiers: Sequence[str]
    database: str = "neo4j"
    size: int = PAGE

    def rows(self, label: Label) -> Iterator[Row]:
        """Every current node of the label that is seen, by id. Raises what the database raises, in our words."""
        kind = label if label in (*ENTITIES, *EVIDENCED) else None
        after = ""
        while True:
            page: list[Row] = self.read(STATEMENTS[label], kind, after=after, size=self.size)
            yield from (_own(label, row) for row in page)
            if len(page) < self.size:
                return
            after = page[-1]["id"]

    def read(self, name: str, kind: Label | None = None, **values: Any) -> Any:
        """What the one record of `queries/read/NAME.cypher` holds under `data`."""
        query = neo4j.Query(statement(name, kind), timeout=READ_SECONDS)
        with translated(), self.driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS) as session:
            return session.run(query, values | {TIERS: list(self.tiers)}).single(strict=True)["data"]


def named(row: Row) -> Row:
    """The row with `name`, `aliases` and `sector` as the documents that its reader sees have them, in place of `tallies`."""
    tally = together(Tally.stored(one) for one in row.pop("tallies"))
    names = derived(row["id"], tally)
    return row | {"name": names["name"] or "", "aliases": names["aliases"] or [], "sector": names["sector"]}


def _own(label: Label, row: Row) -> Row:
    """The row with what is derived from what its reader sees."""
    if label in EVIDENCED:
        return row | {"confidence": max((proof["confidence"] for proof in row["evidence"]), default=None)}
    return named(row) if label in ENTITIES else row
