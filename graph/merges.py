"""What follows from the judgements that hold: which agency stands for which, a pure function of them and of who may see whom.

Every edge remembers the agency that its document names (`of`), so undoing a judgement restores the graph exactly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import neo4j

from graph.direct import direct_edges
from graph.entities import carry_sectors, derive_standing
from graph.select.visible import own, past
from graph.tallies import TIERS, Tally
from graph.work import Work, put
from queries import cypher
from schema.kinds import MatchVerdict, Predicate, Rel

# Edges to and from an agency that go with it.
INWARD = (Rel.SUBJECT, Rel.OBJECT, Rel.WITH, Rel.ABOUT)
OUTWARD = (Rel.MENTIONED_IN, Rel.NAMED_IN, Rel.PARTY_TO)
# The rank of an agency that no document names any more: whoever is named goes before it.
NOBODY = len(TIERS)


def apply(work: Work, agencies: Iterable[str]) -> None:
    """Let each agency reached by judgements from these be stood for by the right one of those that are one with it."""
    tx = work.tx
    found = tx.run(cypher("read/component"), ids=sorted(agencies), same=MatchVerdict.SAME).data()
    ranks = {row["member"]: _rank(Tally.stored(row["tally"]).tier) for row in found}
    moves = _moves(found, ranks, {tuple(pair) for row in found for pair in row["pairs"]})
    if not moves:
        return
    touched = {row[end] for row in moves for end in ("stand", "target")}
    pairs = _pairs(tx, touched)
    _move(work, moves)
    direct_edges(tx, pairs | _pairs(tx, touched))


def put_back(work: Work, then: str) -> bool:
    """Let each agency be stood for by the one that stood for it at a moment, in a transaction that is taken back.

    Says whether one had to be moved. The direct edges stay: no question of the past walks them.
    """
    if not (moves := _moves_then(work, then)):
        return False
    ids = {row[end] for row in moves for end in ("member", "stand", "target")}
    work.tx.run(cypher("write/lock_then"), ids=sorted(ids)).consume()
    _move(work, _moves_then(work, then))
    return True


def _moves_then(work: Work, then: str) -> list[dict[str, str]]:
    judged = work.tx.run(cypher("read/judged_then"), moment=then).data()
    members = _reached({end for row in judged if row["moved"] for end in (row["left"], row["right"])}, judged)
    standing = own(past(cypher("read/standing_then"), "$moment"), list(TIERS))
    found = work.tx.run(standing, ids=sorted(members), moment=then).data()
    ranks = {row["member"]: min(map(_rank, row["tiers"]), default=NOBODY) for row in found}
    return _moves(found, ranks, {(row["left"], row["right"]) for row in judged if row["held"]})


def _reached(start: set[str], judged: Sequence[Mapping[str, Any]]) -> set[str]:
    """These agencies and all that judgements lead to from them."""
    near: dict[str, set[str]] = defaultdict(set)
    for row in judged:
        near[row["left"]].add(row["right"])
        near[row["right"]].add(row["left"])
    reached, edge = set(start), set(start)
    while edge:
        edge = {other for one in edge for other in near[one]} - reached
        reached |= edge
    return reached


def _moves(
    found: Sequence[Mapping[str, Any]], ranks: Mapping[str, int], pairs: Iterable[Sequence[str]]
) -> list[dict[str, str]]:
    """Which of these agencies are to be stood for by another than now, in the order of their ids."""
    target = stands(ranks, pairs)
    moves = [{"member": row["member"], "stand": row["stand"], "target": target[row["member"]]} for row in found]
    return sorted((move for move in moves if move["stand"] != move["target"]), key=lambda move: move["member"])


def _move(work: Work, moves: Sequence[dict[str, str]]) -> None:
    """Move what goes with each of these agencies to the one that is to stand for it."""
    for rel in INWARD:
        put(work, "write/move_in", moves, rel)
    for rel in OUTWARD:
        put(work, "write/move_out", moves, rel)
    alone = [row["member"] for row in moves if row["member"] == row["target"]]
    work.tx.run(cypher("write/stand_alone"), ids=alone).consume()
    put(work, "write/stand", [row for row in moves if row["member"] != row["target"]])
    # All claims, not only those of agencies whose sector changed: moved claims come from agencies of other sectors.
    touched = {row[end] for row in moves for end in ("stand", "target")}
    derive_standing(work, touched)
    carry_sectors(work, touched)


def stands(ranks: Mapping[str, int], pairs: Iterable[Sequence[str]]) -> dict[str, str]:
    """For each agency the one that stands for it: of those that most may see, the one with the lowest id.

    `ranks` has the lowest tier that names each, `pairs` those judged to be one. A judgement on an agency that some do not see
    never makes two one that they do see: for them it does not exist.
    """
    parts = {member: {member} for member in ranks}
    known = [pair for pair in pairs if ranks.keys() >= set(pair)]
    for left, right in sorted(known, key=lambda pair: (max(ranks[pair[0]], ranks[pair[1]]), sorted(pair))):
        one, other = parts[left], parts[right]
        bound = max(ranks[left], ranks[right])
        if one is other or all(min(ranks[m] for m in part) < bound for part in (one, other)):
            continue
        one |= other
        parts |= dict.fromkeys(other, one)
    return {member: min(part, key=lambda m: (ranks[m], m)) for member, part in parts.items()}


def _rank(tier: str | None) -> int:
    return NOBODY if tier is None else TIERS[tier]


def _pairs(tx: neo4j.ManagedTransaction, ids: Iterable[str]) -> set[tuple[Predicate, str, str]]:
    found = tx.run(cypher("read/claim_ends"), ids=sorted(ids)).data()
    return {(Predicate(r["predicate"]), r["subject"], r["object"]) for r in found}
