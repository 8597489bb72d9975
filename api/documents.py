"""Queries as they are kept: parsed, guarded and validated once, with the plans that were made for them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    parse,
    specified_rules,
    validate,
)

from api.guard import check, over, sized_by
from api.settings import Limits
from schema.errors import Code, ConveneError

# Of all the texts that are kept; a parsed query takes some 60 times the memory of its text.
KEPT = 400_000
COSTS = 32
# How graphql-core words it.
TOO_MANY = "contains more than"


@dataclass(slots=True)
class Prepared:
    """A query that may run, unless it has errors."""

    document: DocumentNode
    errors: list[GraphQLError]
    sized_by: tuple[str, ...]
    plans: dict[Hashable, Any] = field(default_factory=dict)
    costs: dict[Hashable, dict[str, int]] = field(default_factory=dict)

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The operation of this name, or the only one."""
        operations = [d for d in self.document.definitions if isinstance(d, OperationDefinitionNode)]
        if name is None:
            return operations[0] if len(operations) == 1 else None
        return next((o for o in operations if o.name and o.name.value == name), None)


class Documents:
    """The queries of one schema, the most recent ones kept."""

    def __init__(self, schema: GraphQLSchema, limits: Limits, *, production: bool) -> None:
        """In production there is no introspection and no suggestion."""
        self.schema = schema
        self.limits = limits
        self.production = production
        self.rules = [*specified_rules, *([NoSchemaIntrospectionCustomRule] if production else [])]
        self.kept: OrderedDict[str, Prepared] = OrderedDict()
        self.size = 0

    def prepare(self, text: str, variables: Mapping[str, Any]) -> Prepared:
        """The query, ready to run with these variables. Raises LIMIT_EXCEEDED, and GraphQLError where it is no query."""
        found = self.kept.get(text)
        if found is None:
            found = self._make(text, variables)
        else:
            self.kept.move_to_end(text)
        self.cost(found, variables)
        return found

    def cost(self, prepared: Prepared, variables: Mapping[str, Any]) -> dict[str, int]:
        """The cost of each operation with these variables."""
        key = tuple(str(variables.get(name)) for name in prepared.sized_by) if prepared.sized_by else ()
        costs = prepared.costs.get(key)
        if costs is None:
            costs = check(self.schema, prepared.document, variables, self.limits)
            if len(prepared.costs) >= COSTS:
                prepared.costs.clear()
            prepared.costs[key] = costs
        return costs

    def _parse(self, text: str) -> DocumentNode:
        try:
            return parse(text, max_tokens=self.limits.tokens, max_comments=self.limits.tokens)
        except GraphQLSyntaxError as error:
            if TOO_MANY not in error.message:
                raise
            raise ConveneError(
                Code.LIMIT_EXCEEDED, f"A query has at most {self.limits.tokens} tokens; this one has more."
            ) from None

    def _make(self, text: str, variables: Mapping[str, Any]) -> Prepared:
        if len(text) > self.limits.query:
            raise over("characters of query", self.limits.query, len(text))
        document = self._parse(text)
        check(self.schema, document, variables, self.limits)
        errors = validate(self.schema, document, self.rules, max_errors=20, hide_suggestions=self.production)
        made = Prepared(document, errors, sized_by(document))
        self.kept[text] = made
        self.size += len(text)
        while self.size > KEPT:
            old, _ = self.kept.popitem(last=False)
            self.size -= len(old)
        return made
