"""The forms of HSDA's answers, as its OpenAPI shows them: what each record must have; further fields pass as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from api.hsda_pages import Asked, Found


class Record(BaseModel):
    """A record."""

    model_config = ConfigDict(extra="allow")
    id: str


class Organization(Record):
    """A body that provides services."""

    name: str
    description: str


class Service(Record):
    """A service with its organisation."""

    name: str
    status: Literal["active", "inactive", "defunct", "temporarily closed"]


class ServiceAtLocation(Record):
    """A service at one of its locations."""


class Taxonomy(Record):
    """A taxonomy."""

    name: str
    description: str


class TaxonomyTerm(Record):
    """A term of a taxonomy."""

    name: str
    description: str


class Base(BaseModel):
    """What this API is."""

    version: str
    profile: str
    openapi_url: str


T = TypeVar("T", bound=Record)


class Page(BaseModel, Generic[T]):
    """A page of records, as the standard envelopes it."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    contents: list[T]

    @classmethod
    def of(cls, asked: Asked, found: Found) -> Page[T]:
        """The page that was asked for."""
        pages = -(-found.total // asked.per_page)
        values: dict[str, Any] = {"contents": found.records}
        return cls(
            total_items=found.total,
            total_pages=pages,
            page_number=asked.page,
            size=len(found.records),
            first_page=asked.page == 1,
            last_page=asked.page >= pages,
            empty=not found.records,
            **values,
        )
