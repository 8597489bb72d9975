"""The application: GraphQL, the pages, and the words about its health, put together from the settings."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route, WebSocketRoute
from starlette.types import Scope

from api import pages, papers
from api.access import Access
from api.context import Context
from api.cookbook import recipe, recipes
from api.edge import Edge
from api.engine import Asked, Engine
from api.health import add_health
from api.http import Endpoint, Means
from api.ingesting import Ingestor
from api.measured import MeasuredReader
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

STATIC = Path(__file__).parent / "static"
QUERY_PAGE = "/graphiql"
# What the set-up makes of web/; without it a plain page takes the place of GraphiQL.
BUILT = Path(__file__).parent.parent / "web" / "dist"


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
    app.router.routes.extend(papers.routes(endpoint))
    add_health(app, means, closed=settings.production)
    _add_pages(app, settings, means.engine, means.graph)
    if settings.origins:
        app.add_middleware(CORSMiddleware, allow_origins=list(settings.origins), allow_methods=["GET", "POST"])
    app.add_middleware(Edge)
    return app


def _watch(settings: ApiSettings) -> tuple[Watch, Callable[[], None]]:
    """What counts and times, and what ends it."""
    if settings.collector is None:
        return Watch(), lambda: None
    from api.tracing import tracing  # noqa: PLC0415 - OpenTelemetry is an extra

    span, end = tracing(settings.collector)
    return Watch(span), end


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

    @app.get("/cookbook.json")
    async def cookbook() -> list[dict[str, str]]:
        return [{"name": r.name, "question": r.question, "query": r.text, "variables": r.variables} for r in recipes()]

    if BUILT.exists():
        app.mount("/assets", Lasting(directory=BUILT / "assets"), name="assets")
    if ide:

        @app.get(QUERY_PAGE, response_class=HTMLResponse)
        async def query_page() -> str:
            built = BUILT / "graphiql.html"
            return built.read_text(encoding="utf-8") if built.exists() else pages.query(recipes())


class Lasting(StaticFiles):
    """Files whose names carry hashes of their content: a browser may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with leave to keep it."""
        answer = await super().get_response(path, scope)
        answer.headers["cache-control"] = "public, max-age=31536000, immutable"
        return answer
