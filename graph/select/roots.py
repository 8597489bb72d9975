"""The fields of the root: each becomes one statement that returns one record with the whole answer under `data`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.select import project
from graph.select.build import Build
from graph.select.filters import condition
from graph.select.hydrate import found, in_time
from graph.select.matrix import matrix
from graph.select.model import Page
from graph.select.orders import sort_of
from graph.select.paths import CANDIDATES, CHANGES, every
from graph.select.search import search
from graph.select.stats import stats
from graph.select.tree import Field, Statement, page_size
from graph.select.visible import TIERS, before, past, visible
from schema.kinds import Label, Rel

LISTS = {
    "agencies": Label.AGENCY,
    "protocols": Label.PROTOCOL,
    "resources": Label.RESOURCE,
    "jurisdictions": Label.JURISDICTION,
    "activities": Label.ACTIVITY,
    "findings": Label.FINDING,
    "documents": Label.DOCUMENT,
    "responsibilities": Label.RESPONSIBILITY,
    "claims": Label.CLAIM,
}
PAGES = {name: Page(every(label), str(label)) for name, label in LISTS.items()} | {
    "changes": Page(CHANGES, "Change"),
    "matchCandidates": Page(CANDIDATES, "MatchCandidate"),
}


def compiled(field: Field) -> Statement:
    """The statement for a field of the root."""
    build = Build()
    text = ROOTS[field.name](build, field)
    return in_time(field, Statement(text, build.params))


def _list(build: Build, field: Field) -> str:
    return f"RETURN {project.connection(build, PAGES[field.name], field, ('', ''))} AS data"


def _by_key(label: Label) -> Callable[[Build, Field], str]:
    def one(build: Build, field: Field) -> str:
        m = build.variable()
        key: Mapping[str, Any] = field.args["by"]
        ((name, value),) = ((k, v) for k, v in key.items() if v is not None)
        where = condition(build, str(label), {name: {"eq": value}}, m)
        match = f"{every(label).match('', m)} AND {where} WITH {m} ORDER BY {sort_of(label).format(m=m)} LIMIT 1"
        return f"RETURN head(COLLECT {{ {match} RETURN {project.record(build, field.select, m)} }}) AS data"

    return one


def _node(build: Build, field: Field) -> str:
    m = build.variable()
    match = found(m, build.param(field.args["id"]))
    return f"RETURN head(COLLECT {{ {match} RETURN {project.record(build, field.select, m)} }}) AS data"


def _former(build: Build, field: Field) -> str:
    """A version that a newer one replaced, read as it was just before; the newest must be there for the reader, and those
    between them must be for them too.
    """
    m = build.variable()
    newer = f"MATCH {m}p = ({m})<-[:{Rel.SUPERSEDES}*1..]-({m}n:{Label.DOCUMENT}) WHERE {visible(f'{m}n', Label.DOCUMENT)}"
    newer += f" AND all({m}x IN nodes({m}p) WHERE {m}x.tier IN ${TIERS})"
    match = f"MATCH ({m}:{Label.DOCUMENT} {{id: {build.param(field.args['id'])}}}) WHERE {m}.tier IN ${TIERS}"
    shown = past(project.record(build, field.select, m), f"{m}t")
    then = f"{m}.retractedAt IS NOT NULL AND EXISTS {{ {newer} }} WITH {m}, {before(m)} AS {m}t"
    return f"RETURN head(COLLECT {{ {match} AND {then} RETURN {shown} }}) AS data"


def _nodes(build: Build, field: Field) -> str:
    m = build.variable()
    ids = build.param(field.args["ids"], _within_limit)
    match = found(m, "id", carried="id")
    one = f"head(COLLECT {{ {match} RETURN {project.record(build, field.select, m)} }})"
    return f"RETURN COLLECT {{ UNWIND {ids} AS id RETURN {one} }} AS data"


def _within_limit(ids: list[str]) -> list[str]:
    page_size(len(ids))
    return ids


ROOTS: dict[str, Callable[[Build, Field], str]] = {
    **dict.fromkeys(PAGES, _list),
    "agency": _by_key(Label.AGENCY),
    "jurisdiction": _by_key(Label.JURISDICTION),
    "node": _node,
    "formerDocument": _former,
    "nodes": _nodes,
    "search": search,
    "responsibilityMatrix": matrix,
    "stats": stats,
}
