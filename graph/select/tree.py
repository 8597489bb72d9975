"""What is asked for, as plain data: fields with arguments and children. Values from a client's variables stay open as slots."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from schema.errors import Code, ConveneError


@dataclass(frozen=True, slots=True)
class Slot:
    """A value that is filled in when the statement runs: where it lies in the client's variables."""

    path: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field under its response key. `select` has for each type that can stand here the fields asked of it; {} for a leaf."""

    name: str
    key: str
    args: Mapping[str, Any]
    select: Mapping[str, tuple[Field, ...]]


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a statement: `make` of the source, in which slots are filled in."""

    source: Any
    make: Callable[[Any], Any] | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One Cypher statement whose single record holds the answer under `data`; `$tiers` is the reader's."""

    text: str
    params: Mapping[str, Param]


def fill(source: Any, variables: Mapping[str, Any]) -> Any:
    """The source with each slot replaced by the value in `variables`."""
    if isinstance(source, Slot):
        value: Any = variables
        for step in source.path:
            value = value[step]
        return value
    if isinstance(source, list):
        return [fill(item, variables) for item in source]
    return source


def parameters(statement: Statement, variables: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters to run the statement with. A page that is too large or a cursor of another list is a ConveneError."""
    out: dict[str, Any] = {}
    for name, param in statement.params.items():
        value = fill(param.source, variables)
        out[name] = param.make(value) if param.make else value
    return out


def given(args: Mapping[str, Any], name: str) -> bool:
    """Whether the argument is there and not null."""
    return args.get(name) is not None


def page_size(value: Any) -> int:
    """A page size within the limit."""
    if not isinstance(value, int) or not 0 <= value <= PAGE_LIMIT:
        raise ConveneError(Code.PAGE_SIZE, f"A page holds 0 to {PAGE_LIMIT} entries; {value} were asked for.")
    return value


PAGE_LIMIT = 100
PAGE_DEFAULT = 20
