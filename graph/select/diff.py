"""A document against the version before it, duty by duty, as a Cypher expression."""

from __future__ import annotations

from collections.abc import Callable

from graph.select.build import Build, quoted
from graph.select.tree import Field
from graph.select.visible import TIERS, before, past, visible
from schema.kinds import DutyChangeKind, Label, Rel

# What may differ in a duty, each with the properties that hold it.
PARTS = {
    "action": ("action",),
    "function": ("function",),
    "modality": ("modality",),
    "negated": ("negated",),
    "condition": ("condition",),
    "deadline": tuple(f"deadline{part}" for part in ("Duration", "Text", "After", "Business", "Before", "Recurring")),
}


def difference(build: Build, field: Field, document: str, shown: Callable[[Field, str], str]) -> str:
    """The list of changes; `shown` gives the map of a duty. Duties are one where agency and activity are, or where an
    agency holds one duty of a function on either side.
    """
    d = build.variable()
    ((_, children),) = field.select.items()
    values = {"kind": f"{d}k", "fields": _fields(f"{d}b", f"{d}a")}
    parts = []
    for child in children:
        if child.name == "__typename":
            continue
        text = values.get(child.name) or _side(child, d, shown)
        parts.append(f"{quoted(child.key)}: {text}")
    return (
        f"COLLECT {{ MATCH ({document})-[:{Rel.SUPERSEDES}]->({d}:{Label.DOCUMENT}) "
        f"WHERE {d}.tier IN ${TIERS} "
        f"WITH {d}, {before(d)} AS {d}t "
        f"WITH {d}t, {past(_duties(d, f'{d}x'), f'{d}t')} AS {d}olds, {_duties(document, f'{d}y')} AS {d}news "
        f"WITH {d}t, [x IN {d}olds WHERE NOT x.id IN [y IN {d}news | y.id]] AS {d}gone, "
        f"[y IN {d}news WHERE NOT y.id IN [x IN {d}olds | x.id]] AS {d}come "
        f"WITH {d}t, {d}come, [x IN {d}gone | {{b: x, a: {_match(d)}}}] AS {d}pairs "
        f"WITH {d}t, {d}pairs + [y IN {d}come WHERE NOT y.id IN [p IN {d}pairs WHERE p.a IS NOT NULL | p.a.id] "
        f"| {{b: null, a: y}}] AS {d}pairs UNWIND {d}pairs AS {d}p "
        f"WITH {d}t, {d}p.b.c AS {d}b, {d}p.a.c AS {d}a, {_kind(d)} AS {d}k "
        f"ORDER BY {d}k, coalesce({d}a.sort, {d}b.sort) RETURN {{{', '.join(parts)}}} }}"
    )


def _duties(document: str, c: str) -> str:
    """The duties of a document, each with its agency and its activity."""
    way = f"({document})<-[:{Rel.OF}]-(:{Label.PASSAGE})<-[:{Rel.EVIDENCED_BY}]-({c}:{Label.RESPONSIBILITY})"
    return (
        f"COLLECT {{ MATCH {way} WHERE {visible(c, Label.RESPONSIBILITY)} WITH DISTINCT {c} "
        f"MATCH ({c})-[:{Rel.SUBJECT}]->({c}s) MATCH ({c})-[:{Rel.OBJECT}]->({c}o) WITH {c}, {c}s, {c}o ORDER BY {c}.sort "
        f"RETURN {{id: {c}.id, c: {c}, s: {c}s.id, o: {c}o.id, f: {c}.function}} }}"
    )


def _match(d: str) -> str:
    """The newer duty that an older one, `x`, became; null where there is none."""
    like = "y.s = x.s AND y.f = x.f"
    alone = f"size([z IN {d}gone WHERE z.s = x.s AND z.f = x.f]) = 1"
    return (
        f"coalesce(head([y IN {d}come WHERE y.s = x.s AND y.o = x.o]), "
        f"CASE WHEN {alone} AND size([y IN {d}come WHERE {like}]) = 1 THEN head([y IN {d}come WHERE {like}]) END)"
    )


def _kind(d: str) -> str:
    kinds = DutyChangeKind
    return (
        f"CASE WHEN {d}p.b IS NULL THEN '{kinds.ADDED}' WHEN {d}p.a IS NULL THEN '{kinds.REMOVED}' ELSE '{kinds.CHANGED}' END"
    )


def _fields(b: str, a: str) -> str:
    """The names of what differs; none where one side is missing."""
    differs = {
        name: " OR ".join(f"coalesce(toString({b}.{p}), '') <> coalesce(toString({a}.{p}), '')" for p in held)
        for name, held in PARTS.items()
    }
    cases = " + ".join(f"CASE WHEN {test} THEN ['{name}'] ELSE [] END" for name, test in differs.items())
    return f"CASE WHEN {b} IS NULL OR {a} IS NULL THEN [] ELSE {cases} END"


def _side(field: Field, d: str, shown: Callable[[Field, str], str]) -> str:
    v = f"{d}{'b' if field.name == 'before' else 'a'}"
    text = shown(field, v)
    if field.name == "before":
        text = past(text, f"{d}t")
    return f"CASE WHEN {v} IS NOT NULL THEN {text} END"
