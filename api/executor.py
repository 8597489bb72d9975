"""graphql-core's executor, with one change: a field of the root that the graph answers is one statement and one encoding."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Any

import msgspec
from graphql import GraphQLField, GraphQLObjectType
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.executor import Executor, to_nodes
from graphql.pyutils import Path

from api.context import Context
from api.fast import converter
from api.selection import shape, tree
from graph.select.roots import ROOTS, compiled
from graph.select.tree import Statement, parameters

PLANS = 64


@dataclass(frozen=True, slots=True)
class Plan:
    """How one field of the root is answered: the statement, and the fast way from its rows."""

    statement: Statement
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
        if path.prev is None and name in ROOTS and parent_type is self.schema.query_type:
            return self._from_graph(parent_type, field_details_list, path)
        return super().execute_field(parent_type, source, field_details_list, path, position_context)

    async def _from_graph(self, parent_type: GraphQLObjectType, details: list[FieldDetails], path: Path) -> Any:
        field = parent_type.fields[details[0].node.name.value]
        try:
            plan = self._plan(field, details)
            values = parameters(plan.statement, self.variable_values.coerced)
            rows = await self.context_value.graph.read(plan.statement.text, values, self.context_value.viewer.tiers)
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

    def _plan(self, field: GraphQLField, details: list[FieldDetails]) -> Plan:
        """The plan for this field and this shape of variables, from the document's own or made now."""
        plans = self.context_value.plans
        coerced = self.variable_values.coerced
        key: Hashable = (tuple([id(d.node) for d in details]), shape(coerced) if coerced else None)
        plan = plans.get(key)
        if plan is None:
            plan = Plan(compiled(tree(self, field, details)), converter(self, field.type, details))
            if len(plans) >= PLANS:
                plans.pop(next(iter(plans)))
            plans[key] = plan
        return plan
