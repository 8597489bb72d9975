"""Functions that nobody is accountable for, place by place, and why we think so.

Somebody is accountable where a paper in force says that an agency must do it, or states that it does. What no paper says is
never shown as what nobody does: each explanation says what was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph.analysis.ask import Ask, Ref, refs
from graph.analysis.duties import BINDING
from graph.analysis.place import Place, place_of
from graph.analysis.words import number, spoken
from schema.kinds import Function, GapReason, Modality

NEAREST = 3
# How binding a duty is, as (modality, negated).
Force = tuple[str, bool]
# Duties that are counted as one: (id of the place, function, modality, negated).
Group = tuple[str | None, str, str, bool]


@dataclass(frozen=True, slots=True)
class Gap:
    """A function that nobody is accountable for. `place` orders gaps: by name of the place, then by function.

    The nearest duties of one that was only found are not known yet: they are among `groups`, the first group first.
    """

    function: Function
    jurisdiction: Ref | None
    reason: GapReason
    explanation: str
    nearest: tuple[Ref, ...]
    groups: tuple[Group, ...]
    place: tuple[str, str, int]


@dataclass(slots=True)
class Tally:
    """The duties of one function in some places: how many are in each group, how many of them lapsed, and a few of those."""

    groups: dict[Group, int] = field(default_factory=dict)
    lapsed: Counter[Force] = field(default_factory=Counter)
    gone: dict[Force, list[str]] = field(default_factory=dict)

    def there(self, modality: str, *, negated: bool = False) -> int:
        """How many of these rest on a paper in force."""
        all_of_them = sum(count for (*_, m, n), count in self.groups.items() if (m, n) == (modality, negated))
        return all_of_them - self.lapsed[modality, negated]

    def of(self, modality: str, *, negated: bool = False) -> list[Group]:
        """The groups of these."""
        return [group for group in self.groups if group[2:] == (modality, negated)]

    @property
    def accountable(self) -> bool:
        """Whether somebody must or does."""
        return any(self.there(modality) for modality in BINDING)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: documents by key of their place, places as (id, name, key), and tallies by function and id of place."""

    documents: dict[str | None, int]
    places: list[tuple[str, str, str]]
    tallies: dict[str, dict[str | None, Tally]]


async def gaps(
    ask: Ask, jurisdiction: Mapping[str, Any] | None = None, functions: Sequence[Function] | None = None
) -> list[Gap]:
    """The gaps of a place, or of every place that some document is of. Raises NOT_FOUND for a place that is not known."""
    place = await place_of(ask, jurisdiction)
    what = await read(ask, place.around if place else None, functions)
    return await completed(ask, found(what, place, functions))


async def read(
    ask: Ask, places: Sequence[str] | None, functions: Sequence[Function] | None = None, without: Sequence[str] | None = None
) -> Read:
    """What the graph holds in these places (ids; None: all) on these functions, in one statement; agencies `without` apart."""
    rows = await ask.rows(
        "analysis_gaps",
        places=None if places is None else list(places),
        functions=[str(f) for f in functions] if functions else None,
        without=list(without) if without else None,
        most=NEAREST,
    )
    tallies: dict[str, dict[str | None, Tally]] = {}
    for where, function, modality, negated, count in sorted(rows["held"], key=lambda row: (row[0] or "", *row[1:4])):
        tallies.setdefault(function, {}).setdefault(where, Tally()).groups[where, function, modality, negated] = count
    for where, function, modality, negated, count, ids in rows["lapsed"]:
        tally = tallies[function][where]
        tally.lapsed[modality, negated] = count
        tally.gone[modality, negated] = ids
    there = [(where, name, key) for where, name, key in rows["places"]]
    return Read(dict(rows["documents"]), there, tallies)


def found(what: Read, place: Place | None, functions: Sequence[Function] | None = None) -> list[Gap]:
    """The gaps in what was read."""
    wanted = list(functions or Function)
    out = []
    for where, name, key in _asked(what, place):
        around = place.around if place else (where,)
        keys = {k for i, _, k in what.places if i in around} if place else {key}
        papers = sum(what.documents.get(k, 0) for k in keys)
        for function in wanted:
            here = what.tallies.get(str(function), {})
            tally = _together([here.get(i) for i in around])
            if not tally.accountable:
                out.append(_gap((where, name, papers), function, tally, what))
    return sorted(out, key=lambda gap: gap.place)


async def completed(ask: Ask, gaps: Sequence[Gap], without: Sequence[str] | None = None) -> list[Gap]:
    """These gaps with their nearest duties, all read in one statement at most."""
    wanted: dict[str | None, list[list[str | bool]]] = {}
    for where, *rest in dict.fromkeys(group for gap in gaps for group in gap.groups):
        wanted.setdefault(where, []).append(rest)  # type: ignore[arg-type]  # a group less its place
    if not wanted:
        return list(gaps)
    rows = await ask.rows(
        "analysis_nearest",
        wanted=[[where, groups] for where, groups in wanted.items()],
        without=list(without) if without else None,
        most=NEAREST,
    )
    near = {(where, *rest): ids for where, *rest, ids in rows}
    return [replace(g, nearest=g.nearest or refs(_first(i for group in g.groups for i in near.get(group, ())))) for g in gaps]


def _first(ids: Iterable[str]) -> list[str]:
    """A duty that holds in several places around comes once."""
    return list(dict.fromkeys(ids))[:NEAREST]


def _asked(what: Read, place: Place | None) -> list[tuple[str | None, str | None, str | None]]:
    if place:
        return [(place.id, place.name, place.key)]
    own = [(i, name, key) for i, name, key in what.places if key in what.documents]
    return [*own] or [(None, None, None)]


def _together(tallies: Sequence[Tally | None]) -> Tally:
    out = Tally()
    for tally in filter(None, tallies):
        out.groups |= tally.groups
        out.lapsed.update(tally.lapsed)
        for force, ids in tally.gone.items():
            out.gone.setdefault(force, []).extend(ids)
    return out


def _gap(where: tuple[str | None, str | None, int], function: Function, tally: Tally, what: Read) -> Gap:
    identity, name, papers = where
    reason, nearest, groups = _reason(tally, papers)
    if reason in (GapReason.NO_DOCUMENT, GapReason.DOCUMENTS_SILENT):
        groups = _elsewhere(function, identity, what)
    return Gap(
        function=function,
        jurisdiction=Ref(identity) if identity else None,
        reason=reason,
        explanation=_explained(reason, (name, papers), function, tally),
        nearest=refs(_first(nearest)),
        groups=tuple(groups),
        place=(name or "", identity or "", list(Function).index(function)),
    )


def _reason(tally: Tally, papers: int) -> tuple[GapReason, list[str], list[Group]]:
    """Why, and the duties that come nearest: their ids, or the groups that they are in."""
    if not tally.groups:
        return (GapReason.DOCUMENTS_SILENT if papers else GapReason.NO_DOCUMENT), [], []
    for modality, reason in ((Modality.SHOULD, GapReason.ONLY_RECOMMENDED), (Modality.MAY, GapReason.ONLY_PERMITTED)):
        if tally.there(modality):
            return reason, [], tally.of(modality)
    lapsed = [i for (_, negated), ids in tally.gone.items() for i in ids if not negated]
    if lapsed:
        return GapReason.EXPIRED, lapsed, []
    if any(tally.there(modality, negated=True) for modality in Modality):
        return GapReason.EXCLUDED, [], [group for group in tally.groups if group[-1]]
    return GapReason.EXCLUDED, [i for ids in tally.gone.values() for i in ids], []


def _elsewhere(function: Function, identity: str | None, what: Read) -> list[Group]:
    """The groups of as many duties of the same function as are shown, that hold in no stated place or in another."""
    groups: list[Group] = []
    many = 0
    for where, tally in what.tallies.get(str(function), {}).items():
        for modality in BINDING if where != identity else ():
            there = tally.there(modality)
            if there:
                groups += tally.of(modality)
                many += there
            if many >= NEAREST:
                return groups
    return groups


def _explained(reason: GapReason, where: tuple[str | None, int], function: Function, tally: Tally) -> str:
    name, papers = where
    of = f" of {name}" if name else ""
    if reason is GapReason.NO_DOCUMENT:
        return f"No document{of} was read, so nothing can be said of {spoken(function)} there."
    read = f"{number(papers, 'document')}{of} {'was' if papers == 1 else 'were'} read; "
    nobody = f"none in force names anybody who must do, or does, anything of {spoken(function)}"
    gone = sum(count for (_, negated), count in tally.lapsed.items() if not negated)
    said = {
        GapReason.DOCUMENTS_SILENT: "",
        GapReason.ONLY_RECOMMENDED: f". It is recommended {number(tally.there(Modality.SHOULD), 'time')}",
        GapReason.ONLY_PERMITTED: f". It is permitted {number(tally.there(Modality.MAY), 'time')}",
        GapReason.EXPIRED: f". {number(gone, 'duty', 'duties')} stood in papers that have expired or were replaced",
        GapReason.EXCLUDED: ". What they say is only what agencies must or may not do",
    }[reason]
    return f"{read}{nobody}{said}. What other papers say is not known."
