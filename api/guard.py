"""What a query may cost, found in one walk in which each fragment is visited once, before validation.

Nothing here reads the graph: sizes come from the query, its variables and the defaults of the schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from api.settings import Limits
from graph.select.tree import PAGE_DEFAULT, PAGE_LIMIT
from schema.errors import Code, ConveneError

CAP = 10**9
# What a list without pages is taken to hold.
LISTS = {"cells": 60, "rows": 20, "columns": 20}
LIST = 5
SIZES = ("first", "last", "ids")


@dataclass(slots=True)
class Sums:
    """What a selection comes to after its fragments are put in."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    cost: int = 0

    def add(self, other: Sums, times: int = 1, deeper: int = 0) -> None:
        """Count another selection in, `times` times where it costs, and one level down where `deeper`."""
        self.depth = max(self.depth, other.depth + deeper)
        self.fields = min(CAP, self.fields + other.fields)
        self.aliases = min(CAP, self.aliases + other.aliases)
        self.directives = min(CAP, self.directives + other.directives)
        self.cost = min(CAP, self.cost + times * other.cost)


@dataclass(slots=True)
class Walk:
    """One walk over a document with these variables."""

    schema: GraphQLSchema
    limits: Limits
    fragments: dict[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]
    done: dict[str, Sums] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)

    def selection(self, node: SelectionSetNode, parent: Any, level: int) -> Sums:
        """The sums of a selection of `parent`, which may be None where the query is wrong."""
        if level > self.limits.depth * 2:
            raise over("nesting", self.limits.depth)
        sums, seen = Sums(), dict[str, int]()
        for part in node.selections:
            sums.directives += len(part.directives or ())
            if isinstance(part, FieldNode):
                key = (part.alias or part.name).value
                seen[key] = seen.get(key, 0) + 1
                if seen[key] > self.limits.repeats:
                    raise over("repeats of one field", self.limits.repeats, seen[key])
                self.field(part, parent, level, sums)
            elif isinstance(part, FragmentSpreadNode):
                sums.add(self.fragment(part.name.value, level))
            elif isinstance(part, InlineFragmentNode):
                kind = self.schema.get_type(part.type_condition.name.value) if part.type_condition else parent
                sums.add(self.selection(part.selection_set, kind, level + 1))
        return sums

    def field(self, node: FieldNode, parent: Any, level: int, sums: Sums) -> None:
        """Count one field in."""
        sums.fields += 1
        sums.aliases += node.alias is not None
        sums.cost += 1
        sums.depth = max(sums.depth, 1)
        if node.selection_set:
            declared = getattr(parent, "fields", {}).get(node.name.value)
            kind = get_named_type(declared.type) if declared else None
            below = self.selection(node.selection_set, kind, level + 1)
            sums.add(below, self.times(node, declared, parent), deeper=1)

    def fragment(self, name: str, level: int) -> Sums:
        """The sums of a fragment, found once; a fragment that holds itself is left to validation."""
        found = self.fragments.get(name)
        if name in self.done or found is None or name in self.open:
            return self.done.get(name, Sums())
        self.open.add(name)
        kind = self.schema.get_type(found.type_condition.name.value)
        self.done[name] = self.selection(found.selection_set, kind, level + 1)
        self.open.discard(name)
        return self.done[name]

    def times(self, node: FieldNode, declared: GraphQLField | None, parent: Any) -> int:
        """How many entries a field may give."""
        if declared is None:
            return 1
        for argument in node.arguments or ():
            if argument.name.value in SIZES:
                return self.size(argument.value)
        if "first" in declared.args:
            default = declared.args["first"].default_value
            return default if isinstance(default, int) else PAGE_DEFAULT
        listed = is_list_type(get_nullable_type(declared.type)) and "pageInfo" not in getattr(parent, "fields", {})
        return LISTS.get(node.name.value, LIST) if listed else 1

    def size(self, node: Any) -> int:
        """The page size that a value asks for; what is no size is left to validation."""
        if isinstance(node, VariableNode):
            value = self.variables.get(node.name.value, PAGE_LIMIT)
            return (
                len(value) if isinstance(value, list) else min(max(value, 1), CAP) if isinstance(value, int) else PAGE_DEFAULT
            )
        if isinstance(node, ListValueNode):
            return max(len(node.values), 1)
        if isinstance(node, IntValueNode):
            return max(int(node.value), 1) if len(node.value) < 10 else CAP  # noqa: PLR2004 - digits of a 32-bit integer
        return PAGE_DEFAULT


def check_variables(variables: Mapping[str, Any], limits: Limits) -> None:
    """Bound how many values come in variables, before they are coerced. Raises LIMIT_EXCEEDED."""
    stack: list[Any] = [variables]
    seen = 0
    while stack:
        value = stack.pop()
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        seen += len(inner)
        if seen > limits.values:
            raise over("values in variables", limits.values, seen)
        stack += inner


def over(what: str, limit: int, value: int | None = None) -> ConveneError:
    """The error for a limit that is passed."""
    more = f"; this one has {value}" if value is not None else ""
    return ConveneError(Code.LIMIT_EXCEEDED, f"A request may have {what} up to {limit}{more}.")


def check(schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any], limits: Limits) -> dict[str, int]:
    """The cost of each operation by name. Raises LIMIT_EXCEEDED with the limit and the value."""
    if len(document.definitions) > limits.definitions:
        raise over("definitions", limits.definitions, len(document.definitions))
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    walk = Walk(schema, limits, fragments, variables)
    costs: dict[str, int] = {}
    for operation in document.definitions:
        if isinstance(operation, OperationDefinitionNode):
            root = schema.get_root_type(operation.operation)
            sums = walk.selection(operation.selection_set, root, 0)
            sums.directives += len(operation.directives or ())
            _within(sums, limits, len(operation.selection_set.selections))
            costs[operation.name.value if operation.name else ""] = sums.cost
    return costs


def _within(sums: Sums, limits: Limits, roots: int) -> None:
    found = {
        "fields at the root": (limits.roots, roots),
        "levels": (limits.depth, sums.depth),
        "fields": (limits.fields, sums.fields),
        "aliases": (limits.aliases, sums.aliases),
        "directives": (limits.directives, sums.directives),
        "a cost": (limits.cost, sums.cost),
    }
    for what, (limit, value) in found.items():
        if value > limit:
            raise over(what, limit, value)


def sized_by(document: DocumentNode) -> tuple[str, ...]:
    """The variables that decide the cost: those that stand for a page size or a list of ids."""
    names: set[str] = set()
    stack: list[Any] = list(document.definitions)
    while stack:
        node = stack.pop()
        for argument in getattr(node, "arguments", None) or ():
            if argument.name.value in SIZES and isinstance(argument.value, VariableNode):
                names.add(argument.value.name.value)
        inner = getattr(node, "selection_set", None)
        if inner is not None:
            stack += inner.selections
    return tuple(sorted(names))
