"""What a document says of itself and of how offices are reached: its dates and contact points, put beside their words.

A contact point is seen by partners at least; where all its documents are the leads' own, by leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.facts import Facts
from graph.tallies import SORT_LENGTH, TIERS
from graph.work import Work, put
from queries import cypher
from schema.kinds import Label, Tier

# Who may see how an office is reached, unless its papers are kept closer.
LOWEST = Tier.PARTNER


def put_own(work: Work, fresh: Sequence[Facts]) -> None:
    """The dates and contact points of these documents."""
    dates = [(f.document.id, row) for f in fresh for row in f.dates]
    params = [
        {
            "document": document,
            "passage": row.passage,
            "properties": quotation(row.id, row.start, row.end, row.quote) | {"field": row.field, "value": row.value},
        }
        for document, row in dates
    ]
    put(work, "write/document_dates", params)
    contacts = [row for f in fresh for row in f.contacts]
    points = {row.id: point(row) for row in contacts}
    put(work, "write/contacts", list(points.values()), now=work.now)
    proofs = [
        {"claim": row.id, "passage": passage, "properties": quotation(key, start, end, quote)}
        for row in contacts
        for key, passage, start, end, quote in row.quotes
    ]
    put(work, "write/evidence", proofs, Label.CONTACTPOINT)
    _settle(work, sorted(points))


def settle_contacts(work: Work, document: str) -> None:
    """After a document was taken back or changed its tier: which of its contact points are there, and for whom."""
    found = work.tx.run(cypher("read/document_contacts"), id=document).data()
    _settle(work, [record["id"] for record in found])


def _settle(work: Work, ids: Sequence[str]) -> None:
    for at in range(0, len(ids), 1000):
        statement = cypher("write/settle_contacts")
        work.tx.run(statement, ids=list(ids[at : at + 1000]), tiers=TIERS, lowest=LOWEST, now=work.now).consume()


def quotation(key: str, start: int, end: int, quote: str) -> dict[str, Any]:
    """The properties of an edge to words that a rule has found."""
    return {"id": key, "start": start, "end": end, "quote": quote, "method": "rule", "confidence": 1.0}


def point(row: Any) -> dict[str, Any]:
    """A contact point with the agency that it is of."""
    properties = {name: getattr(row, name) for name in ("label", "phone", "email", "url", "hours")}
    properties["sort"] = f"{row.label.lower()[:SORT_LENGTH]}\u0000{row.id}"
    return {"id": row.id, "agency": row.agency, "properties": properties}
