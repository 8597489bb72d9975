"""The pages for people: the explorer and GraphiQL, as the set-up builds them from web/; they ask /graphql like anybody."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope

from api.cookbook import recipes

STATIC = Path(__file__).parent / "static"
# What the set-up makes of web/.
BUILT = Path(__file__).parent.parent / "web" / "dist"
QUERY_PAGE = "/graphiql"
# The addresses of the explorer's views, as web/src/views/index.ts has them; a browser test opens each.
VIEWS = (
    "/", "/duties", "/agencies", "/agencies/{id}", "/documents", "/documents/{id}", "/search", "/things/{id}",
    "/gaps", "/overlaps", "/call", "/pathway", "/crosswalk", "/agreements", "/membership", "/network", "/what-if",
    "/practice", "/changes", "/briefs", "/review", "/candidates", "/upload",
)  # fmt: skip
UNBUILT = (
    "<!doctype html><html lang='en'><title>Convene</title><h1>Convene</h1>"
    "<p>The pages are not built. <code>make setup</code> builds them; then load this page anew. "
    "<a href='/graphql'>/graphql</a> answers without them.</p></html>"
)


class Lasting(StaticFiles):
    """Files whose names carry hashes of their content: a browser may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with leave to keep it."""
        answer = await super().get_response(path, scope)
        answer.headers["cache-control"] = "public, max-age=31536000, immutable"
        return answer


def add_pages(app: FastAPI, *, production: bool) -> None:
    """Serve the explorer at its addresses, and GraphiQL but in production."""
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    if BUILT.exists():
        app.mount("/assets", Lasting(directory=BUILT / "assets"), name="assets")

    async def explorer() -> HTMLResponse:
        return _page("index.html")

    for view in VIEWS:
        app.get(view, response_class=HTMLResponse)(explorer)

    @app.get("/cookbook.json")
    async def cookbook() -> list[dict[str, str]]:
        return [{"name": r.name, "question": r.question, "query": r.text, "variables": r.variables} for r in recipes()]

    if not production:

        @app.get(QUERY_PAGE, response_class=HTMLResponse)
        async def query_page() -> HTMLResponse:
            return _page("graphiql.html")


def _page(name: str) -> HTMLResponse:
    """The built page; it names its files by hash, so the page itself is asked for each time."""
    built = BUILT / name
    if not built.exists():
        return HTMLResponse(UNBUILT, 503)
    return HTMLResponse(built.read_text(encoding="utf-8"), headers={"cache-control": "no-cache"})
