"""Sets how the fields of the served schema are resolved: rows carry the answers under the response keys."""

from __future__ import annotations

from typing import Any

from graphql import GraphQLResolveInfo, GraphQLSchema, is_abstract_type, is_object_type

from graph.select.finish import finisher
from graph.select.project import TYPE

ROOTS = ("Query", "Mutation", "Subscription")


class Named(dict[str, Any]):
    """A row that carries its values under the names of the fields, not under response keys."""


def of_row(source: Any, info: GraphQLResolveInfo[Any], **_args: Any) -> Any:
    """The value of a field: its arguments were compiled into the statement."""
    return source[info.field_name if source.__class__ is Named else info.path.key]


def finished(source: Any, info: GraphQLResolveInfo[Any], **_args: Any) -> Any:
    """The value of a field whose stored form is finished here, as a cursor."""
    value = of_row(source, info)
    finish = finisher(info.parent_type.name, info.field_name)
    return value if finish is None or value is None else finish(value)


def type_of(row: Any, _info: GraphQLResolveInfo[Any], _abstract: Any) -> str:
    """Which type a row of an abstract type is."""
    return str(row[TYPE])


def viewer(_root: Any, info: GraphQLResolveInfo[Any]) -> Named:
    """Who is asking: known without the database."""
    who = info.context.viewer
    return Named(name=who.name, tier=str(who.tier), mayReview=who.may_review, mayIngest=who.may_ingest)


def bind(schema: GraphQLSchema) -> None:
    """Set the resolvers of `schema` in place; those of the root are the executor's."""
    for name, kind in schema.type_map.items():
        if name.startswith("__"):
            continue
        if is_abstract_type(kind):
            kind.resolve_type = type_of
        elif is_object_type(kind):
            kind.is_type_of = None
            if name not in ROOTS:
                for field_name, field in kind.fields.items():
                    field.resolve = finished if finisher(name, field_name) else of_row
    if schema.query_type is not None:
        schema.query_type.fields["viewer"].resolve = viewer
