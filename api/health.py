"""Words on health: whether the process lives, whether it can answer, and what it counted."""

from __future__ import annotations

import asyncio

from fastapi import FastAPI, Request, Response

from api.http import Means, refusal
from schema.errors import Code, ConveneError
from schema.kinds import Tier

READY_SECONDS = 3.0
FORMAT = "text/plain; version=0.0.4; charset=utf-8"


def add_health(app: FastAPI, means: Means, *, closed: bool) -> None:
    """Add the pages; where `closed`, figures are for keys of leads alone."""

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz")
    async def readyz(response: Response) -> dict[str, str]:
        try:
            async with asyncio.timeout(READY_SECONDS):
                await means.graph.ready()
        except (ConveneError, TimeoutError) as error:
            slow = ConveneError(Code.DATABASE_BUSY, "The database did not answer in time.")
            known = error if isinstance(error, ConveneError) else slow
            response.status_code = 503
            return {"status": "not ready", "code": str(known.code), "message": known.message}
        return {"status": "ok"}

    @app.get("/metrics")
    async def metrics(request: Request) -> Response:
        try:
            reader = await means.access.reader(request.headers.get("authorization"))
        except ConveneError as error:
            return refusal(error)
        if closed and reader.tier is not Tier.LEAD:
            return refusal(ConveneError(Code.FORBIDDEN, "Figures are for keys of leads."))
        return Response(means.watch.text(), media_type=FORMAT)
