"""Duties in the order that their clocks set, from identification on, and the hand-offs between agencies on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.analysis.ask import Ask, Ref, refs
from graph.analysis.duties import Duty, Which, duties
from graph.analysis.handoffs import BrokenHandoff, broken, handoffs
from graph.analysis.place import place_of
from graph.analysis.words import length
from schema.kinds import Function

# What runs beside the response to one child, and has clocks of its own.
BESIDE = frozenset(
    {Function.PREVENTION, Function.AWARENESS, Function.TRAINING, Function.RESEARCH_DATA, Function.POLICY}
    | {Function.FUNDING, Function.OVERSIGHT}
)
MOST = 1000
UNDATED = "no time stated"


@dataclass(frozen=True, slots=True)
class PathwayStep:
    """One duty with its window of time, and the agencies that it hands over to."""

    order: int
    window: str
    responsibility: Ref
    hands_to: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Pathway:
    """Steps in order; hand-offs that the receiver's papers do not take up."""

    steps: tuple[PathwayStep, ...]
    broken_handoffs: tuple[BrokenHandoff, ...]


async def pathway(
    ask: Ask,
    jurisdiction: Mapping[str, Any] | None = None,
    documents: Sequence[str] | None = None,
    functions: Sequence[Function] | None = None,
) -> Pathway:
    """The way of one case through the papers in force of a place, or through `documents`, in force or not.

    Raises NOT_FOUND, and LIMIT_EXCEEDED where it would have more than 1,000 steps.
    """
    place = await place_of(ask, jurisdiction)
    wanted = [f for f in Function if f not in BESIDE] if functions is None else functions
    which = Which(functions=wanted, places=place.around if place else None, documents=documents)
    found = [d for d in await duties(ask, which, MOST) if documents or d.in_force]
    given = handoffs(found)
    to: dict[str, list[str]] = {}
    for one in given:
        to.setdefault(one.duty.id, []).append(one.receiver)
    ordered = sorted((d for d in found if not d.negated), key=_clock)
    steps = tuple(
        PathwayStep(order, window(d), Ref(d.id), refs(dict.fromkeys(to.get(d.id, ())))) for order, d in enumerate(ordered, 1)
    )
    return Pathway(steps, tuple(broken(given)))


def window(duty: Duty) -> str:
    """By when, in words: 'at once', 'within 90 minutes', 'every 30 days', 'no time stated'."""
    if duty.seconds is None:
        return duty.deadline or UNDATED
    if duty.recurring:
        return f"every {length(duty.seconds)}"
    if duty.before:
        return f"{length(duty.seconds)} before"
    if duty.seconds == 0:
        return "at once"
    return f"within {length(duty.seconds)}{' (business time)' if duty.business else ''}"


def _clock(duty: Duty) -> tuple[int, int, str, str]:
    """Dated duties by their clocks, then what comes again, then what is dated by words or counted back, then the undated."""
    loose = duty.seconds is None or duty.before
    group = (2 if duty.deadline else 3) if loose else int(duty.recurring)
    return group, duty.seconds or 0, duty.action.lower(), duty.id
