"""The orders in which lists come, and the keys by which pages run along them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.select.visible import kept, visible
from schema.errors import Code, ConveneError
from schema.kinds import EntityKind, Label, Rel

# Stand for what is missing, so that it comes last in either direction and keys can be compared.
TEXT_HIGH, TEXT_LOW = "'~'", "''"
NUMBER_HIGH, NUMBER_LOW = "9223372036854775807", "-9223372036854775807"


@dataclass(frozen=True, slots=True)
class Key:
    """An expression over `{m}` and its direction.

    `plain` keys are properties that an index can give in order. `walk`: gives all things in order, with this key as `{m}k0`.
    """

    text: str
    down: bool = False
    plain: bool = False
    walk: str = ""


def text_or_last(name: str) -> tuple[str, str]:
    """A text that may be missing: as a key upwards and downwards."""
    return (f"coalesce({name}, {TEXT_HIGH})", f"coalesce({name}, {TEXT_LOW})")


def both(text: str) -> tuple[str, str]:
    """The same key in either direction."""
    return (text, text)


SORT, OWN_SORT, ID = "{m}.sort", "own({m}.sort)", "{m}.id"
HELD = f"({{m}})<-[:{Rel.SUBJECT}]-(k:{Label.RESPONSIBILITY}) WHERE {visible('k', Label.RESPONSIBILITY)} AND {kept('k')}"
DUTIES = f"COUNT {{{{ {HELD} }}}}"
HOLDER = f"coalesce(head(COLLECT {{{{ MATCH ({{m}})-[:{Rel.SUBJECT}]->(k) RETURN own(k.sort) }}}}), {TEXT_HIGH})"
# Those who hold duties one after the other, each with its duties: the first key of a list by HOLDER without sorting all duties.
BY_HOLDER = (
    f"MATCH ({{m}}h:{Label.AGENCY}) WITH {{m}}h, coalesce(own({{m}}h.sort), {TEXT_HIGH}) AS {{m}}k0 ORDER BY {{m}}k0{{down}} "
    f"MATCH ({{m}}h)<-[:{Rel.SUBJECT}]-({{m}}:{Label.RESPONSIBILITY}) WITH {{m}}, {{m}}k0 "
)
ORDERS: dict[str, dict[str, tuple[str, str]]] = {
    "Agency": {"name": both(OWN_SORT), "sector": text_or_last("own({m}.sector)"), "responsibilityCount": both(DUTIES)},
    "Entity": {"name": both(OWN_SORT)},
    "Responsibility": {
        "subject": both(HOLDER),
        "function": text_or_last("{m}.function"),
        "deadline": (
            f"coalesce({{m}}.deadlineSeconds, {NUMBER_HIGH})",
            f"coalesce({{m}}.deadlineSeconds, {NUMBER_LOW})",
        ),
        "confidence": both("own({m}.confidence)"),
        "recordedAt": text_or_last("own({m}.recordedAt)"),
    },
    "Document": {
        "title": both(SORT),
        "publishedOn": text_or_last("{m}.publishedOn"),
        "expiresOn": text_or_last("{m}.expiresOn"),
        "reviewDueOn": text_or_last("{m}.reviewDueOn"),
        "ingestedAt": text_or_last("{m}.ingestedAt"),
    },
}
NAMED = frozenset({Label.ENTITY, *(Label[kind] for kind in EntityKind)})
# Quotations come by document and place; their ids are unique.
QUOTED = (Key("{m}d.sort"), Key("{m}.start"), Key(ID))
# Passages as they stand in their document.
READ = (Key("{m}.position"),)


def sort_of(label: str) -> str:
    """The unique key over `{m}` in which things of a label stand: that of entities is made of their names."""
    return OWN_SORT if label in NAMED else SORT


def keys_of(type_name: str, wanted: Sequence[Any] | None) -> tuple[Key, ...]:
    """The keys of a list of this type in the order that is asked for; the last of them is unique."""
    if type_name == "Evidence":
        return QUOTED
    if type_name == "Passage":
        return READ
    if type_name == "Change":
        return (Key(SORT, down=True, plain=True),)
    table = ORDERS.get(type_name, ORDERS["Entity"])
    keys: list[Key] = []
    for entry in wanted or ():
        given = {name: str(direction) for name, direction in entry.items() if direction is not None}
        if len(given) != 1:
            raise ConveneError(Code.BAD_INPUT, "An entry of orderBy names exactly one field.")
        ((name, direction),) = given.items()
        down = direction == "DESC"
        text = table[name][down]
        plain = text in (SORT, OWN_SORT)
        walk = BY_HOLDER if text == HOLDER else ""
        keys.append(Key(text, down, plain, walk))
        if plain:
            return tuple(keys)
    return (*keys, Key(ID)) if keys else (Key(sort_of(type_name), plain=True),)
