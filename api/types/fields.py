"""How fields and arguments are declared. Nothing here resolves them: api/binding sets the resolvers of the whole schema."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import strawberry
from strawberry import UNSET

MARK = "declared_only"


@dataclass(frozen=True, slots=True)
class Arg:
    """An argument: its type as Strawberry reads it, what it means, and its default (none where UNSET)."""

    type: Any
    description: str
    default: Any = UNSET


def stub(args: dict[str, Arg]) -> Callable[..., Any]:
    """A function with the signature of `args`, for Strawberry to read; it is never called."""

    def declared(*_args: Any, **_kwargs: Any) -> Any:
        raise NotImplementedError

    plain = inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
    parameters += [
        inspect.Parameter(
            name,
            plain,
            default=inspect.Parameter.empty if arg.default is ... else arg.default,
            annotation=Annotated[arg.type, _argument(name, arg)],
        )
        for name, arg in args.items()
    ]
    declared.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    setattr(declared, MARK, True)
    return declared


def _argument(name: str, arg: Arg) -> Any:
    # A word that Python keeps for itself carries an underscore.
    return strawberry.argument(description=arg.description, name=name[:-1] if name.endswith("_") else None)


def reads(description: str, **args: Arg) -> Any:
    """A field that the graph answers; with `args` it takes arguments. An Arg with default `...` is required."""
    if not args:
        return strawberry.field(description=description)
    return strawberry.field(resolver=stub(args), description=description)


def paged(
    description: str,
    *,
    where: Any = None,
    order: Any = None,
    first: int | None = 10,
    backward: bool = False,
    **args: Arg,
) -> Any:
    """A Relay connection. `first` is the page where none is asked for; without it the reader's default holds."""
    if where is not None:
        args["where"] = Arg(where | None, "Only those for which this holds.")
    if order is not None:
        args["order_by"] = Arg(list[order] | None, "The order, the first entry deciding first; ties are broken by id.")
    args["first"] = Arg(int | None, "How many at most, from the start or after the cursor; 100 is the limit.", first or UNSET)
    args["after"] = Arg(str | None, "Continue behind this cursor.")
    if backward:
        args["last"] = Arg(int | None, "How many at most, counted from the end or before the cursor; 100 is the limit.")
        args["before"] = Arg(str | None, "Stop in front of this cursor.")
    return reads(description, **args)


def optional(description: str, name: str | None = None) -> Any:
    """A field of an input that may be left out."""
    return strawberry.field(default=UNSET, description=description, name=name)
