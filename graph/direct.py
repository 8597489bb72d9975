"""The direct edges beside the claims, which people expect in a graph browser.

They are made anew from the claims, in the transaction that changes these.
"""

from __future__ import annotations

from collections.abc import Iterable

import neo4j

from queries import cypher
from schema.kinds import Predicate, ReviewStatus

# Claims with these statuses show as direct edges.
SHOWN = [ReviewStatus.PROPOSED, ReviewStatus.ACCEPTED, ReviewStatus.CONTESTED]


def direct_edges(tx: neo4j.ManagedTransaction, touched: Iterable[tuple[Predicate, str, str]]) -> None:
    """Make the direct edges between these pairs of (predicate, subject id, object id) anew from their claims."""
    pairs: dict[Predicate, set[tuple[str, str]]] = {}
    for predicate, subject, target in touched:
        pairs.setdefault(predicate, set()).add((subject, target))
    for predicate in sorted(pairs):
        params = [{"subject": s, "object": o} for s, o in sorted(pairs[predicate])]
        statement = cypher("write/direct_edges", predicate)
        tx.run(statement, rows=params, shown=SHOWN, proposed=ReviewStatus.PROPOSED).consume()
