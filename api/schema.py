"""The one schema: Strawberry's types, described and bound to the reader. `python -m api.schema [--check]` writes the SDL."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import strawberry
from graphql import GraphQLSchema, print_schema
from strawberry.schema.config import StrawberryConfig

from api.binding import bind
from api.describe import describe
from api.streams import bind_streams
from api.types.claims import Relationship, Responsibility
from api.types.documents import Document
from api.types.entities import Activity, Agency, Finding, Jurisdiction, Protocol, Resource
from api.types.mutations import Mutation
from api.types.query import Query
from api.types.scalars import SCALARS
from api.types.subscription import Subscription

SDL = Path(__file__).parent.parent / "schema" / "schema.graphql"


@cache
def served() -> GraphQLSchema:
    """The schema that requests run against."""
    schema = strawberry.Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=[Agency, Protocol, Resource, Jurisdiction, Activity, Finding, Responsibility, Relationship, Document],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    core: GraphQLSchema = schema._schema  # noqa: SLF001 - Strawberry has no public way to its graphql-core schema
    describe(core)
    bind(core)
    bind_streams(core)
    return core


def main() -> int:
    """Write schema/schema.graphql, or with --check say whether it is what is served."""
    text = print_schema(served()) + "\n"
    if "--check" in sys.argv:
        stale = not SDL.exists() or SDL.read_text(encoding="utf-8") != text
        if stale:
            print(f"stale: {SDL.name}; run `python -m api.schema`")
        return int(stale)
    SDL.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
