"""Selections as Cypher expressions: a map for each thing, with the response keys that were asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.select import pages
from graph.select.build import Build, quoted
from graph.select.model import ABSTRACT, MODEL, Beside, Gathered, Group, Many, One, Page, Reading, Value
from graph.select.tree import Field

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
        f"{quoted(f.key)}: {expression(build, MODEL[type_name][f.name], f, (m, other))}" for f in fields if f.name != "__typename"
    ]


def expression(build: Build, reading: Reading, field: Field, ends: tuple[str, str]) -> str:  # noqa: PLR0911 - one line a reading
    """How a field is read at `ends`: the thing itself, and what else hangs on the edge."""
    m, other = ends
    match reading:
        case Value(text):
            return text.format(m=m)
        case Group(_, present):
            return f"CASE WHEN {present.format(m=m)} THEN {record(build, field.select, m)} END"
        case Beside():
            return record(build, field.select, f"{m}d")
        case Gathered(path, text):
            x = build.variable()
            return f"COLLECT {{ {path.match(m, x, other)} WITH DISTINCT {text.format(m=x)} AS {x}k ORDER BY {x}k RETURN {x}k }}"
        case One(path, _):
            x = build.variable()
            first = f"WITH {x} ORDER BY {x}.sort LIMIT 1 " if path.distinct else ""
            return f"head(COLLECT {{ {path.match(m, x)} {first}RETURN {record(build, field.select, x)} }})"
        case Many(path, _):
            x = build.variable()
            return f"COLLECT {{ {path.match(m, x)} WITH DISTINCT {x} ORDER BY {x}.sort RETURN {record(build, field.select, x)} }}"
        case Page():
            return pages.connection(build, reading, field, ends)
