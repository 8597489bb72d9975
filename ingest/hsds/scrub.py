"""Private persons out of HSDS records: names of contacts, personal mailboxes, and prose that speaks of somebody. No guarantee.

A name stays where every word of it is known to name an office or a role.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exchange.hsds.shape import objects, shape
from ingest.screen import SHORTEST_NAME, recognise
from ingest.screen.lists import THING, given_words

# Columns made to hold the name of a person, and mailboxes that are often one's own.
NAMES = {("contact", "name"), ("address", "attention"), ("metadata", "updated_by")}
MAILBOXES = {("contact", "email"), ("service", "assurer_email")}
# What a change of these records would repeat.
CHANGES = {"previous_value", "replacement_value"}
# Of institutions by what they are: addresses of pages, numbers, names of things.
PLAIN = {"url", "website", "uri", "term_uri", "logo", "number", "email", "schedule_link", "latitude", "longitude", "identifier"}
OFFICES = frozenset((Path(__file__).parent / "offices.txt").read_text(encoding="utf-8").split())
# In place of what a record must have.
WITHHELD = "withheld"
WORD = re.compile(r"\w+")


def surnames(records: Iterable[tuple[Mapping[str, Any], str]]) -> frozenset[str]:
    """The last words of the names of persons in these records (each with its table): they are withheld wherever they stand."""
    found = set()
    for record, table in records:
        for _, inner, one in objects(record, table):
            for key, value in one.items():
                if (inner, key) in NAMES and isinstance(value, str) and value.strip() and not _is_office(value):
                    found.add(value.split()[-1].strip(".,;"))
    return frozenset(name for name in found if len(name) >= SHORTEST_NAME and name.lower() not in given_words())


@dataclass(slots=True)
class Scrub:
    """Goes over the records of one file; `names` are withheld wherever they stand, `held` counts what was."""

    names: frozenset[str] = frozenset()
    held: int = 0

    def record(self, record: Mapping[str, Any], table: str) -> dict[str, Any]:
        """The record without what names a private person."""
        found = {key: self._value(record, table, key, value) for key, value in record.items()}
        return {key: value for key, value in found.items() if value is not None or record[key] is None}

    def _value(self, record: Mapping[str, Any], table: str, key: str, value: Any) -> Any:
        """A value as it may stay; None where it may not."""
        if isinstance(value, Mapping):
            return self.record(value, shape().nested.get(key, ""))
        if isinstance(value, list):
            return [kept for one in value if (kept := self._value(record, table, key, one)) is not None]
        if not isinstance(value, str) or not self._personal(record, table, key, value):
            return value
        self.held += 1
        known = shape().tables.get(table)
        return WITHHELD if known and key in known.required else None

    def _personal(self, record: Mapping[str, Any], table: str, key: str, value: str) -> bool:
        if (table, key) in NAMES:
            return not _is_office(value)
        if key == "id" or key.endswith("_id"):
            return False
        if not self.names.isdisjoint(WORD.findall(value)):
            return True
        if table == "metadata" and key in CHANGES and record.get("resource_type") == "contact":
            return True
        return ((table, key) in MAILBOXES or key not in PLAIN) and bool(recognise(value))


def _is_office(value: str) -> bool:
    words = [word.strip(".,;()&-").lower() for word in value.split()]
    return all(word in OFFICES or word in THING for word in words if word)
