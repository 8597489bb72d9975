"""Fields of the root that are computed rather than compiled: what they found, shown with what the client asks of it.

An answer is made of dataclasses; things of the graph stand in it as `Ref` and are read in one statement for all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.analysis.ask import Ref
from graph.select.cursors import decode, signature
from graph.select.hydrate import hydrated, in_time, of_graph
from graph.select.project import Select
from graph.select.tree import PAGE_DEFAULT, Field, Statement, fill, page_size

Refer = Callable[[Field, Ref], Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """What is asked of a computed field: its tree, and the statement that reads the things in it, by places of the tree."""

    tree: Field
    groups: Mapping[int, str]
    statement: Statement | None


def shape_of(tree: Field) -> Shape:
    """The shape of a field; the places where things of the graph stand are named g0, g1, …"""
    places: dict[int, Select] = {}
    _places(tree, places)
    groups = {place: f"g{i}" for i, place in enumerate(places)}
    wanted = {groups[place]: select for place, select in places.items()}
    return Shape(tree, groups, in_time(tree, hydrated(wanted)) if wanted else None)


def _places(field: Field, places: dict[int, Select]) -> None:
    """The outermost fields of things that the graph holds: what is asked of them is read with them."""
    if of_graph(field.select):
        places[id(field)] = field.select
        return
    for children in field.select.values():
        for child in children:
            _places(child, places)


def references(shape: Shape, value: Any, variables: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The ids that the statement of the shape takes, by group."""
    ids: dict[str, dict[Any, None]] = {name: {} for name in shape.groups.values()}

    def note(field: Field, ref: Ref) -> None:
        ids[shape.groups[id(field)]][ref.key] = None

    _show(shape.tree, value, note, variables)
    return {name: [list(key) if isinstance(key, tuple) else key for key in keys] for name, keys in ids.items()}


def shown(shape: Shape, value: Any, things: Mapping[str, Any], variables: Mapping[str, Any]) -> Any:
    """The value under the client's response keys, each reference replaced by what was read of it."""
    read = {name: {_hashable(ref): thing for ref, thing in pairs} for name, pairs in things.items()}
    return _show(shape.tree, value, lambda field, ref: read[shape.groups[id(field)]].get(ref.key), variables)


def _hashable(ref: Any) -> Any:
    return tuple(ref) if isinstance(ref, list) else ref


def _show(field: Field, value: Any, refer: Refer, variables: Mapping[str, Any]) -> Any:
    if value is None:
        return None
    if any(name.endswith("Connection") for name in field.select) and not of_graph(field.select):
        return _page(field, value, refer, variables)
    if isinstance(value, list | tuple):
        items = [_show(field, item, refer, variables) for item in value]
        # What is hidden from the reader is no part of a list.
        return [item for item in items if item is not None]
    if isinstance(value, Ref):
        return refer(field, value)
    if not field.select:
        return value
    ((_, children),) = field.select.items()
    return {c.key: _show(c, getattr(value, snake(c.name)), refer, variables) for c in children if c.name != "__typename"}


def _page(field: Field, items: Sequence[Any], refer: Refer, variables: Mapping[str, Any]) -> dict[str, Any]:
    """One page of a list whose items come in the ascending order of their `place`, which is unique."""
    sign = signature(field.name)
    ahead = list(items)
    after = fill(field.args.get("after"), variables)
    if after is not None:
        last = tuple(decode(after, sign, len(ahead[0].place) if ahead else 1))
        ahead = [item for item in ahead if item.place > last]
    asked = fill(field.args.get("first"), variables)
    size = page_size(PAGE_DEFAULT if asked is None else asked)
    page = ahead[:size]
    places = [[sign, *item.place] for item in page]
    parts: dict[str, Callable[[Field], Any]] = {
        "totalCount": lambda _: len(items),
        "nodes": lambda part: _show(part, page, refer, variables),
        "edges": lambda part: [_edge(part, item, at, refer, variables) for item, at in zip(page, places, strict=True)],
        "pageInfo": lambda part: _page_info(part, places, len(items) > len(ahead), len(ahead) > size),
    }
    ((_, children),) = field.select.items()
    return {child.key: parts[child.name](child) for child in children if child.name != "__typename"}


def _edge(part: Field, item: Any, at: list[Any], refer: Refer, variables: Mapping[str, Any]) -> dict[str, Any]:
    ((_, children),) = part.select.items()
    real = (child for child in children if child.name != "__typename")
    return {c.key: at if c.name == "cursor" else _show(c, item, refer, variables) for c in real}


def _page_info(part: Field, places: list[Any], before: bool, behind: bool) -> dict[str, Any]:
    values = {
        "hasPreviousPage": before,
        "hasNextPage": behind,
        "startCursor": places[0] if places else None,
        "endCursor": places[-1] if places else None,
    }
    ((_, children),) = part.select.items()
    return {child.key: values[child.name] for child in children if child.name != "__typename"}


@cache
def snake(name: str) -> str:
    """The attribute that holds a field."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
