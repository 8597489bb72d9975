"""Connections: one page of a list as one Cypher expression, with the cursors, the page information and the total that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.select import project
from graph.select.build import Build, quoted
from graph.select.cursors import key_of, signature
from graph.select.filters import condition, plain
from graph.select.model import Page
from graph.select.orders import Key, keys_of
from graph.select.paths import Path
from graph.select.tree import PAGE_DEFAULT, Field, given, page_size
from schema.errors import Code, ConveneError


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: how it is matched, its variable, its keys, and what binds a cursor to it."""

    match: str
    m: str
    carried: tuple[str, ...]
    distinct: bool
    keys: tuple[Key, ...]
    sign: str

    def key(self, index: int) -> str:
        """The text of one key."""
        return self.keys[index].text.format(m=self.m)


def connection(build: Build, page: Page, field: Field, ends: tuple[str, str]) -> str:
    """The connection `field` over `page`, seen from `ends`."""
    m = build.variable()
    extra = [condition(build, page.type, field.args["where"], m)] if given(field.args, "where") else []
    if given(field.args, "predicates"):
        extra.append(f"{m}c.predicate IN {build.param(field.args['predicates'], plain)}")
    keys = keys_of(page.type, field.args.get("orderBy"))
    match = " AND ".join([page.path.match(ends[0], m, ends[1]), *extra])
    listing = Listing(match, m, page.path.carried(m), page.path.distinct, keys, _sign(page.path, keys))
    return listed(build, listing, field, ends[0], page.edge)


def _sign(path: Path, keys: Sequence[Key]) -> str:
    return signature(path.pattern, path.label, *(f"{key.text}{key.down}" for key in keys))


def listed(build: Build, listing: Listing, field: Field, n: str, edge: str = "") -> str:
    """The connection over a listing."""
    ((_, wanted),) = field.select.items()
    total = f"COUNT {{ {listing.match} RETURN DISTINCT {listing.carried[0]} }}"
    counts = [f"{quoted(f.key)}: {total}" for f in wanted if f.name == "totalCount"]
    paged = [f for f in wanted if f.name not in ("totalCount", "__typename")]
    if not paged:
        _window(build, field, listing)
        return "{" + ", ".join(counts) + "}"
    window = _window(build, field, listing)
    row, shown = _rows(build, listing, paged, n, edge)
    about = [f"{quoted(f.key)}: {_page_info(f, window)}" for f in paged if f.name == "pageInfo"]
    out = "{" + ", ".join([*shown, *about, *counts]) + "}"
    turned = f"reverse(page[0..{window.size}])" if window.backward else f"page[0..{window.size}]"
    return (
        f"head(COLLECT {{ {window.rows} WITH collect({row}) AS page "
        f"WITH {turned} AS page, size(page) > {window.size} AS more RETURN {out} }})"
    )


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list: the statement that gives its rows (one more than the page), and what lies around it."""

    rows: str
    size: str
    backward: bool
    before: str
    behind: str


def _window(build: Build, field: Field, listing: Listing) -> Window:
    args = field.args
    if given(args, "first") and given(args, "last"):
        raise ConveneError(Code.BAD_INPUT, "Ask for `first` or for `last`, not for both.")
    backward = given(args, "last")
    wanted = args["last"] if backward else args["first"] if given(args, "first") else PAGE_DEFAULT
    after = _bound(build, listing, args["after"], behind=True) if given(args, "after") else None
    before = _bound(build, listing, args["before"], behind=False) if given(args, "before") else None
    cuts = [cut for cut, _ in (b for b in (after, before) if b)]
    limit = build.param(wanted, lambda value: page_size(value) + 1)
    return Window(
        rows=_ordered(listing, cuts, limit, backward=backward),
        size=build.param(wanted, page_size),
        backward=backward,
        before=_beyond(listing, after[1]) if after else "false",
        behind=_beyond(listing, before[1]) if before else "false",
    )


def _ordered(listing: Listing, cuts: Sequence[str], limit: str, *, backward: bool) -> str:
    carried = ", ".join(listing.carried)
    order = ", ".join(f"{_named(listing, i)}{' DESC' if key.down != backward else ''}" for i, key in enumerate(listing.keys))
    if all(key.plain for key in listing.keys):
        match = " AND ".join([listing.match, *cuts])
        distinct = f"WITH DISTINCT {carried} " if listing.distinct else ""
        return f"{match} {distinct}WITH {carried} ORDER BY {order} LIMIT {limit}"
    named = ", ".join(f"{listing.key(i)} AS {listing.m}k{i}" for i in range(len(listing.keys)))
    distinct = f"WITH DISTINCT {carried} " if listing.distinct else ""
    cut = f"WHERE {' AND '.join(cuts)} " if cuts else ""
    names = ", ".join(f"{listing.m}k{i}" for i in range(len(listing.keys)))
    return (
        f"{listing.match} {distinct}WITH {carried}, {named} {cut}WITH {carried}, {names} ORDER BY {order} LIMIT {limit}"
    )


def _named(listing: Listing, index: int) -> str:
    """A key where rows are ordered: an index gives plain ones, the others have a name."""
    return listing.key(index) if all(key.plain for key in listing.keys) else f"{listing.m}k{index}"


def _bound(build: Build, listing: Listing, cursor: Any, *, behind: bool) -> tuple[str, str]:
    """The condition that keeps what lies on this side of a cursor, and the one that keeps the rest, both over named keys."""
    count = len(listing.keys)
    places = [build.param(cursor, key_of(listing.sign, count, i)) for i in range(count)]
    return _compare(listing, places, behind=behind, self_too=False), _compare(listing, places, behind=not behind, self_too=True)


def _compare(listing: Listing, places: Sequence[str], *, behind: bool, self_too: bool) -> str:
    alternatives = []
    for i, key in enumerate(listing.keys):
        same = [f"{_named(listing, j)} = {places[j]}" for j in range(i)]
        sign = "<" if key.down == behind else ">"
        last = i == len(listing.keys) - 1
        alternatives.append(" AND ".join([*same, f"{_named(listing, i)} {sign}{'=' if self_too and last else ''} {places[i]}"]))
    return f"({' OR '.join(alternatives)})" if len(alternatives) > 1 else alternatives[0]


def _beyond(listing: Listing, rest: str) -> str:
    """Whether something lies on the other side of a cursor."""
    if all(key.plain for key in listing.keys):
        return f"EXISTS {{ {listing.match} AND {rest} }}"
    named = ", ".join(f"{listing.key(i)} AS {listing.m}k{i}" for i in range(len(listing.keys)))
    return f"EXISTS {{ {listing.match} WITH {listing.m}, {named} WHERE {rest} RETURN {listing.m} }}"


def _rows(build: Build, listing: Listing, wanted: Sequence[Field], n: str, edge: str) -> tuple[str, list[str]]:
    """The map that is collected for each entry, and the `key: expression` that show it as edges and nodes."""
    plain_keys = all(key.plain for key in listing.keys)
    place = [listing.key(i) if plain_keys else f"{listing.m}k{i}" for i in range(len(listing.keys))]
    row = [f"c: ['{listing.sign}', {', '.join(place)}]"]
    shown: list[str] = []
    for f in wanted:
        if f.name == "nodes":
            row.append(f"x{len(row)}: {project.record(build, f.select, listing.m)}")
            shown.append(f"{quoted(f.key)}: [r IN page | r.x{len(row) - 1}]")
        elif f.name == "edges":
            ((_, children),) = f.select.items()
            inner = []
            for child in (c for c in children if c.name != "__typename"):
                inner.append(f"{quoted(child.key)}: r.{_edge_part(build, listing, child, row, (n, edge))}")
            shown.append(f"{quoted(f.key)}: [r IN page | {{{', '.join(inner)}}}]")
    return "{" + ", ".join(row) + "}", shown


def _edge_part(build: Build, listing: Listing, child: Field, row: list[str], at: tuple[str, str]) -> str:
    """The name in the row of one field of an edge; what is not there yet is added to the row."""
    if child.name == "cursor":
        return "c"
    n, edge = at
    if child.name == "node":
        text = project.record(build, child.select, listing.m)
    else:
        text = project.expression(build, project.MODEL[edge][child.name], child, (n, listing.m))
    row.append(f"x{len(row)}: {text}")
    return f"x{len(row) - 1}"


def _page_info(field: Field, window: Window) -> str:
    ((_, children),) = field.select.items()
    ahead, back = (window.behind, "more") if window.backward else ("more OR " + window.behind, window.before)
    if window.backward:
        back = f"more OR {window.before}"
    texts = {"hasNextPage": ahead, "hasPreviousPage": back, "startCursor": "page[0].c", "endCursor": "page[-1].c"}
    return "{" + ", ".join(f"{quoted(f.key)}: {texts[f.name]}" for f in children if f.name != "__typename") + "}"
