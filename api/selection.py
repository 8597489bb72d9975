"""What a GraphQL operation asks for, as the neutral tree that graph/select compiles. Variables stay open as slots."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.executor import Executor
from graphql.execution.values import VariableValues, get_argument_values

from api.types.enums import MatrixAxis, SortDirection
from graph.select.model import ABSTRACT
from graph.select.tree import Field, Slot
from schema.kinds import EntityKind

# Values that shape the statement itself; all others are filled in when it runs.
SHAPING = (bool, SortDirection, MatrixAxis, EntityKind)


def shape(value: Any) -> Hashable:
    """What of a value decides how a statement looks: two requests of one shape share a plan."""
    if value is None or isinstance(value, SHAPING):
        return value if value is None else (type(value).__name__, value)
    if isinstance(value, dict):
        return tuple((key, shape(item)) for key, item in value.items())
    if isinstance(value, list):
        return tuple(shape(item) for item in value) if _shaping(value) else "list"
    return "value"


def _shaping(items: list[Any]) -> bool:
    return any(item is None or isinstance(item, (dict, list, *SHAPING)) for item in items)


def slotted(value: Any, path: tuple[str | int, ...] = ()) -> Any:
    """The value with slots in place of all that does not shape the statement."""
    if value is None or isinstance(value, SHAPING):
        return value
    if isinstance(value, dict):
        return {key: slotted(item, (*path, key)) for key, item in value.items()}
    if isinstance(value, list) and _shaping(value):
        return [slotted(item, (*path, i)) for i, item in enumerate(value)]
    return Slot(path)


def tree(executor: Executor[Any], field: GraphQLField, details: list[FieldDetails]) -> Field:
    """The tree of one field of the root."""
    real = executor.variable_values
    executor.variable_values = VariableValues(real.sources, slotted(real.coerced))
    try:
        return _field(executor, field, details)
    finally:
        executor.variable_values = real


def _field(executor: Executor[Any], field: GraphQLField, details: list[FieldDetails]) -> Field:
    first = details[0]
    node = first.node
    args: dict[str, Any] = {}
    if field.args:
        args = get_argument_values(
            field, node, executor.variable_values, first.fragment_variable_values, executor.hide_suggestions
        )
    key = node.alias.value if node.alias else node.name.value
    return Field(node.name.value, key, args, _select(executor, field.type, details))


def _select(executor: Executor[Any], declared: GraphQLOutputType, details: list[FieldDetails]) -> dict[str, tuple[Field, ...]]:
    named = get_named_type(declared)
    if is_leaf_type(named):
        return {}
    return {kind.name: _fields(executor, kind, details) for kind in possible(executor, named)}


def possible(executor: Executor[Any], named: Any) -> Sequence[GraphQLObjectType]:
    """The object types that can stand here, in the order in which graph/select tells them apart."""
    if not is_abstract_type(named):
        return [named]
    order = list(ABSTRACT["Node"])
    return sorted(executor.schema.get_possible_types(named), key=lambda kind: order.index(kind.name))


def _fields(executor: Executor[Any], kind: GraphQLObjectType, details: list[FieldDetails]) -> tuple[Field, ...]:
    out = []
    for key, inner in executor.collect_subfields(kind, details).grouped_field_set.items():
        name = inner[0].node.name.value
        if name == "__typename":
            out.append(Field(name, key, {}, {}))
        else:
            out.append(_field(executor, kind.fields[name], inner))
    return tuple(out)
