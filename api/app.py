"""The application: GraphQL, the pages, and the words about its health, put together from the settings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route, WebSocketRoute

from api import pages
from api.access import Access
from api.context import Context
from api.cookbook import recipe, recipes
from api.edge import Edge
from api.engine import Asked, Engine
from api.http import Endpoint
from api.ingesting import Ingestor
from api.progress import Board
from api.rates import Rates
from api.schema import served
from api.settings import ApiSettings
from api.sockets import Sockets
from api.trusted import Trusted
from api.uploads import Uploads
from graph.driver import open_async_driver, open_driver
from graph.reader import GraphReader
from schema.errors import ConveneError

STATIC = Path(__file__).parent / "static"
QUERY_PAGE = "/graphiql"


def create_app(settings: ApiSettings, ingestor: Ingestor | None = None) -> FastAPI:
    """The ASGI application. It opens its driver when it starts and closes it when it ends; `ingestor` takes documents in."""
    driver = open_async_driver(settings.database)
    graph = GraphReader(driver, settings.database.database, settings.limits.statement_seconds)
    engine = Engine(served(), settings.limits, production=settings.production)
    access = Access(settings.home, settings.issuer)

    changing = open_driver(settings.database)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        await driver.close()
        changing.close()

    app = FastAPI(title="Convene", openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    endpoint = Endpoint(engine, graph, access, settings.limits)
    endpoint.driver = changing
    endpoint.ingestor = ingestor
    endpoint.trusted = Trusted(settings.trusted, only=settings.trusted_only)
    endpoint.rates = Rates(settings.rate_anonymous, settings.rate_known)
    endpoint.board = Board(settings.home / "run" / "ingest" if settings.home else None)
    app.router.routes.append(Route("/graphql", endpoint.__call__, methods=["GET", "POST"], include_in_schema=False))
    app.router.routes.append(WebSocketRoute("/graphql", Sockets(endpoint, settings.origins).__call__))
    app.router.routes.append(Route("/documents", Uploads(endpoint).__call__, methods=["POST"], include_in_schema=False))
    _add_health(app, graph)
    _add_pages(app, settings, engine, graph)
    if settings.origins:
        app.add_middleware(CORSMiddleware, allow_origins=list(settings.origins), allow_methods=["GET", "POST"])
    app.add_middleware(Edge)
    return app


def _add_health(app: FastAPI, graph: GraphReader) -> None:
    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz")
    async def readyz(response: Response) -> dict[str, str]:
        try:
            await graph.ready()
        except ConveneError as error:
            response.status_code = 503
            return {"status": "not ready", "code": str(error.code), "message": error.message}
        return {"status": "ok"}


def _add_pages(app: FastAPI, settings: ApiSettings, engine: Engine, graph: GraphReader) -> None:
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    ide = None if settings.production else QUERY_PAGE

    async def data(name: str, variables: dict[str, Any]) -> dict[str, Any] | None:
        answer = await engine.answer(Asked(recipe(name).text, variables), Context(graph))
        found: dict[str, Any] | None = msgspec.json.decode(answer.content).get("data")
        return found

    @app.get("/", response_class=HTMLResponse)
    async def start(_request: Request) -> str:
        stats = await data("stats", {})
        matrix = await data("matrix", {"rows": "FUNCTION", "columns": "SECTOR"}) if stats else None
        return pages.start(stats and stats["stats"], matrix and matrix["responsibilityMatrix"], recipe("one_duty"), ide)

    if ide:

        @app.get(QUERY_PAGE, response_class=HTMLResponse)
        async def query_page() -> str:
            return pages.query(recipes())
