"""Things that an analysis or a change named by id, read with what a client asks of them: all in one statement.

What an analysis finds is graph/analysis's; how each field is read is project.py's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.select.build import Build
from graph.select.model import ABSTRACT, MODEL
from graph.select.project import Select, record
from graph.select.tree import Field, Param, Statement, given
from graph.select.visible import past, visible
from schema.kinds import Label, Rel

NODES = (Label.DOCUMENT, Label.CLAIM, Label.ENTITY)


def of_graph(select: Select) -> bool:
    """Whether a selection is of things that the graph holds, rather than of what was computed."""
    return bool(select) and all(name in MODEL for name in select)


def found(m: str, value: str, labels: Sequence[Label] = NODES, *, carried: str = "") -> str:
    """`m` is the thing with this id that the reader may see, or there is no row; `value` may use the variable `carried`."""
    parts = [f"MATCH ({m}:{label} {{id: {value}}}) WHERE {visible(m, label)} RETURN {m}" for label in labels]
    return f"CALL {f'({carried}) ' if carried else ''}{{ {' UNION '.join(parts)} }}"


# Whether the reader may see something with this id.
SEEN = f"RETURN EXISTS {{ {found('n', '$id')} RETURN n }} AS data"


def hydrated(groups: Mapping[str, Select]) -> Statement:
    """A statement that answers {group: [[id, thing], …]}; it takes the ids of each group as `$GROUP`.

    What the reader may not see is left out. Ids of evidence are pairs: of the claim or entity, and of the quotation.
    """
    build = Build()
    parts = [f"{name}: {_group(build, name, select)}" for name, select in groups.items()]
    return Statement(f"RETURN {{{', '.join(parts)}}} AS data", build.params)


def in_time(field: Field, statement: Statement) -> Statement:
    """The statement as of the moment that the field's argument `asOf` gives; as it is where it gives none."""
    if not given(field.args, "asOf"):
        return statement
    return Statement(past(statement.text, "$asOf"), {**statement.params, "asOf": Param(field.args["asOf"])})


def _group(build: Build, name: str, select: Select) -> str:
    m = build.variable()
    if set(select) == {"Evidence"}:
        near = found(f"{m}n", "ref[0]", carried="ref")
        way = f"({m}n)-[{m}:{Rel.EVIDENCED_BY}|{Rel.MENTIONED_IN} {{id: ref[1]}}]->({m}p:{Label.PASSAGE})"
        far = f"MATCH {way}-[:{Rel.OF}]->({m}d:{Label.DOCUMENT}) WHERE {visible(f'{m}d', Label.DOCUMENT)}"
        match = f"{near} {far}"
    else:
        match = found(m, "ref", _labels(select), carried="ref")
    return f"COLLECT {{ UNWIND ${name} AS ref {match} RETURN [ref, {record(build, select, m)}] }}"


def _labels(select: Select) -> tuple[Label, ...]:
    """By which labels things of these types are looked for."""
    names = set(select)
    if names == {"ContactPoint"}:
        return (Label.CONTACTPOINT,)
    if len(names) == 1:
        return (ABSTRACT["Node"][names.pop()],)
    if names <= set(ABSTRACT["Entity"]):
        return (Label.ENTITY,)
    if names <= set(ABSTRACT["Claim"]):
        return (Label.CLAIM,)
    return NODES
