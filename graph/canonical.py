"""The current graph as sorted lines of JSON, less the moments: equal graphs give equal lines, whatever the way to them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import neo4j

from graph.driver import translated, walk
from queries import cypher

MOMENTS = frozenset(
    {
        "ingestedAt",
        "recordedAt",
        "recordedAtPartner",
        "recordedAtPublic",
        "retractedAt",
        "at",
        "undoneAt",
        "away",
        "spans",
        "toldAt",
        "unmatched",
    }
)


def canonical_lines(driver: neo4j.Driver, database: str = "neo4j") -> Iterator[str]:
    """One line a node, then one a relationship."""
    with translated(), driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
        for record in session.run(walk(cypher("read/canonical_nodes"))):
            yield _line({"labels": sorted(record["labels"]), "properties": _still(record["properties"])})
        edges = [
            _line({"type": r["type"], "from": r["from"], "to": r["to"], "properties": _still(r["properties"])})
            for r in session.run(walk(cypher("read/canonical_edges")))
        ]
        # Two edges of one type between two nodes have no order of their own in the database.
        yield from sorted(edges)


def _still(properties: dict[str, Any]) -> dict[str, Any]:
    """Properties less moments; the documents of an edge are a set."""
    kept = {key: value for key, value in properties.items() if key not in MOMENTS}
    if "documents" in kept:
        kept["documents"] = sorted(kept["documents"])
    return kept


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
