"""graphql-core's executor, with one change: a field of the root is answered by one statement, or computed, and encoded once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Any

import msgspec
from graphql import GraphQLField, GraphQLObjectType
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.executor import Executor, to_nodes
from graphql.execution.values import get_argument_values
from graphql.pyutils import Path

from api.analyses import ANALYSES
from api.answers import Shape, references, shape_of, shown
from api.changing import CHANGES
from api.context import Context
from api.fast import converter
from api.selection import shape, tree
from graph.select.roots import ROOTS, compiled
from graph.select.tree import Statement, parameters

PLANS = 64
# The fields of the root that are not graphql-core's to resolve.
OURS = {"Query": ROOTS.keys() | ANALYSES.keys(), "Mutation": CHANGES.keys()}


@dataclass(frozen=True, slots=True)
class Plan:
    """How one field of the root is answered: the statement or the shape of what is computed, and the fast way from its rows."""

    asked: Statement | Shape
    convert: Callable[[Any], Any]


class GraphExecutor(Executor[None]):
    """An executor whose context is a `Context`."""

    context_value: Context

    def execute_field(
        self,
        parent_type: GraphQLObjectType,
        source: Any,
        field_details_list: list[FieldDetails],
        path: Path,
        position_context: None,
    ) -> Any:
        """Answer a field of the root by the graph; all others as graphql-core does."""
        name = field_details_list[0].node.name.value
        if path.prev is None and name in OURS.get(parent_type.name, ()):
            return self._answered(parent_type, field_details_list, path)
        return super().execute_field(parent_type, source, field_details_list, path, position_context)

    async def _answered(self, parent_type: GraphQLObjectType, details: list[FieldDetails], path: Path) -> Any:
        field = parent_type.fields[details[0].node.name.value]
        try:
            plan = self._plan(field, details)
            asked = plan.asked
            rows = await (self._computed(asked, field, details) if isinstance(asked, Shape) else self._read(asked))
            if self.context_value.fast:
                try:
                    return plan.convert(rows)
                except (msgspec.ValidationError, TypeError, ValueError, KeyError):
                    pass
            info = self.build_resolve_info(field, to_nodes(details), parent_type, path)
            done = self.complete_value(field.type, details, info, path, rows, None)
            return await done if isinstance(done, Awaitable) else done
        except Exception as error:  # noqa: BLE001 - as graphql-core: any failure belongs to its field
            self.handle_field_error(error, field.type, details, path)
            return None

    async def _read(self, statement: Statement, **more: Any) -> Any:
        values = parameters(statement, self.variable_values.coerced) | more
        return await self.context_value.graph.read(statement.text, values, self.context_value.viewer.tiers)

    async def _computed(self, shape: Shape, field: GraphQLField, details: list[FieldDetails]) -> Any:
        """What an analysis found or a change did, with the things in it read in one statement."""
        name = shape.tree.name
        args = get_argument_values(field, details[0].node, self.variable_values)
        change = CHANGES.get(name)
        value = await (change(self.context_value, args) if change else ANALYSES[name](self.context_value.ask(args), args))
        variables = self.variable_values.coerced
        ids = references(shape, value, variables)
        things = await self._read(shape.statement, **ids) if shape.statement and any(ids.values()) else {}
        return shown(shape, value, things, variables)

    def _plan(self, field: GraphQLField, details: list[FieldDetails]) -> Plan:
        """The plan for this field and this shape of variables, from the document's own or made now."""
        plans = self.context_value.plans
        coerced = self.variable_values.coerced
        key: Hashable = (tuple([id(d.node) for d in details]), shape(coerced) if coerced else None)
        plan = plans.get(key)
        if plan is None:
            asked = tree(self, field, details)
            way = compiled(asked) if asked.name in ROOTS else shape_of(asked)
            plan = Plan(way, converter(self, field.type, details))
            if len(plans) >= PLANS:
                plans.pop(next(iter(plans)))
            plans[key] = plan
        return plan
