"""Duties that two agencies hold, or that contradict each other: the same words, found by their gist and looked at pair by pair.

Only papers in force are set against each other; what an older version said is history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import rustworkx

from graph.analysis.ask import Ask, Ref, refs
from graph.analysis.duties import BINDING, RANK
from graph.analysis.place import Place, place_of
from graph.analysis.words import length, listed, short, spoken
from schema.kinds import AgencyKind, Function, Modality, OverlapKind, Sector

# Of the shorter duty's words, the share that the longer one has too.
ALIKE = 0.8
# A group so large says something everybody does; pairs of it would be no answer.
MOST_PAIRED = 60
ORDER = list(OverlapKind)[::-1]


@dataclass(frozen=True, slots=True)
class Member:
    """A duty as overlaps compare it; `unlike` where its clock counts back or comes again."""

    id: str
    agency: str
    name: str
    kind: str
    sector: str | None
    function: str
    action: str
    modality: str
    negated: bool
    seconds: int | None
    deadline: str | None
    unlike: bool
    condition: str | None

    @property
    def verb(self) -> str:
        """As 'must not'."""
        return f"{self.modality.lower()}{' not' if self.negated else ''}"

    @property
    def holds(self) -> bool:
        """Whether the agency does, must or should do it."""
        return not self.negated and self.modality != Modality.MAY


@dataclass(frozen=True, slots=True)
class Overlap:
    """Duties that meet. `place` orders overlaps: contradictions first, those within one agency before others.

    Its words are made where they are asked for: of many overlaps one page is shown.
    """

    kind: OverlapKind
    members: tuple[Member, ...]
    jurisdiction: Ref | None
    place: tuple[int, int, str, str]

    @property
    def function(self) -> Function:
        """What the duties serve."""
        return Function(self.members[0].function)

    @property
    def responsibilities(self) -> tuple[Ref, ...]:
        """The duties."""
        return refs(m.id for m in self.members)

    @property
    def explanation(self) -> str:
        """Who is to do what, and how they differ."""
        return _explained(self.kind, self.members)


async def overlaps(
    ask: Ask, jurisdiction: Mapping[str, Any] | None = None, functions: Sequence[Function] | None = None
) -> list[Overlap]:
    """The overlaps of a place, or of every place by itself. Raises NOT_FOUND for a place that is not known."""
    place = await place_of(ask, jurisdiction)
    return await overlaps_in(ask, [place] if place else None, functions)


async def overlaps_in(ask: Ask, places: Sequence[Place] | None, functions: Sequence[Function] | None = None) -> list[Overlap]:
    """The overlaps of each of these places (None: of every place by itself), in as many statements whatever their number."""
    rows = await ask.rows(
        "analysis_overlaps",
        around=None if places is None else [list(place.around) for place in places],
        functions=[str(f) for f in functions] if functions else None,
        most=MOST_PAIRED,
    )
    lapsed = set(rows["lapsed"])
    close = [(where, pair) for where, ids, words in rows["groups"] for pair in _alike(zip(ids, words, strict=True), lapsed)]
    ids = {identity for _, pair in close for identity in pair}
    known = {row[0]: Member(*row) for row in await ask.rows("analysis_compared", ids=sorted(ids))} if ids else {}
    by_place: dict[str | None, list[tuple[Member, Member]]] = {}
    for where, (one, other) in close:
        if one in known and other in known:
            left, right = sorted((known[one], known[other]), key=lambda m: (m.name, m.id))
            by_place.setdefault(where, []).append((left, right))
    found = [_overlap(kind, group, where) for where, pairs in by_place.items() for kind, group in _meetings(pairs)]
    return sorted(found, key=lambda overlap: overlap.place)


def _alike(duties: Iterable[tuple[str, str]], lapsed: set[str]) -> Iterator[tuple[str, str]]:
    """Pairs of (id, words) of which the shorter one's words stand in the longer one."""
    split = {identity: frozenset(words.split()) for identity, words in duties if identity not in lapsed}
    for (one, left), (other, right) in combinations(split.items(), 2):
        if len(left & right) >= ALIKE * min(len(left), len(right)):
            yield one, other


def _meetings(pairs: Sequence[tuple[Member, Member]]) -> Iterator[tuple[OverlapKind, tuple[Member, ...]]]:
    """How duties of one place that say the same meet: conflicts pair by pair, a shared duty once with all who hold it."""
    shared = rustworkx.PyGraph(multigraph=False)
    index: dict[str, int] = {}
    for left, right in pairs:
        kind = _conflict(left, right)
        if kind:
            yield kind, (left, right)
        if left.holds and right.holds:
            for member in (left, right):
                if member.id not in index:
                    index[member.id] = shared.add_node(member)
            shared.add_edge(index[left.id], index[right.id], None)
    for nodes in rustworkx.connected_components(shared):
        group = sorted((shared[node] for node in nodes), key=lambda m: (m.name, m.id))
        if len({m.agency for m in group}) > 1:
            yield OverlapKind.SHARED_DUTY, tuple(group)


def _conflict(left: Member, right: Member) -> OverlapKind | None:
    if left.negated != right.negated:
        return OverlapKind.CONTRADICTION if _contradict(left, right) else None
    if left.negated:
        return None
    dated = left.seconds is not None and right.seconds is not None and not left.unlike and not right.unlike
    if dated and left.seconds != right.seconds and RANK[Modality(left.modality)] and RANK[Modality(right.modality)]:
        return OverlapKind.CONFLICTING_DEADLINE
    if left.agency == right.agency and (left.modality in BINDING) != (right.modality in BINDING):
        return OverlapKind.CONFLICTING_MODALITY
    return None


def _contradict(left: Member, right: Member) -> bool:
    """One is told to do what the other is told not to, and the two may be the same people."""
    if left.condition or right.condition:
        return False
    same = left.agency == right.agency or left.sector == right.sector
    anybody = any(m.kind == AgencyKind.ROLE and m.sector in (None, Sector.MULTI_SECTOR) for m in (left, right))
    return same or anybody


def _overlap(kind: OverlapKind, members: tuple[Member, ...], where: str | None) -> Overlap:
    ids = " ".join(sorted(m.id for m in members))
    apart = int(members[0].agency != members[-1].agency)
    place = (ORDER.index(kind), apart, members[0].action.lower(), ids)
    return Overlap(kind, members, Ref(where) if where else None, place)


def _explained(kind: OverlapKind, members: Sequence[Member]) -> str:
    left, right = members[0], members[-1]
    if kind is OverlapKind.SHARED_DUTY:
        names = listed(m.name for m in members)
        return f"{names} hold the same duty of {spoken(left.function)}: “{short(left.action)}”."
    if kind is OverlapKind.CONFLICTING_DEADLINE:
        times = " and ".join(f"{m.name} {length(m.seconds or 0)} (“{m.deadline}”)" for m in (left, right))
        return f"The time differs for “{short(left.action)}”: {times}."
    both = " and ".join(f"{m.name} {m.verb} “{short(m.action)}”" for m in (left, right))
    if kind is OverlapKind.CONTRADICTION:
        return f"One paper forbids what another asks for: {both}."
    return f"Papers bind {left.name} unlike: {both}."
