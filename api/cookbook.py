"""The cookbook: queries that answer users' questions, each with its question and variables to try it with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from queries import ROOT

VARIABLES = "# variables: "


@dataclass(frozen=True, slots=True)
class Recipe:
    """One query: its name, the question it answers, its text, and JSON of variables."""

    name: str
    question: str
    text: str
    variables: str

    @property
    def example(self) -> dict[str, Any]:
        """The variables to try it with."""
        found: dict[str, Any] = msgspec.json.decode(self.variables)
        return found


@cache
def recipes() -> tuple[Recipe, ...]:
    """All of them, by name. The first line of a file is the question."""
    return tuple(_read(name) for name in sorted(path.stem for path in (ROOT / "cookbook").glob("*.graphql")))


def recipe(name: str) -> Recipe:
    """The one of this name."""
    return _read(name)


def _read(name: str) -> Recipe:
    text = (ROOT / "cookbook" / f"{name}.graphql").read_text(encoding="utf-8")
    lines = text.splitlines()
    variables = next((line.removeprefix(VARIABLES) for line in lines if line.startswith(VARIABLES)), "{}")
    return Recipe(name, lines[0].removeprefix("#").strip(), text, variables)
