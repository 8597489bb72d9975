"""`/hsda`: the graph as the API of the Human Services Data Specification 3.0 serves it, on the tiers of who asks.

What a record looks like is exchange/hsds's; which there are and in what order is in hsda_pages.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from starlette.responses import JSONResponse, Response

from api.errors import plain
from api.hsda_models import Base, Organization, Page, Record, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm
from api.hsda_pages import Asked, Pages
from api.http import Endpoint, Refused, refusal
from exchange.hsds.files import MEDIA
from graph.directory import Directory
from graph.export import View
from schema.errors import Code, ConveneError

VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/3.0/"
MOST, LAST = 100, 1_000_000
STATUSES = {Code.NOT_FOUND: 404, Code.DATABASE_DOWN: 503, Code.DATABASE_BUSY: 503}
REFUSED: dict[int | str, dict[str, Any]] = {
    code: {"description": words}
    for code, words in (
        (400, "A value is not of its form."),
        (401, "The key or token is not known."),
        (404, "There is no such record, or none that the reader may see."),
        (422, "A parameter is not of its form."),
        (429, "Too many requests."),
        (503, "The database does not answer."),
    )
}
Number = Annotated[int, Query(ge=1, le=LAST, description="Which page, from 1 on.")]
Size = Annotated[int, Query(ge=1, le=MOST, description="How many records a page holds.")]
Words = Annotated[str | None, Query(max_length=200, description="Only what bears a name with these words in it.")]
Key = Annotated[str | None, Query(max_length=100)]
Identity = Annotated[str, Path(max_length=100)]
Since = Annotated[datetime | None, Query(description="Only what documents named that were read since.")]
Nested = Annotated[bool, Query(description="With all that is nested in a record.")]
Least = Annotated[bool, Query(description="Ids and the moment of the last change alone.")]


routes = APIRouter()


async def _seen(request: Request) -> Pages:
    endpoint: Endpoint = request.app.state.endpoint
    viewer = (await endpoint.context(request)).viewer
    driver = endpoint.means.driver
    if driver is None:
        raise ConveneError(Code.UNAVAILABLE, "This server serves no directory.")
    return Pages(Directory(View(driver, viewer.tiers, endpoint.means.graph.database), MEDIA))


def _paged(page: Number = 1, per_page: Size = 50, search: Words = None) -> Asked:
    return Asked(search, page=page, per_page=per_page)


Paged = Annotated[Asked, Depends(_paged)]


def _filtered(
    asked: Paged,
    taxonomy_term_id: Key = None,
    taxonomy_id: Key = None,
    organization_id: Key = None,
    modified_after: Since = None,
) -> Asked:
    return replace(asked, term=taxonomy_term_id, taxonomy=taxonomy_id, organization=organization_id, since=modified_after)


Filtered = Annotated[Asked, Depends(_filtered)]
Seen = Annotated[Pages, Depends(_seen)]


def hsda(endpoint: Endpoint) -> FastAPI:
    """The application to mount."""
    app = FastAPI(title="Convene as HSDA", version=VERSION, docs_url=None, redoc_url=None, responses=REFUSED)
    app.state.endpoint = endpoint
    app.add_exception_handler(ConveneError, _refusal)
    app.add_exception_handler(Refused, _refusal)
    app.add_exception_handler(RequestValidationError, _misshapen)
    app.include_router(routes)
    return app


@routes.get("/")
async def base(request: Request) -> Base:
    """What this API is."""
    return Base(version=VERSION, profile=PROFILE, openapi_url=str(request.url_for("openapi")))


@routes.get("/services")
def services(pages: Seen, asked: Filtered, *, minimal: Least = False, full: Nested = False) -> Page[Service | Record]:
    """A page of services."""
    return Page[Service | Record].of(asked, pages.services(asked, full=full, minimal=minimal))


@routes.get("/services/{id}")
def service(pages: Seen, id: Identity) -> Service:  # noqa: A002
    """A service."""
    return Service(**pages.service(id))


@routes.get("/organizations")
def organizations(pages: Seen, asked: Paged, *, full: Nested = False, full_service: Nested = False) -> Page[Organization]:
    """A page of organisations."""
    return Page[Organization].of(asked, pages.organizations(asked, full=full, services=full_service))


@routes.get("/organizations/{id}")
def organization(pages: Seen, id: Identity, *, full_service: Nested = False) -> Organization:  # noqa: A002
    """An organisation."""
    return Organization(**pages.organization(id, services=full_service))


@routes.get("/service_at_locations")
def service_at_locations(
    pages: Seen, asked: Filtered, *, postcode: Key = None, full: Nested = False
) -> Page[ServiceAtLocation]:
    """A page of services at their locations."""
    return Page[ServiceAtLocation].of(asked, pages.at_locations(asked, full=full, postcode=postcode))


@routes.get("/service_at_locations/{id}")
def service_at_location(pages: Seen, id: Identity) -> ServiceAtLocation:  # noqa: A002
    """A service at one of its locations."""
    return ServiceAtLocation(**pages.at_location(id))


@routes.get("/taxonomies")
def taxonomies(pages: Seen, asked: Paged) -> Page[Taxonomy]:
    """A page of taxonomies."""
    return Page[Taxonomy].of(asked, pages.taxonomies(asked))


@routes.get("/taxonomies/{id}")
def taxonomy(pages: Seen, id: Identity) -> Taxonomy:  # noqa: A002
    """A taxonomy."""
    return Taxonomy(**pages.taxonomy(id))


@routes.get("/taxonomy_terms")
def taxonomy_terms(
    pages: Seen,
    asked: Paged,
    *,
    taxonomy_id: Key = None,
    parent_id: Key = None,
    top_only: Annotated[bool, Query(description="Only terms that stand under no other.")] = False,
) -> Page[TaxonomyTerm]:
    """A page of terms."""
    wanted = replace(asked, taxonomy=taxonomy_id)
    return Page[TaxonomyTerm].of(wanted, pages.taxonomy_terms(wanted, parent=parent_id, top=top_only))


@routes.get("/taxonomy_terms/{id}")
def taxonomy_term(pages: Seen, id: Identity) -> TaxonomyTerm:  # noqa: A002
    """A term."""
    return TaxonomyTerm(**pages.taxonomy_term(id))


def _refusal(_request: Request, error: Exception) -> Response:
    """As everywhere, but with the status that HSDA has for what is not there."""
    if not isinstance(error, ConveneError | Refused):
        raise error
    answer = refusal(error)
    if isinstance(error, ConveneError):
        answer.status_code = STATUSES.get(error.code, answer.status_code)
    return answer


def _misshapen(_request: Request, error: Exception) -> Response:
    """What is wrong with a parameter, without its value."""
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    words = "; ".join(f"{fault['loc'][-1]}: {fault['msg']}" for fault in faults)
    return JSONResponse({"errors": [plain(ConveneError(Code.BAD_INPUT, words))]}, 422)
