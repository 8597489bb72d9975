"""Derives graph/ogm.py, classes for py2neo, from the ontology; `python -m schema.generate` writes it. No graph is read."""

from __future__ import annotations

import keyword
import re
from typing import Any

HEAD = (
    "For reading: what is written here passes by the writer, and no rule of the graph holds.",
    '"""',
    "",
    '# mypy: disable-error-code="misc"',
    "from __future__ import annotations",
    "",
    "from py2neo.ogm import Model, Property, RelatedFrom, RelatedTo",
    "",
)


def classes(ontology: dict[str, Any], note: str) -> str:
    """A class for each label whose properties are told; `from_x` follows a relationship of type X against its direction."""
    told = ontology["properties"]
    lines = [f'"""{note}', "", *HEAD]
    for label, properties in told.items():
        node = ontology["nodes"][label]
        base = node.get("is")
        lines += ["", f"class {label}({base if base in told else 'Model'}):", f'    """{node["description"]}"""', ""]
        lines += [f'    __primarylabel__ = "{label}"', '    __primarykey__ = "id"', ""]
        own = properties if base in told else ["id", *properties]
        lines += [f'    {snake(name)} = Property("{name}")' for name in own]
        lines += [*_ties(ontology, label), ""]
    return "\n".join(lines)


def _ties(ontology: dict[str, Any], label: str) -> list[str]:
    """The relationships from and to this very label."""
    told = ontology["properties"]
    ties = [(name, rel["from"], rel["to"]) for name, rel in ontology["relationships"].items()]
    ties += [(name, "Agency", target) for name, target in ontology["direct"].items()]
    known = [tie for tie in ties if tie[1] in told and tie[2] in told]
    out = [f'    {_name(name)} = RelatedTo("{to}", "{name}")' for name, start, to in known if start == label]
    return out + [f'    from_{name.lower()} = RelatedFrom("{start}", "{name}")' for name, start, to in known if to == label]


def snake(name: str) -> str:
    """`publishedOn` as `published_on`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def _name(name: str) -> str:
    return f"{name.lower()}_" if keyword.iskeyword(name.lower()) else name.lower()
