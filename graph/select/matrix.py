"""The matrix of who does what, on any two axes, in one statement: headers, cells, and the duties behind a cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from graph.select.build import Build, quoted
from graph.select.filters import narrowed
from graph.select.orders import keys_of, sort_of
from graph.select.paths import every
from graph.select.project import listed
from graph.select.tree import Field
from graph.select.visible import visible
from graph.select.window import Listing
from schema.kinds import Function, Label, Modality, Rel, Sector

NOTHING = "'NONE'"
UNSTATED = "'Not stated'"


@dataclass(frozen=True, slots=True)
class Axis:
    """What a duty `{m}` has on an axis: further matching, and key, label and order of each value, `{x}` being the thing."""

    match: str
    key: str
    label: str
    order: str


def by_value(name: str, kind: type[StrEnum]) -> Axis:
    """The axis of an enum: the values in its own order, labelled in words."""
    labels = ", ".join(f"{value}: '{str(value).replace('_', ' ').capitalize()}'" for value in kind)
    order = ", ".join(f"{value}: {i}" for i, value in enumerate(kind))
    value = f"own({{m}}.{name})" if name == "sector" else f"{{m}}.{name}"
    return Axis(
        "",
        f"coalesce({value}, {NOTHING})",
        f"coalesce({{{{{labels}}}}}[{value}], {UNSTATED})",
        f"coalesce({{{{{order}}}}}[{value}], {len(kind)})",
    )


def by_thing(pattern: str, label: Label, name: str = "own({x}.name)") -> Axis:
    """The axis of the things at the end of a pattern, in the order of their names."""
    return Axis(
        f"OPTIONAL MATCH {pattern} WHERE {visible('{x}', label)}",
        f"coalesce({{x}}.id, {NOTHING})",
        f"coalesce({name}, {UNSTATED})",
        f"coalesce({sort_of(label).format(m='{x}')}, '~')",
    )


AXES = {
    "FUNCTION": by_value("function", Function),
    "SECTOR": by_value("sector", Sector),
    "MODALITY": by_value("modality", Modality),
    "AGENCY": by_thing(f"({{m}})-[:{Rel.SUBJECT}]->({{x}}:{Label.AGENCY})", Label.AGENCY),
    "JURISDICTION": by_thing(f"({{m}})-[:{Rel.HOLDS_IN}]->({{x}}:{Label.JURISDICTION})", Label.JURISDICTION),
    "DOCUMENT": by_thing(
        f"({{m}})-[:{Rel.EVIDENCED_BY}]->(:{Label.PASSAGE})-[:{Rel.OF}]->({{x}}:{Label.DOCUMENT})", Label.DOCUMENT, "{x}.title"
    ),
}


def matrix(build: Build, field: Field) -> str:
    """The statement of a matrix; only what is asked for is counted."""
    ((_, children),) = field.select.items()
    out = [f"{quoted(f.key)}: {PARTS[f.name](build, field, f)}" for f in children if f.name != "__typename"]
    return f"RETURN {{{', '.join(out)}}} AS data"


def _duties(build: Build, field: Field, m: str) -> str:
    narrow = narrowed(build, Label.RESPONSIBILITY, field.args.get("where"), m)
    return " AND ".join([every(Label.RESPONSIBILITY).match("", m), *narrow])


def _axis(field: Field, name: str, m: str, x: str) -> tuple[str, str, str, str]:
    """Matching, key, label and order of the axis that an argument names."""
    default = "FUNCTION" if name == "rows" else "SECTOR"
    axis = AXES[str(field.args.get(name) or default)]
    match, key, label, order = (text.format(m=m, x=x) for text in (axis.match, axis.key, axis.label, axis.order))
    return match, key, label, order


def _total(build: Build, field: Field, _part: Field) -> str:
    return f"COUNT {{ {_duties(build, field, build.variable())} }}"


def _headers(name: str) -> Callable[[Build, Field, Field], str]:
    def headers(build: Build, field: Field, part: Field) -> str:
        m = build.variable()
        match, key, label, order = _axis(field, name, m, f"{m}x")
        ((_, wanted),) = part.select.items()
        texts = {"key": "k", "label": "l", "total": "n"}
        row = ", ".join(f"{quoted(f.key)}: {texts[f.name]}" for f in wanted if f.name != "__typename")
        return (
            f"COLLECT {{ {_duties(build, field, m)} {match} WITH {key} AS k, {label} AS l, {order} AS o, "
            f"count(DISTINCT {m}) AS n ORDER BY o, k RETURN {{{row}}} }}"
        )

    return headers


def _cells(build: Build, field: Field, part: Field) -> str:
    m = build.variable()
    row_match, row, _, row_order = _axis(field, "rows", m, f"{m}x")
    column_match, column, _, column_order = _axis(field, "columns", m, f"{m}y")
    ((_, wanted),) = part.select.items()
    texts = {"row": "rk", "column": "ck", "count": "size(held)"}
    texts |= {str(v).lower(): f"size([d IN held WHERE d.modality = '{v}'])" for v in Modality}
    cells = ", ".join(
        f"{quoted(f.key)}: {_held(build, f) if f.name == 'responsibilities' else texts[f.name]}"
        for f in wanted
        if f.name != "__typename"
    )
    return (
        f"COLLECT {{ {_duties(build, field, m)} {row_match} {column_match} "
        f"WITH {row} AS rk, {row_order} AS ro, {column} AS ck, {column_order} AS co, collect(DISTINCT {m}) AS held "
        f"ORDER BY ro, rk, co, ck RETURN {{{cells}}} }}"
    )


def _held(build: Build, field: Field) -> str:
    """The duties behind a cell: `held` has them."""
    m = build.variable()
    keys = keys_of("Responsibility", None)
    match = f"UNWIND held AS {m} WITH {m} WHERE true"
    return listed(build, Listing(match, m, (m,), distinct=False, keys=keys, sign="cell"), field, "")


PARTS: dict[str, Callable[[Build, Field, Field], str]] = {
    "rows": _headers("rows"),
    "columns": _headers("columns"),
    "cells": _cells,
    "total": _total,
}
