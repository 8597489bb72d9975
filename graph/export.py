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
        text = statement(STATEMENTS[label], label if label in (*ENTITIES, *EVIDENCED) else None)
        after = ""
        while True:
            page = self._page(text, after)
            yield from (_own(label, row) for row in page)
            if len(page) < self.size:
                return
            after = page[-1]["id"]

    def _page(self, text: str, after: str) -> list[Row]:
        query = neo4j.Query(text, timeout=READ_SECONDS)
        values = {"after": after, "size": self.size, TIERS: list(self.tiers)}
        with translated(), self.driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS) as session:
            found: list[Row] = session.run(query, values).single(strict=True)["data"]
            return found


def _own(label: Label, row: Row) -> Row:
    """The row with what is derived from what its reader sees."""
    if label in EVIDENCED:
        return row | {"confidence": max((proof["confidence"] for proof in row["evidence"]), default=None)}
    if label in ENTITIES:
        tally = together(Tally.stored(one) for one in row.pop("tallies"))
        names = derived(row["id"], tally) if tally.forms else {"name": "", "aliases": [], "sector": None}
        return row | {key: names[key] for key in ("name", "aliases", "sector")}
    return row
