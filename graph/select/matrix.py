"""The matrix of who does what, on any two axes, in one statement: headers, cells, and the duties behind a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
# What a cell counts; the variables that hold what a header shows.
COUNTS = ("count", *(str(modality).lower() for modality in Modality))
HEADER = {"key": "k", "label": "l", "total": "n"}


@dataclass(frozen=True, slots=True)
class Axis:
    """What a duty `{m}` has on an axis: further matching, and key, label and order of each value, `{x}` being the thing.

    Where each duty has one, `value` is it and the rest is said of `{v}`.
    """

    match: str
    key: str
    label: str
    order: str
    value: str = ""


def by_value(name: str, kind: type[StrEnum]) -> Axis:
    """The axis of an enum: the values in its own order, labelled in words."""
    labels = ", ".join(f"{value}: '{str(value).replace('_', ' ').capitalize()}'" for value in kind)
    order = ", ".join(f"{value}: {i}" for i, value in enumerate(kind))
    return Axis(
        "",
        f"coalesce({{v}}, {NOTHING})",
        f"coalesce({{{{{labels}}}}}[{{v}}], {UNSTATED})",
        f"coalesce({{{{{order}}}}}[{{v}}], {len(kind)})",
        f"own({{m}}.{name})" if name == "sector" else f"{{m}}.{name}",
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
    wanted = [f for f in children if f.name != "__typename"]
    if _plain(field, wanted):
        return _counted_once(build, field, wanted)
    out = [f"{quoted(f.key)}: {PARTS[f.name](build, field, f)}" for f in wanted]
    return f"RETURN {{{', '.join(out)}}} AS data"


def _plain(field: Field, wanted: Sequence[Field]) -> bool:
    """Whether each duty is in one cell and no cell shows its duties: then all sums follow from the counts of the cells."""
    shown = [child.name for f in wanted if f.name == "cells" for children in f.select.values() for child in children]
    return all(_axis_of(field, name).value for name in ("rows", "columns")) and "responsibilities" not in shown


def _counted_once(build: Build, field: Field, wanted: Sequence[Field]) -> str:
    """The matrix from one walk over the duties, where the parts by themselves would walk over them four times.

    Words and orders of the values are looked up for each cell, not for each duty.
    """
    m = build.variable()
    sides = {side: _axis_of(field, name) for side, name in (("r", "rows"), ("c", "columns"))}
    values = ", ".join(f"{axis.value.format(m=m)} AS {side}" for side, axis in sides.items())
    modalities = "".join(f", count(CASE {m}.modality WHEN '{v}' THEN 1 END) AS {str(v).lower()}" for v in Modality)
    said = ", ".join(
        f"{text.format(v=side)} AS {side}{part}"
        for side, axis in sides.items()
        for part, text in (("k", axis.key), ("l", axis.label), ("o", axis.order))
    )
    cell = ", ".join(f"{name}: {name}" for name in ("rk", "rl", "ro", "ck", "cl", "co", *COUNTS))
    duties = (
        f"{_duties(build, field, m)} WITH {values}, count(*) AS count{modalities} "
        f"WITH {said}, {', '.join(COUNTS)} ORDER BY ro, rk, co, ck RETURN {{{cell}}}"
    )
    shown = [f"{quoted(f.key)}: {_from_cells(f)}" for f in wanted]
    return f"WITH COLLECT {{ {duties} }} AS grid RETURN {{{', '.join(shown)}}} AS data"


def _from_cells(part: Field) -> str:
    if part.name == "total":
        return "reduce(n = 0, g IN grid | n + g.count)"
    ((_, children),) = part.select.items()
    asked = [f for f in children if f.name != "__typename"]
    if part.name == "cells":
        texts = {name: f"g.{name}" for name in COUNTS} | {"row": "g.rk", "column": "g.ck"}
        cell = ", ".join(f"{quoted(f.key)}: {texts[f.name]}" for f in asked)
        return f"[g IN grid | {{{cell}}}]"
    side = part.name[0]
    texts = HEADER | {"total": f"reduce(n = 0, g IN grid | n + CASE g.{side}k WHEN k THEN g.count ELSE 0 END)"}
    row = ", ".join(f"{quoted(f.key)}: {texts[f.name]}" for f in asked)
    once = f"WITH DISTINCT g.{side}k AS k, g.{side}l AS l, g.{side}o AS o ORDER BY o, k"
    return f"COLLECT {{ UNWIND grid AS g {once} RETURN {{{row}}} }}"


def _duties(build: Build, field: Field, m: str) -> str:
    narrow = narrowed(build, Label.RESPONSIBILITY, field.args.get("where"), m)
    return " AND ".join([every(Label.RESPONSIBILITY).match("", m), *narrow])


def _axis_of(field: Field, name: str) -> Axis:
    return AXES[str(field.args.get(name) or ("FUNCTION" if name == "rows" else "SECTOR"))]


def _axis(field: Field, name: str, m: str, x: str) -> tuple[str, str, str, str]:
    """Matching, key, label and order of the axis that an argument names."""
    axis = _axis_of(field, name)
    value = axis.value.format(m=m)
    match, key, label, order = (text.format(m=m, x=x, v=value) for text in (axis.match, axis.key, axis.label, axis.order))
    return match, key, label, order


def _total(build: Build, field: Field, _part: Field) -> str:
    return f"COUNT {{ {_duties(build, field, build.variable())} }}"


def _headers(name: str) -> Callable[[Build, Field, Field], str]:
    def headers(build: Build, field: Field, part: Field) -> str:
        m = build.variable()
        match, key, label, order = _axis(field, name, m, f"{m}x")
        ((_, wanted),) = part.select.items()
        row = ", ".join(f"{quoted(f.key)}: {HEADER[f.name]}" for f in wanted if f.name != "__typename")
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
