"""Shortest chains of claims between two agencies or other things of the graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.analysis.ask import Ask, Ref, refs
from graph.analysis.words import number, short, spoken
from schema.errors import Code, ConveneError
from schema.kinds import Predicate

LONGEST = 6
MOST = 20


@dataclass(frozen=True, slots=True)
class Path:
    """A chain: things and the claims between them; `length` counts claims."""

    length: int
    nodes: tuple[Ref, ...]
    claims: tuple[Ref, ...]
    explanation: str


async def paths(ask: Ask, start: str, end: str, max_length: int = 4, first: int = 5) -> list[Path]:
    """The shortest chains from `start` to `end`, the shortest first. Raises BAD_INPUT for a bound that is out of range."""
    if not 1 <= max_length <= LONGEST or not 1 <= first <= MOST:
        raise ConveneError(Code.BAD_INPUT, f"A path has 1 to {LONGEST} claims, and 1 to {MOST} paths can be asked for.")
    if start == end:
        return []
    rows = await ask.rows("analysis_paths", **{"from": start, "to": end}, blanks={"FIRST": first, "LENGTH": max_length})
    return [_path(row) for row in sorted(rows, key=lambda row: (len(row["claims"]), row["names"], row["claims"]))]


def _path(row: dict[str, Any]) -> Path:
    steps = [
        f"{left} {_tie(*said)} {right}" for left, said, right in zip(row["names"], row["said"], row["names"][1:], strict=False)
    ]
    count = len(row["claims"])
    return Path(count, refs(row["nodes"]), refs(row["claims"]), f"{number(count, 'claim')}: {'; '.join(steps)}.")


def _tie(predicate: str, action: str | None) -> str:
    return f"— “{short(action, 60)}” —" if predicate == Predicate.RESPONSIBLE_FOR and action else f"— {spoken(predicate)} —"
