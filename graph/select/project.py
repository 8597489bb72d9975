"""Selections as Cypher expressions: a map for each thing, with the response keys that were asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.select.build import Build, quoted
from graph.select.diff import difference
from graph.select.filters import narrowed, plain
from graph.select.model import ABSTRACT, MODEL, Beside, Difference, Gathered, Group, Many, One, Page, Reading, Value
from graph.select.orders import keys_of, sort_of
from graph.select.paths import every
from graph.select.tree import Field, given
from graph.select.window import Listing, page_info, sign_of, window_of

TYPE = "@type"
Select = Mapping[str, tuple[Field, ...]]


def record(build: Build, select: Select, m: str) -> str:
    """The map for the thing `m`; where several types can stand, it says under `@type` which it is."""
    if len(select) == 1:
        ((type_name, fields),) = select.items()
        return "{" + ", ".join(entries(build, type_name, fields, m)) + "}"
    branches: list[tuple[list[str], tuple[Field, ...]]] = []
    for type_name, fields in select.items():
        alike = next((names for names, same in branches if same == fields and _alike(names[0], type_name, fields)), None)
        if alike is None:
            branches.append(([type_name], fields))
        else:
            alike.append(type_name)
    return _cases(build, branches, m)


def _alike(one: str, other: str, fields: Sequence[Field]) -> bool:
    """Whether two types read these fields in the same way."""
    return all(f.name == "__typename" or MODEL[one][f.name] == MODEL[other][f.name] for f in fields)


def _cases(build: Build, branches: Sequence[tuple[list[str], tuple[Field, ...]]], m: str) -> str:
    maps = []
    for names, fields in branches:
        kind = f"'{names[0]}'" if len(names) == 1 else type_of(names, m)
        maps.append((names, "{" + ", ".join([f"`{TYPE}`: {kind}", *entries(build, names[0], fields, m)]) + "}"))
    if len(maps) == 1:
        return maps[0][1]
    return "CASE " + " ".join(f"WHEN {m}:{'|'.join(labels(names))} THEN {text}" for names, text in maps) + " END"


def labels(names: Sequence[str]) -> list[str]:
    """The labels by which things of these types are known."""
    return [ABSTRACT["Node"][name] for name in names]


def type_of(names: Sequence[str], m: str) -> str:
    """An expression for the type of `m` among `names`; the first that fits, so Responsibility stands before Relationship."""
    return "CASE " + " ".join(f"WHEN {m}:{ABSTRACT['Node'][name]} THEN '{name}'" for name in names) + " END"


def entries(build: Build, type_name: str, fields: Sequence[Field], m: str, other: str = "") -> list[str]:
    """`key: expression` for each field of `m`; `other` is the second end of what hangs on an edge."""
    return [
        f"{quoted(f.key)}: {expression(build, MODEL[type_name][f.name], f, (m, other))}"
        for f in fields
        if f.name != "__typename"
    ]


def expression(build: Build, reading: Reading, field: Field, ends: tuple[str, str]) -> str:
    """How a field is read at `ends`: the thing itself, and what else hangs on the edge."""
    m, other = ends
    match reading:
        case Value(text):
            return text.format(m=m, o=other)
        case Group(_, present):
            return f"CASE WHEN {present.format(m=m)} THEN {record(build, field.select, m)} END"
        case Beside():
            return record(build, field.select, f"{m}d")
        case Difference():
            return difference(build, field, m, lambda part, x: record(build, part.select, x))
        case Page():
            return connection(build, reading, field, ends)
    return _at_the_end(build, reading, field, ends)


def _at_the_end(build: Build, reading: One | Many | Gathered, field: Field, ends: tuple[str, str]) -> str:
    """What is at the end of a path: one thing, all, or their values."""
    x = build.variable()
    match = reading.path.match(ends[0], x, ends[1])
    if isinstance(reading, Gathered):
        value = reading.text.format(m=x, o=ends[1])
        return f"COLLECT {{ {match} WITH DISTINCT {value} AS {x}k ORDER BY {x}k RETURN {x}k }}"
    shown, order = record(build, field.select, x), sort_of(reading.path.label).format(m=x)
    if isinstance(reading, Many):
        return f"COLLECT {{ {match} WITH DISTINCT {x} ORDER BY {order} RETURN {shown} }}"
    first = f"WITH {x} ORDER BY {order} LIMIT 1 " if reading.path.distinct else ""
    return f"head(COLLECT {{ {match} {first}RETURN {shown} }})"


def connection(build: Build, page: Page, field: Field, ends: tuple[str, str]) -> str:
    """The connection `field` over `page`, seen from `ends`."""
    m = build.variable()
    extra = narrowed(build, page.type, field.args.get("where"), m)
    if given(field.args, "predicates"):
        extra.append(f"{m}c.predicate IN {build.param(field.args['predicates'], plain)}")
    if given(field.args, "since"):
        extra.append(f"{m}.sort >= {build.param(field.args['since'])}")
    if given(field.args, "from"):
        extra.append(f"{m}.end > {build.param(field.args['from'])}")
    keys = keys_of(page.type, field.args.get("orderBy"))
    match = " AND ".join([page.path.match(ends[0], m, ends[1]), *extra])
    whole = not field.args.get("where") and page.path == every(page.path.label)
    listing = Listing(match, m, page.path.carried(m), page.path.distinct, keys, sign_of(page.path, keys), whole)
    return listed(build, listing, field, ends[0], page.edge)


def listed(build: Build, listing: Listing, field: Field, n: str, edge: str = "") -> str:
    """The connection over a listing."""
    ((_, wanted),) = field.select.items()
    total = f"COUNT {{ {listing.match} RETURN DISTINCT {listing.carried[0]} }}"
    counts = [f"{quoted(f.key)}: {total}" for f in wanted if f.name == "totalCount"]
    paged = [f for f in wanted if f.name not in ("totalCount", "__typename")]
    if not paged:
        window_of(build, field, listing)
        return "{" + ", ".join(counts) + "}"
    window = window_of(build, field, listing)
    row, shown = _rows(build, listing, paged, n, edge)
    about = [f"{quoted(f.key)}: {page_info(f, window)}" for f in paged if f.name == "pageInfo"]
    out = "{" + ", ".join([*shown, *about, *counts]) + "}"
    turned = f"reverse(found[0..{window.size}])" if window.backward else f"found[0..{window.size}]"
    return (
        f"head(COLLECT {{ WITH COLLECT {{ {window.rows} RETURN {row} }} AS found "
        f"WITH {turned} AS page, size(found) > {window.size} AS more RETURN {out} }})"
    )


def _rows(build: Build, listing: Listing, wanted: Sequence[Field], n: str, edge: str) -> tuple[str, list[str]]:
    """The map that is collected for each entry, and the `key: expression` that show it as edges and nodes."""
    row = [f"c: {listing.place()}"]
    shown: list[str] = []
    for f in wanted:
        if f.name == "nodes":
            row.append(f"x{len(row)}: {record(build, f.select, listing.m)}")
            shown.append(f"{quoted(f.key)}: [r IN page | r.x{len(row) - 1}]")
        elif f.name == "edges":
            ((_, children),) = f.select.items()
            real = [child for child in children if child.name != "__typename"]
            inner = [f"{quoted(child.key)}: r.{_edge_part(build, listing, child, row, (n, edge))}" for child in real]
            shown.append(f"{quoted(f.key)}: [r IN page | {{{', '.join(inner)}}}]")
    return "{" + ", ".join(row) + "}", shown


def _edge_part(build: Build, listing: Listing, child: Field, row: list[str], at: tuple[str, str]) -> str:
    """The name in the row of one field of an edge; what is not there yet is added to the row."""
    if child.name == "cursor":
        return "c"
    n, edge = at
    if child.name == "node":
        text = record(build, child.select, listing.m)
    else:
        text = expression(build, MODEL[edge][child.name], child, (n, listing.m))
    row.append(f"x{len(row)}: {text}")
    return f"x{len(row) - 1}"
