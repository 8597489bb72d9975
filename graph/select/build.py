"""What a statement needs while it is made: names of variables that are not used yet, and its parameters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from graph.select.tree import Param
from schema.errors import Code, ConveneError

NAME = re.compile(r"[_A-Za-z][_A-Za-z0-9]*", re.ASCII)


@dataclass(slots=True)
class Build:
    """Names and parameters of one statement."""

    params: dict[str, Param] = field(default_factory=dict)
    used: int = 0

    def variable(self) -> str:
        """A variable of its own."""
        self.used += 1
        return f"v{self.used}"

    def param(self, source: Any, make: Callable[[Any], Any] | None = None) -> str:
        """`$name` of a new parameter."""
        name = f"p{len(self.params)}"
        self.params[name] = Param(source, make)
        return f"${name}"


def quoted(key: str) -> str:
    """A response key as the key of a Cypher map. Only names of GraphQL pass: nothing else may become text of a statement."""
    if not NAME.fullmatch(key):
        raise ConveneError(Code.BAD_INPUT, "A response key is a GraphQL name.")
    return f"`{key}`"
