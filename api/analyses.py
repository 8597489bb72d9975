"""The fields of Query that are analyses: from the field's arguments, under their names in the schema, to the analysis."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from graph.analysis.agreements import agreements
from graph.analysis.ask import Ask
from graph.analysis.bearing import gaps_around, overlaps_with
from graph.analysis.call import who_to_call
from graph.analysis.chosen import chosen
from graph.analysis.crosswalk import crosswalk
from graph.analysis.gaps import gaps
from graph.analysis.membership import checklists, membership
from graph.analysis.network import network
from graph.analysis.overlaps import overlaps
from graph.analysis.paths import paths
from graph.analysis.pathway import pathway
from graph.analysis.practice import practice
from graph.analysis.whatif import what_if
from schema.errors import Code, ConveneError

Args = Mapping[str, Any]
Analysis = Callable[[Ask, Args], Awaitable[Any]]


async def _network(ask: Ask, args: Args) -> Any:
    return await network(ask, await chosen(ask, args.get("where")), args.get("predicates"))


def _of_place_or_agency(of_place: Callable[..., Awaitable[Any]], of_agency: Callable[..., Awaitable[Any]]) -> Analysis:
    """The analysis of a place, or of all places of an agency. It raises BAD_INPUT where both are named."""

    async def asked(ask: Ask, args: Args) -> Any:
        place, agency, functions = (args.get(name) for name in ("jurisdiction", "agency", "functions"))
        if not agency:
            return await of_place(ask, place, functions)
        if place:
            raise ConveneError(Code.BAD_INPUT, "Ask for the places of an agency or for one place, not for both.")
        return await of_agency(ask, agency, functions)

    return asked


async def _checklists(_ask: Ask, _args: Args) -> Any:
    return checklists()


ANALYSES: dict[str, Analysis] = {
    "gaps": _of_place_or_agency(gaps, gaps_around),
    "overlaps": _of_place_or_agency(overlaps, overlaps_with),
    "whoToCall": lambda ask, args: who_to_call(ask, args["situation"], args.get("first") or 5),
    "pathway": lambda ask, args: pathway(ask, args.get("jurisdiction"), args.get("documents"), args.get("functions")),
    "crosswalk": lambda ask, args: crosswalk(ask, args["left"], args["right"]),
    "membership": lambda ask, args: membership(ask, args["checklist"], args.get("jurisdiction")),
    "checklists": _checklists,
    "paths": lambda ask, args: paths(ask, args["from"], args["to"], args.get("maxLength") or 4, args.get("first") or 5),
    "network": _network,
    "whatIf": lambda ask, args: what_if(ask, args["remove"]),
    "agreements": lambda ask, args: agreements(ask, args.get("jurisdiction"), args.get("dueBefore")),
    "practice": lambda ask, args: practice(ask, args.get("jurisdiction")),
}
