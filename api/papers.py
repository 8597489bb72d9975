"""`GET /brief` and `GET /agreements.ics`: answers as papers, for a browser, a printer and a calendar."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.brief import Wanted, brief
from api.http import Endpoint, Refused, refusal
from api.printing import Paper, html, pdf
from graph.analysis.agreements import agreements, calendar
from schema.errors import Code, ConveneError

PAPERS = {"a4": Paper.A4, "letter": Paper.LETTER}
LONGEST = 200


def routes(endpoint: Endpoint) -> list[Route]:
    """The two addresses; who asks is told as GraphQL does."""

    async def paper(request: Request) -> Response:
        return await _brief(endpoint, request)

    async def feed(request: Request) -> Response:
        return await _feed(endpoint, request)

    return [Route("/brief", guarded(paper)), Route("/agreements.ics", guarded(feed))]


def guarded(answer: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """The same, with what it refuses as an answer."""

    async def tried(request: Request) -> Response:
        try:
            return await answer(request)
        except (Refused, ConveneError) as error:
            return refusal(error)

    return tried


async def _brief(endpoint: Endpoint, request: Request) -> Response:
    """`?place=` or `?document=` (again for more), `&since=2026-01-31`, `&format=html|pdf`, `&paper=a4|letter`."""
    context = await endpoint.context(request)
    asked = request.query_params
    form, sheet = asked.get("format", "html"), asked.get("paper", "a4")
    if form not in ("html", "pdf") or sheet not in PAPERS:
        raise ConveneError(Code.BAD_INPUT, "format is html or pdf, paper is a4 or letter.")
    wanted = Wanted(_short(asked.get("place")), tuple(asked.getlist("document")), _short(asked.get("since")))
    made = await brief(endpoint.means.engine, context, wanted)
    if form == "html":
        return Response(html(made), media_type="text/html; charset=utf-8")
    content = await asyncio.to_thread(pdf, made, PAPERS[sheet])
    return Response(content, media_type="application/pdf", headers={"content-disposition": 'inline; filename="brief.pdf"'})


async def _feed(endpoint: Endpoint, request: Request) -> Response:
    """`?place=`: the dates on which papers end or are due, as a calendar subscribes to them."""
    context = await endpoint.context(request)
    place = _short(request.query_params.get("place"))
    found = await agreements(context.ask({}), {"name": place} if place else None)
    return Response(calendar(found), media_type="text/calendar; charset=utf-8")


def _short(value: str | None) -> str | None:
    if value is not None and len(value) > LONGEST:
        raise ConveneError(Code.LIMIT_EXCEEDED, f"A value has at most {LONGEST} characters.")
    return value or None
