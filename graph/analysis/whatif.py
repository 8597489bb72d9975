"""What falls away when agencies leave: their duties, functions that nobody else is accountable for, hand-offs, and ties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.ask import Ask, Ref
from graph.analysis.duties import Duty, Which, duties
from graph.analysis.gaps import Gap, completed, found, read
from graph.analysis.handoffs import BrokenHandoff, handoffs
from graph.analysis.network import components
from schema.errors import Code, ConveneError

MOST_REMOVED = 50


@dataclass(frozen=True, slots=True)
class Impact:
    """What is uncovered, lost and cut; components of the network of agencies before and after."""

    uncovered: tuple[Gap, ...]
    lost: tuple[Ref, ...]
    cut_handoffs: tuple[BrokenHandoff, ...]
    components_before: int
    components_after: int


async def what_if(ask: Ask, remove: Sequence[str]) -> Impact:
    """The impact of these agencies (ids) leaving. Raises BAD_INPUT for none or more than 50, NOT_FOUND for an unknown one."""
    gone = list(dict.fromkeys(remove))
    if not 1 <= len(gone) <= MOST_REMOVED:
        raise ConveneError(Code.BAD_INPUT, f"Name 1 to {MOST_REMOVED} agencies.")
    known = {row[0] for row in await ask.rows("analysis_agencies", agencies=gone)}
    if missing := set(gone) - known:
        raise ConveneError(Code.NOT_FOUND, f"No agency has the id {min(missing)}.")
    touched = [d for d in await duties(ask, Which(touching=gone)) if d.in_force and not d.negated]
    # Elsewhere nothing changes.
    places = sorted({place for duty in touched for place in duty.places})
    before = {gap.place for gap in found(await read(ask, places), None)}
    what = await read(ask, places, without=gone)
    uncovered = [gap for gap in found(what, None) if gap.place not in before]
    links = {(min(a, b), max(a, b)) for a, b in await ask.rows("analysis_pairs")}
    left = {pair for pair in links if not set(pair) & set(gone)}
    nodes = {n for pair in links for n in pair}
    return Impact(
        uncovered=tuple(await completed(ask, uncovered, gone)),
        lost=tuple(Ref(d.id) for d in touched if d.subject in gone),
        cut_handoffs=tuple(_cut(touched, set(gone))),
        components_before=len(components(links)),
        components_after=len(components(left)) + len((nodes - set(gone)) - {n for pair in left for n in pair}),
    )


def _cut(touched: Sequence[Duty], gone: set[str]) -> list[BrokenHandoff]:
    """Hand-offs that these agencies give or receive."""
    cut = [h for h in handoffs(touched) if h.duty.subject in gone or h.receiver in gone]
    return [h.ended(f"without {h.duty.name if h.duty.subject in gone else h.name} it ends here.") for h in cut]
