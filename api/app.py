"""The application: GraphQL, the pages, and the words about its health, put together from the settings."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route, WebSocketRoute

from api import exporting, papers
from api.access import Access
from api.edge import Edge
from api.engine import Engine
from api.health import add_health
from api.hsda import hsda
from api.http import Endpoint, Means
from api.ingesting import Ingestor
from api.measured import MeasuredReader
from api.pages import add_pages
from api.progress import Board
from api.rates import Rates
from api.schema import served
from api.settings import ApiSettings
from api.sockets import Sockets
from api.trusted import Trusted
from api.uploads import Uploads
from api.warm import warm
from api.watch import Watch
from graph.driver import open_async_driver, open_driver
from graph.reader import GraphReader


def create_app(settings: ApiSettings, ingestor: Ingestor | None = None) -> FastAPI:
    """The ASGI application. It closes its drivers when it ends; `ingestor` takes documents in."""
    driver, changing = open_async_driver(settings.database), open_driver(settings.database)
    watch, end_tracing = _watch(settings)
    means = Means(
        engine=Engine(served(), settings.limits, production=settings.production),
        graph=MeasuredReader(GraphReader(driver, settings.database.database, settings.limits.statement_seconds), watch),
        access=Access(settings.home, settings.issuer),
        limits=settings.limits,
        watch=watch,
        rates=Rates(settings.rate_anonymous, settings.rate_known),
        trusted=Trusted(settings.trusted, only=settings.trusted_only),
        board=Board(settings.home / "run" / "ingest" if settings.home else None),
        ingestor=ingestor,
        driver=changing,
    )

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        warming = asyncio.create_task(warm(means.engine, means.graph))
        yield
        warming.cancel()
        if ingestor is not None:
            ingestor.close()
        await driver.close()
        changing.close()
        end_tracing()

    app = FastAPI(title="Convene", openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    endpoint = Endpoint(means)
    app.router.routes.append(Route("/graphql", endpoint, methods=["GET", "POST"], include_in_schema=False))
    app.router.routes.append(WebSocketRoute("/graphql", Sockets(endpoint, settings.origins).__call__))
    app.router.routes.append(Route("/documents", Uploads(endpoint).__call__, methods=["POST"], include_in_schema=False))
    _hand_on(app, endpoint, settings.licence)
    add_health(app, means, closed=settings.production)
    add_pages(app, production=settings.production)
    if settings.origins:
        app.add_middleware(CORSMiddleware, allow_origins=list(settings.origins), allow_methods=["GET", "POST"])
    app.add_middleware(Edge)
    return app


def _hand_on(app: FastAPI, endpoint: Endpoint, licence: str | None) -> None:
    """What goes on to other tools: papers, exports, the directory."""
    app.router.routes.extend(papers.routes(endpoint))
    app.router.routes.extend(exporting.routes(endpoint, licence))
    app.mount("/hsda", hsda(endpoint))


def _watch(settings: ApiSettings) -> tuple[Watch, Callable[[], None]]:
    """What counts and times, and what ends it."""
    if settings.collector is None:
        return Watch(), lambda: None
    from api.tracing import tracing  # noqa: PLC0415 - OpenTelemetry is an extra

    span, end = tracing(settings.collector)
    return Watch(span), end
