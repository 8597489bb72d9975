"""Strategies for filters of every type, made from the inputs of the served schema, so that no operator is left out."""

from functools import cache

from graphql import get_named_type, is_enum_type, is_input_object_type
from hypothesis import strategies as st

from api.schema import served

TEXTS = [
    "",
    "a",
    "COUNTY",
    "ée",
    "école",
    "Alder",
    "the",
    "06",
    "us-ca",
    "50%",
    "_",
    ".*",
    "über",
    "(",
    "22 U.S.C. 7104",
    "custody",
]
LEAVES = {
    "String": st.sampled_from(TEXTS),
    "Boolean": st.booleans(),
    "Int": st.sampled_from([0, 2019, 2020, 2024]),
    "Float": st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]),
    "Date": st.sampled_from(["2024-02-29", "2025-01-01", "2026-12-31", "1999-01-01"]),
    "Duration": st.sampled_from(["PT90M", "PT24H", "P1D", "P3D", "P1M", "P1Y"]),
}


def where(kind, ids, depth=3):
    """A filter of this type."""
    return _input(f"{kind}Where", tuple(ids[:6]), depth)


@cache
def _input(name, ids, depth):
    declared = served().type_map[name]
    fields = {}
    for key, field in declared.fields.items():
        inner = get_named_type(field.type)
        deeper = is_input_object_type(inner) and inner.name.endswith(("Where", "ListFilter"))
        if deeper and depth <= 0 and not name.endswith("ListFilter"):
            continue
        value = _value(inner, ids, depth - (deeper and not name.endswith("ListFilter")))
        fields[key] = st.lists(value, max_size=3) if "[" in str(field.type) else value
    small = st.sets(st.sampled_from(sorted(fields)), min_size=1, max_size=2)
    return small.flatmap(lambda names: st.fixed_dictionaries({key: fields[key] for key in sorted(names)}))


def _value(declared, ids, depth):
    if is_input_object_type(declared):
        return st.deferred(lambda: _input(declared.name, ids, depth))
    if is_enum_type(declared):
        return st.sampled_from(sorted(declared.values)[:6])
    if declared.name in LEAVES:
        return LEAVES[declared.name]
    return st.sampled_from([*ids, "no such id"])
