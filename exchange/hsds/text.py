"""An HSDS file as records, each as the JSON that stands as a passage in its document, and back again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from exchange.hsds.shape import Place

ROOT = "/"


def split(value: Any) -> Iterator[tuple[str, Any]]:
    """The records of a file with their places in it, as /contents/0; what stands around them is at the root."""
    if isinstance(value, list):
        yield from ((f"{ROOT}{number}", one) for number, one in enumerate(value))
        return
    if "id" in value:
        yield ROOT, value
        return
    lists = {key: held for key, held in value.items() if isinstance(held, list) and held and _records(held)}
    rest = {key: held for key, held in value.items() if key not in lists}
    if rest:
        yield ROOT, rest
    for key, held in lists.items():
        yield from ((f"{ROOT}{key}/{number}", one) for number, one in enumerate(held))


def joined(records: Iterable[tuple[str, Any]]) -> Any:
    """The file of these records, which come in order; None where there is none."""
    whole: Any = None
    for path, record in records:
        key, _, number = path.removeprefix(ROOT).rpartition("/")
        if path == ROOT:
            whole = record
        elif key and number.isdigit():
            whole = {} if whole is None else whole
            whole.setdefault(key, []).append(record)
        else:
            whole = [*(whole or []), record]
    return whole


def _records(held: list[Any]) -> bool:
    return all(isinstance(one, dict) for one in held)


@dataclass(slots=True)
class Written:
    """A record as text, with where each string of it stands in that text, its quotation marks left out."""

    parts: list[str] = field(default_factory=list)
    spans: dict[Place, tuple[int, int]] = field(default_factory=dict)
    length: int = 0

    @property
    def text(self) -> str:
        """The whole, which `json.loads` reads."""
        return "".join(self.parts)

    def put(self, value: Any, place: Place = (), depth: int = 1) -> Written:
        """Write a value."""
        if isinstance(value, dict) and value:
            items = [(f"{json.dumps(str(key), ensure_ascii=False)}: ", one, (*place, key)) for key, one in value.items()]
            self._within("{}", items, depth)
        elif isinstance(value, list) and value:
            self._within("[]", [("", one, (*place, number)) for number, one in enumerate(value)], depth)
        else:
            literal = json.dumps(value, ensure_ascii=False)
            if isinstance(value, str):
                self.spans[place] = (self.length + 1, self.length + len(literal) - 1)
            self._add(literal)
        return self

    def _within(self, marks: str, items: list[tuple[str, Any, Place]], depth: int) -> None:
        self._add(marks[0])
        for number, (head, one, place) in enumerate(items):
            self._add(f"{',' if number else ''}\n{'  ' * depth}{head}")
            self.put(one, place, depth + 1)
        self._add(f"\n{'  ' * (depth - 1)}{marks[1]}")

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
