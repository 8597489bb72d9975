"""The fast way from rows to the answer: a struct for each place of a selection, checked and written in compiled code.

It only ever gives what graphql-core would give; for anything irregular the caller lets graphql-core answer from the same rows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, Optional

import msgspec
from graphql import GraphQLObjectType, GraphQLOutputType, is_enum_type, is_list_type, is_non_null_type, is_scalar_type
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.executor import Executor

from api.selection import possible
from graph.select.finish import finisher
from graph.select.project import TYPE

INT32 = Annotated[int, msgspec.Meta(ge=-(2**31), le=2**31 - 1)]
SCALARS: dict[str, Any] = {"String": str, "ID": str, "Boolean": bool, "Int": INT32}
TEXTS = ("Date", "DateTime", "Duration")


class Place(type):
    """The type of a value that a function makes: whatever it makes is an instance."""

    def __instancecheck__(cls, _instance: object) -> bool:
        """Yes."""
        return True


def place(make: Callable[[Any], Any]) -> Any:
    """A type whose values `make` makes from what is in the row."""
    return Place("Made", (), {"make": staticmethod(make)})


def made(kind: Any, value: Any) -> Any:
    """The hook by which msgspec converts the types that are made by a function."""
    return kind.make(value)


def finite(value: Any) -> float:
    """A Float of GraphQL: finite, and no integer in its place."""
    if value.__class__ is not float or value - value != 0.0:
        raise TypeError("not a finite float")
    return float(value)


def converter(executor: Executor[Any], declared: GraphQLOutputType, details: list[FieldDetails]) -> Callable[[Any], Any]:
    """A function from the rows of a field to what msgspec writes; it raises for anything irregular."""
    kind = _type(executor, declared, details)
    return lambda rows: msgspec.convert(rows, kind, dec_hook=made)


def _type(executor: Executor[Any], declared: Any, details: list[FieldDetails]) -> Any:
    if is_non_null_type(declared):
        return _nullable(executor, declared.of_type, details)
    return Optional[_nullable(executor, declared, details)]  # noqa: UP045 - the type is a value here


def _nullable(executor: Executor[Any], kind: Any, details: list[FieldDetails]) -> Any:
    if is_list_type(kind):
        inner = _type(executor, kind.of_type, details)
        return list[inner]  # type: ignore[valid-type]
    if is_scalar_type(kind):
        return str if kind.name in TEXTS else place(finite) if kind.name == "Float" else SCALARS[kind.name]
    if is_enum_type(kind):
        return Literal[tuple(kind.values)]
    structs = {option.name: _struct(executor, option, details) for option in possible(executor, kind)}
    if len(structs) == 1:
        return next(iter(structs.values()))
    return place(lambda row: msgspec.convert(row, structs[row[TYPE]], dec_hook=made))


def _struct(executor: Executor[Any], kind: GraphQLObjectType, details: list[FieldDetails]) -> Any:
    fields: list[Any] = []
    names: dict[str, str] = {}
    for i, (key, inner) in enumerate(executor.collect_subfields(kind, details).grouped_field_set.items()):
        name = inner[0].node.name.value
        names[f"f{i}"] = key
        if name == "__typename":
            fields.append((f"f{i}", Literal[kind.name], kind.name))
            continue
        finish = finisher(kind.name, name)
        declared = kind.fields[name].type
        inside = _type(executor, declared, inner)
        if finish is not None:
            inside = place(finish) if is_non_null_type(declared) else Optional[place(finish)]  # noqa: UP045
        fields.append((f"f{i}", inside))
    return msgspec.defstruct(kind.name, fields, rename=names, kw_only=True, gc=False)
