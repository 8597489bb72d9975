"""What bears on one agency, in every place where it works: the gaps there, and the overlaps that it has part in."""

from __future__ import annotations

from collections.abc import Sequence

from graph.analysis.ask import Ask
from graph.analysis.gaps import Gap, completed, found, read
from graph.analysis.overlaps import Overlap, overlaps_in
from graph.analysis.place import Place, placed
from schema.errors import Code, ConveneError
from schema.kinds import Function


async def gaps_around(ask: Ask, agency: str, functions: Sequence[Function] | None = None) -> list[Gap]:
    """The gaps of its places; none where no paper says where it works. Raises NOT_FOUND."""
    places = await _places(ask, agency)
    what = await read(ask, sorted({one for place in places for one in place.around}), functions)
    there = sorted((gap for place in places for gap in found(what, place, functions)), key=lambda gap: gap.place)
    return await completed(ask, there)


async def overlaps_with(ask: Ask, agency: str, functions: Sequence[Function] | None = None) -> list[Overlap]:
    """The overlaps of its duties in its places, or anywhere if no paper says where it works. Raises NOT_FOUND."""
    # What meets in a county and in its state is one overlap.
    met = {one.place: one for one in await overlaps_in(ask, await _places(ask, agency) or None, functions)}
    return [met[place] for place in sorted(met) if any(m.agency == agency for m in met[place].members)]


async def _places(ask: Ask, agency: str) -> list[Place]:
    known = await ask.rows("analysis_agency_places", agency=agency)
    if known is None:
        raise ConveneError(Code.NOT_FOUND, f"No agency has the id {agency}.")
    return [placed(one) for one in known]
