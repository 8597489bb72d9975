"""The subscription `changes`: the query field of the same name, asked again and again for what is new.

A client's selection is put into a query, so that each batch of changes is one statement, under the reader's tiers.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from graphql import DocumentNode, ExecutionResult, FragmentDefinitionNode, GraphQLError, parse, print_ast
from graphql.execution.collect_fields import collect_fields
from graphql.execution.executor import to_nodes

from api.executor import GraphExecutor

FIELD = "changes"
LOOK_SECONDS = 1.0
# A change shows when it is committed, which may be this long after the moment that it carries.
LATE = timedelta(seconds=130)
QUERY = """query ({variables} $conveneSince: DateTime!, $conveneAfter: String) {{
  changes(since: $conveneSince, first: 100, after: $conveneAfter) {{
    edges {{ cursor {node} }} pageInfo {{ hasNextPage endCursor }}
  }}
}} {fragments}"""


class Feed:
    """What is new, for one subscription."""

    def __init__(self, executor: GraphExecutor, document: DocumentNode, variables: Mapping[str, Any]) -> None:
        """`executor` is that of the subscription, which stands in `document`."""
        self.executor = executor
        self.variables = variables
        self.key, nodes = _asked(executor)
        chosen = _printed(part for node in nodes if node.selection_set for part in node.selection_set.selections)
        declared = _printed(executor.operation.variable_definitions or ())
        kept = _printed(d for d in document.definitions if isinstance(d, FragmentDefinitionNode) and _of_others(d, executor))
        self.light = parse(QUERY.format(variables="", node="", fragments=""))
        self.whole = parse(QUERY.format(variables=declared, node=f"node {{ {chosen} }}", fragments=kept))

    async def results(self) -> AsyncGenerator[ExecutionResult, None]:
        """A result for each change from now on, the oldest first. An error ends no stream: what was missed comes later."""
        seen: set[str] | None = None
        while True:
            there, errors = await self._edges(self.light)
            if errors:
                yield ExecutionResult(None, errors)
            else:
                now = {edge["cursor"] for edge in there}
                if seen is not None and now - seen:
                    async for result in self._fresh(now - seen):
                        yield result
                seen = now
            await asyncio.sleep(LOOK_SECONDS)

    async def _fresh(self, cursors: set[str]) -> AsyncGenerator[ExecutionResult, None]:
        edges, errors = await self._edges(self.whole)
        if not edges and errors:
            yield ExecutionResult(None, errors)
        for at, edge in reversed(list(enumerate(edges))):
            if edge["cursor"] in cursors:
                own = [_moved(error, self.key) for error in errors if (error.path or [])[2:3] == [at]]
                yield ExecutionResult({self.key: edge["node"]}, own or None)

    async def _edges(self, document: DocumentNode) -> tuple[list[Any], list[GraphQLError]]:
        """The edges of all pages, the newest first, and the errors in them; none where a page could not be had."""
        edges: list[Any] = []
        errors: list[GraphQLError] = []
        since = (datetime.now(UTC) - LATE).isoformat().replace("+00:00", "Z")
        after: str | None = None
        while True:
            executor = GraphExecutor.build(
                self.executor.schema,
                document,
                context_value=self.executor.context_value,
                raw_variable_values={**self.variables, "conveneSince": since, "conveneAfter": after},
            )
            if isinstance(executor, list):
                return [], executor
            done = executor.execute_operation()
            result: Any = await done if isinstance(done, Awaitable) else done
            errors += result.errors or []
            if not result.data:
                return [], errors
            # What the fast way answers is made of structs; they are read as the JSON that they become.
            page = msgspec.to_builtins(result.data[FIELD])
            edges += page["edges"]
            if not page["pageInfo"]["hasNextPage"]:
                return edges, errors
            after = page["pageInfo"]["endCursor"]


def _asked(executor: GraphExecutor) -> tuple[str, Sequence[Any]]:
    root: Any = executor.schema.subscription_type
    found = collect_fields(
        executor.schema, executor.fragments, executor.variable_values, root, executor.operation, executor.hide_suggestions
    )
    key, details = next(iter(found.grouped_field_set.items()))
    return key, to_nodes(details)


def subscribed(executor: GraphExecutor) -> str:
    """The name of the field of the root that a subscription asks for."""
    return str(_asked(executor)[1][0].name.value)


def _printed(nodes: Any) -> str:
    return " ".join(print_ast(node) for node in nodes)


def _of_others(fragment: FragmentDefinitionNode, executor: GraphExecutor) -> bool:
    root = executor.schema.subscription_type
    return root is None or fragment.type_condition.name.value != root.name


def _moved(error: GraphQLError, key: str) -> GraphQLError:
    """The error at its place in the answer of the subscription: what lies above the change is left out."""
    return GraphQLError(error.message, path=[key, *(error.path or [])[4:]], original_error=error.original_error)
