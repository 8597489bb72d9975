"""The orders in which lists come, and the keys by which pages run along them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.select.visible import visible
from schema.errors import Code, ConveneError
from schema.kinds import Label, Rel

# Stand for what is missing, so that it comes last in either direction and keys can be compared.
TEXT_HIGH, TEXT_LOW = "'~'", "''"
NUMBER_HIGH, NUMBER_LOW = "9223372036854775807", "-9223372036854775807"


@dataclass(frozen=True, slots=True)
class Key:
    """An expression over `{m}` and its direction. `plain` keys are properties that an index can give in order."""

    text: str
    down: bool = False
    plain: bool = False


def text_or_last(name: str) -> tuple[str, str]:
    """A text that may be missing: as a key upwards and downwards."""
    return (f"coalesce({{m}}.{name}, {TEXT_HIGH})", f"coalesce({{m}}.{name}, {TEXT_LOW})")


def both(text: str) -> tuple[str, str]:
    """The same key in either direction."""
    return (text, text)


SORT, ID = "{m}.sort", "{m}.id"
DUTIES = f"COUNT {{{{ ({{m}})<-[:{Rel.SUBJECT}]-(k:{Label.RESPONSIBILITY}) WHERE {visible('k', Label.RESPONSIBILITY)} }}}}"
HOLDER = f"coalesce(head(COLLECT {{{{ MATCH ({{m}})-[:{Rel.SUBJECT}]->(k) RETURN k.sort }}}}), {TEXT_HIGH})"
ORDERS: dict[str, dict[str, tuple[str, str]]] = {
    "Agency": {"name": both(SORT), "sector": text_or_last("sector"), "responsibilityCount": both(DUTIES)},
    "Entity": {"name": both(SORT)},
    "Responsibility": {
        "subject": both(HOLDER),
        "function": text_or_last("function"),
        "deadline": (
            f"coalesce({{m}}.deadlineSeconds, {NUMBER_HIGH})",
            f"coalesce({{m}}.deadlineSeconds, {NUMBER_LOW})",
        ),
        "confidence": both("{m}.confidence"),
        "recordedAt": text_or_last("recordedAt"),
    },
    "Document": {
        "title": both(SORT),
        "publishedOn": text_or_last("publishedOn"),
        "expiresOn": text_or_last("expiresOn"),
        "reviewDueOn": text_or_last("reviewDueOn"),
        "ingestedAt": text_or_last("ingestedAt"),
    },
}
# Quotations come by document and place; their ids are unique.
QUOTED = (Key("{m}d.sort"), Key("{m}.start"), Key(ID))
# Passages as they stand in their document.
READ = (Key("{m}.position"),)


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
        keys.append(Key(text, down, plain=text == SORT))
        if text == SORT:
            return tuple(keys)
    return (*keys, Key(ID)) if keys else (Key(SORT, plain=True),)
