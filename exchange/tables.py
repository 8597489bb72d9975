"""The graph as tidy tables, one a kind: which columns each has, and its rows. How they are written is tabular.py's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.export import View
from schema.kinds import Label

Row = dict[str, Any]


class Type(StrEnum):
    """What a column holds; LIST is a list of texts."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Table:
    """A table over nodes of some labels, or over what hangs on them: `nested` names it, `of` the column with the node's id."""

    name: str
    labels: tuple[Label, ...]
    columns: tuple[tuple[str, Type], ...]
    nested: str = ""
    of: str = ""


def _columns(text: str = "", **others: str) -> tuple[tuple[str, Type], ...]:
    kinds = {Type[kind.upper()]: names for kind, names in others.items()}
    texts = [(name, Type.TEXT) for name in text.split()]
    return (*texts, *((name, kind) for kind, names in kinds.items() for name in names.split()))


NAMED = "id name tier"
LISTS = "aliases documents"
QUOTE = "id document quote path method"
DEADLINE = "deadlineText deadlineDuration deadlineAfter"
CLAIM = f"id predicate subject object modality action function condition {DEADLINE} protocol corrects status tier"
TABLES = (
    Table(
        "documents",
        (Label.DOCUMENT,),
        _columns(
            "id title kind tier publisher uri publishedOn effectiveOn expiresOn reviewDueOn jurisdiction sha256 name mediaType "
            "supersedes textOf doi journal",
            integer="withheld year",
            list="parties authors",
        ),
    ),
    Table("passages", (Label.PASSAGE,), _columns("id document text path", integer="position start end page")),
    Table("agencies", (Label.AGENCY,), _columns(f"{NAMED} kind sector place", list=LISTS)),
    Table("protocols", (Label.PROTOCOL,), _columns(f"{NAMED} kind citation place", list=LISTS)),
    Table(
        "resources",
        (Label.RESOURCE,),
        _columns(f"{NAMED} kind eligibility place", integer="minimumAge maximumAge", list=LISTS),
    ),
    Table("jurisdictions", (Label.JURISDICTION,), _columns(f"{NAMED} level geoid isoCode within", list=LISTS)),
    Table("activities", (Label.ACTIVITY,), _columns(f"{NAMED} function", list=LISTS)),
    Table("findings", (Label.FINDING,), _columns(NAMED, integer="year", list="figures about documents")),
    Table(
        "claims",
        (Label.CLAIM, Label.SCOPE),
        _columns(
            CLAIM,
            integer="deadlineSeconds",
            number="confidence",
            boolean="negated deadlineBusiness deadlineBefore deadlineRecurring",
            list="counterparts jurisdictions",
        ),
    ),
    Table("contact_points", (Label.CONTACTPOINT,), _columns("id label phone email url hours tier", list="agencies")),
    Table(
        "evidence",
        (Label.CLAIM, Label.SCOPE, Label.CONTACTPOINT),
        _columns(f"{QUOTE} of", integer="page start end", number="confidence"),
        nested="evidence",
        of="of",
    ),
    Table(
        "dates",
        (Label.DOCUMENT,),
        _columns(f"{QUOTE} field value", integer="page start end", number="confidence"),
        nested="dates",
        of="document",
    ),
    Table(
        "mentions",
        (Label.PASSAGE,),
        _columns("id entity passage quote method", integer="start end", number="confidence"),
        nested="mentions",
        of="passage",
    ),
)


def rows(view: View, table: Table) -> Iterator[Row]:
    """The rows of a table, as it has columns."""
    for label in table.labels:
        for row in view.rows(label):
            if not table.nested:
                yield row
                continue
            yield from (one | {table.of: row["id"]} for one in row[table.nested])
