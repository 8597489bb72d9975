"""One GraphQL request from its text to the bytes of its answer. How it came in and goes out is api/http's."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, cast

import msgspec
from graphql import ExecutionResult, GraphQLError, GraphQLSchema, OperationType
from graphql.execution import create_source_event_stream, map_source_to_response_event

from api.context import Context
from api.documents import Documents, Prepared
from api.errors import plain, problem
from api.executor import GraphExecutor
from api.feed import FIELD, Feed, subscribed
from api.guard import check_variables
from api.settings import Limits
from schema.errors import Code, ConveneError

encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks. `reading` refuses anything but a query, as GET must."""

    query: str
    variables: Mapping[str, Any]
    operation: str | None = None
    reading: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The body, and whether the request was carried out at all (`ran`), or was refused because of `refused`.

    `wrong_method`: the operation is none that its HTTP method may carry.
    """

    body: dict[str, Any]
    ran: bool = True
    refused: Code | None = None
    wrong_method: bool = False

    @property
    def content(self) -> bytes:
        """The body as JSON."""
        return encode(self.body)


class Engine:
    """Answers requests against one schema."""

    def __init__(self, schema: GraphQLSchema, limits: Limits, *, production: bool = False) -> None:
        """Keeps the queries that it has seen."""
        self.schema = schema
        self.production = production
        self.documents = Documents(schema, limits, production=production)

    async def answer(self, asked: Asked, context: Context) -> Answer:
        """The answer to one request; failures of the request are part of the answer."""
        ready = self._ready(asked)
        if isinstance(ready, Answer):
            return ready
        prepared, kind = ready
        if asked.reading and kind not in (None, OperationType.QUERY):
            wrong = ConveneError(Code.BAD_INPUT, "Only a query can be sent by GET; send this one by POST.")
            return Answer({"errors": [plain(wrong)]}, ran=False, refused=wrong.code, wrong_method=True)
        if kind is OperationType.SUBSCRIPTION:
            wrong = ConveneError(Code.BAD_INPUT, "A subscription has many answers: accept text/event-stream, or use WebSocket.")
            return Answer({"errors": [plain(wrong)]}, ran=False, refused=wrong.code)
        return await self._execute(prepared, asked, context)

    async def stream(self, asked: Asked, context: Context) -> AsyncGenerator[Answer, None]:
        """The answers to one request: an answer an event for a subscription, else the only one."""
        ready = self._ready(asked)
        if isinstance(ready, Answer):
            yield ready
            return
        prepared, kind = ready
        if kind is not OperationType.SUBSCRIPTION:
            yield await self.answer(asked, context)
            return
        executor = self._executor(prepared, asked, context)
        if isinstance(executor, Answer):
            yield executor
            return
        cost = self._cost(prepared, asked)
        if subscribed(executor) == FIELD:
            async with aclosing(Feed(executor, prepared.document, asked.variables).results()) as results:
                async for result in results:
                    yield Answer(body(result, cost))
            return
        source = create_source_event_stream(executor)
        found: Any = await source if isinstance(source, Awaitable) else source
        if isinstance(found, ExecutionResult):
            yield Answer(body(found, cost))
            return
        async with aclosing(map_source_to_response_event(executor, found)) as results:
            async for result in results:
                yield Answer(body(result, cost))

    def _ready(self, asked: Asked) -> Answer | tuple[Prepared, OperationType | None]:
        """The query prepared, with the kind of its operation, or the answer that refuses it."""
        try:
            check_variables(asked.variables, self.documents.limits)
            prepared = self.documents.prepare(asked.query, asked.variables)
        except ConveneError as error:
            return Answer({"errors": [plain(error)]}, ran=False, refused=error.code)
        except GraphQLError as error:
            return Answer({"errors": [problem(error)]}, ran=False, refused=Code.BAD_QUERY)
        if prepared.errors:
            return Answer({"errors": [problem(error) for error in prepared.errors]}, ran=False, refused=Code.BAD_QUERY)
        operation = prepared.operation(asked.operation)
        return prepared, operation.operation if operation else None

    def _executor(self, prepared: Prepared, asked: Asked, context: Context) -> GraphExecutor | Answer:
        context.plans = prepared.plans
        executor = GraphExecutor.build(
            self.schema,
            prepared.document,
            context_value=context,
            raw_variable_values=dict(asked.variables),
            operation_name=asked.operation,
            hide_suggestions=self.production,
        )
        if isinstance(executor, list):
            return Answer({"errors": [problem(error) for error in executor]}, ran=False, refused=Code.BAD_INPUT)
        return cast("GraphExecutor", executor)

    async def _execute(self, prepared: Prepared, asked: Asked, context: Context) -> Answer:
        executor = self._executor(prepared, asked, context)
        if isinstance(executor, Answer):
            return executor
        done = executor.execute_operation()
        result: Any = await done if isinstance(done, Awaitable) else done
        return Answer(body(result, self._cost(prepared, asked)))

    def _cost(self, prepared: Prepared, asked: Asked) -> int:
        return self.documents.cost(prepared, asked.variables).get(asked.operation or _only(prepared), 0)


def _only(prepared: Prepared) -> str:
    operation = prepared.operation(None)
    return operation.name.value if operation and operation.name else ""


def body(result: ExecutionResult, cost: int) -> dict[str, Any]:
    """The body of an answer: data, errors where there are any, and what it cost."""
    out: dict[str, Any] = {"data": result.data}
    if result.errors:
        out["errors"] = [problem(error) for error in result.errors]
    return out | {"extensions": {"cost": cost}}
