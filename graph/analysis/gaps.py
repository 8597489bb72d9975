"""Functions that nobody is accountable for, place by place, and why we think so.

Somebody is accountable where a paper in force says that an agency must do it, or states that it does. What no paper says is
never shown as what nobody does: each explanation says what was read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.analysis.ask import Ask, Ref, refs
from graph.analysis.duties import BINDING
from graph.analysis.place import Place, place_of
from graph.analysis.words import number, spoken
from schema.kinds import Function, GapReason, Modality

NEAREST = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """A function that nobody is accountable for. `place` orders gaps: by name of the place, then by function."""

    function: Function
    jurisdiction: Ref | None
    reason: GapReason
    explanation: str
    nearest: tuple[Ref, ...]
    place: tuple[str, str, int]


@dataclass(slots=True)
class Tally:
    """The duties of one function in one place: ids by (modality, negated), a few of each; how many; the same of the lapsed."""

    counts: dict[tuple[str, bool], int] = field(default_factory=dict)
    ids: dict[tuple[str, bool], list[str]] = field(default_factory=dict)
    lapsed: dict[tuple[str, bool], list[str]] = field(default_factory=dict)

    def there(self, modality: Modality, *, negated: bool = False) -> int:
        """How many of these rest on a paper in force."""
        key = (str(modality), negated)
        return self.counts.get(key, 0) - len(self.lapsed.get(key, ()))

    def some(self, modality: Modality, *, negated: bool = False) -> list[str]:
        """A few of those that rest on a paper in force, or of the lapsed where there are no others."""
        key = (str(modality), negated)
        gone = set(self.lapsed.get(key, ()))
        return [i for i in self.ids.get(key, ()) if i not in gone]

    @property
    def accountable(self) -> bool:
        """Whether somebody must or does."""
        return any(self.there(modality) for modality in BINDING)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: documents by key of their place, places as (id, name, key), and tallies by (id of place, function)."""

    documents: dict[str | None, int]
    places: list[tuple[str, str, str]]
    tallies: dict[tuple[str | None, str], Tally]


async def gaps(
    ask: Ask, jurisdiction: Mapping[str, Any] | None = None, functions: Sequence[Function] | None = None
) -> list[Gap]:
    """The gaps of a place, or of every place that some document is of. Raises NOT_FOUND for a place that is not known."""
    place = await place_of(ask, jurisdiction)
    return found(await read(ask, place.around if place else None, functions), place, functions)


async def read(
    ask: Ask, places: Sequence[str] | None, functions: Sequence[Function] | None = None, without: Sequence[str] | None = None
) -> Read:
    """What the graph holds in these places (ids; None: all) on these functions, in one statement; agencies `without` apart."""
    rows = await ask.rows(
        "analysis_gaps",
        places=None if places is None else list(places),
        functions=[str(f) for f in functions] if functions else None,
        without=list(without) if without else None,
    )
    tallies: dict[tuple[str | None, str], Tally] = {}
    for where, function, modality, negated, count, ids in rows["held"]:
        tally = tallies.setdefault((where, function), Tally())
        tally.counts[modality, negated] = tally.counts.get((modality, negated), 0) + count
        tally.ids.setdefault((modality, negated), []).extend(ids)
    for where, function, modality, negated, _, ids in rows["lapsed"]:
        tallies[where, function].lapsed[modality, negated] = ids
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
            tally = _together([what.tallies.get((i, str(function))) for i in around])
            if not tally.accountable:
                out.append(_gap((where, name, papers), function, tally, what))
    return sorted(out, key=lambda gap: gap.place)


def _asked(what: Read, place: Place | None) -> list[tuple[str | None, str | None, str | None]]:
    if place:
        return [(place.id, place.name, place.key)]
    own = [(i, name, key) for i, name, key in what.places if key in what.documents]
    return [*own] or [(None, None, None)]


def _together(tallies: Sequence[Tally | None]) -> Tally:
    out = Tally()
    for tally in filter(None, tallies):
        for key, count in tally.counts.items():
            out.counts[key] = out.counts.get(key, 0) + count
            out.ids.setdefault(key, []).extend(tally.ids[key])
        for key, ids in tally.lapsed.items():
            out.lapsed.setdefault(key, []).extend(ids)
    return out


def _gap(where: tuple[str | None, str | None, int], function: Function, tally: Tally, what: Read) -> Gap:
    identity, name, papers = where
    reason, nearest = _reason(tally, papers)
    if reason in (GapReason.NO_DOCUMENT, GapReason.DOCUMENTS_SILENT) and not nearest:
        nearest = _elsewhere(function, identity, what)
    return Gap(
        function=function,
        jurisdiction=Ref(identity) if identity else None,
        reason=reason,
        explanation=_explained(reason, (name, papers), function, tally),
        nearest=refs(nearest[:NEAREST]),
        place=(name or "", identity or "", list(Function).index(function)),
    )


def _reason(tally: Tally, papers: int) -> tuple[GapReason, list[str]]:
    """Why, and the duties that come nearest."""
    if not tally.counts:
        return (GapReason.DOCUMENTS_SILENT if papers else GapReason.NO_DOCUMENT), []
    for modality, reason in ((Modality.SHOULD, GapReason.ONLY_RECOMMENDED), (Modality.MAY, GapReason.ONLY_PERMITTED)):
        if tally.there(modality):
            return reason, tally.some(modality)
    lapsed = [i for (_, negated), ids in tally.lapsed.items() for i in ids if not negated]
    if lapsed:
        return GapReason.EXPIRED, lapsed
    return GapReason.EXCLUDED, [i for (_, negated), ids in tally.ids.items() for i in ids if negated]


def _elsewhere(function: Function, identity: str | None, what: Read) -> list[str]:
    """Duties of the same function that hold in no stated place or in another."""
    others = sorted(((w or "", t) for (w, f), t in what.tallies.items() if f == function and w != identity), key=lambda x: x[0])
    return [i for _, tally in others for modality in BINDING for i in tally.some(modality)]


def _explained(reason: GapReason, where: tuple[str | None, int], function: Function, tally: Tally) -> str:
    name, papers = where
    of = f" of {name}" if name else ""
    if reason is GapReason.NO_DOCUMENT:
        return f"No document{of} was read, so nothing can be said of {spoken(function)} there."
    read = f"{number(papers, 'document')}{of} {'was' if papers == 1 else 'were'} read; "
    nobody = f"none in force names anybody who must do, or does, anything of {spoken(function)}"
    gone = sum(len(ids) for (_, negated), ids in tally.lapsed.items() if not negated)
    said = {
        GapReason.DOCUMENTS_SILENT: "",
        GapReason.ONLY_RECOMMENDED: f". It is recommended {number(tally.there(Modality.SHOULD), 'time')}",
        GapReason.ONLY_PERMITTED: f". It is permitted {number(tally.there(Modality.MAY), 'time')}",
        GapReason.EXPIRED: f". {number(gone, 'duty', 'duties')} stood in papers that have expired or were replaced",
        GapReason.EXCLUDED: ". What they say is only what agencies must or may not do",
    }[reason]
    return f"{read}{nobody}{said}. What other papers say is not known."
