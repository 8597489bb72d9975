"""Derives kinds.py, kinds.ts, constraints.cypher, ontology.md and ogm.py from ontology.yaml: `python -m schema.generate`.

With --check it writes nothing and says what differs. Nothing else writes those files; `make check` fails where they differ.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from schema.classes import classes

ROOT = Path(__file__).parent
NOTE = "Generated from schema/ontology.yaml by `python -m schema.generate`; do not edit."


def kinds(ontology: dict[str, Any]) -> str:
    """The Python module with one StrEnum for each enum, and the labels and relationship types."""
    lines = [f'"""{NOTE}"""', "", "from enum import StrEnum", ""]
    groups = {name: (e["description"], e["values"]) for name, e in ontology["enums"].items()}
    groups["Label"] = ("The labels of nodes.", {k.upper(): v["description"] for k, v in ontology["nodes"].items()})
    groups["Rel"] = ("The types of relationship.", {k: v["description"] for k, v in ontology["relationships"].items()})
    spelled = {name.upper(): name for name in ontology["nodes"]}
    for name, (description, values) in groups.items():
        lines += ["", f"class {name}(StrEnum):", f'    """{description}"""', ""]
        lines += [f'    {value} = "{spelled.get(value, value) if name == "Label" else value}"' for value in values]
        lines += [""]
    lines += ["", "DESCRIPTIONS: dict[str, dict[str, str]] = {"]
    for name, (description, values) in groups.items():
        lines += [f'    "{name}": {{', f'        "": "{description}",']
        lines += [f'        "{value}": "{text}",' for value, text in values.items()]
        lines += ["    },"]
    return "\n".join([*lines, "}", ""])


def lists(ontology: dict[str, Any]) -> str:
    """The values of each enum for the explorer, as a list and a type of one name."""
    lines = [f"// {NOTE}"]
    for name, enum in ontology["enums"].items():
        values = "".join(f'  "{value}",\n' for value in enum["values"])
        lines += [f"export const {name} = [\n{values}] as const;", f"export type {name} = (typeof {name})[number];"]
    return "\n".join([*lines, ""])


def constraints(ontology: dict[str, Any]) -> str:
    """One Cypher statement a line: unique keys, range and full-text indexes."""
    out = [f"// {NOTE}"]
    suffixes = ["", *(tier.capitalize() for tier in list(ontology["enums"]["Tier"]["values"])[:-1])]
    for label, node in ontology["nodes"].items():
        name = label.lower()
        if "key" in node and "is" not in node:
            out.append(f"CREATE CONSTRAINT {name}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.{node['key']} IS UNIQUE;")
        # A look-up by a label and id uses an index of that very label, not of the one it is a kind of.
        if "key" in node and "is" in node:
            out.append(f"CREATE INDEX {name}_id IF NOT EXISTS FOR (n:{label}) ON (n.{node['key']});")
        own = ontology["nodes"].get(node.get("is"), node).get("own", [])
        ranged = [prop + suffix for prop in node.get("range", []) for suffix in (suffixes if prop in own else suffixes[:1])]
        out += [f"CREATE INDEX {name}_{prop} IF NOT EXISTS FOR (n:{label}) ON (n.{prop});" for prop in ranged]
        for props in node.get("composite", []):
            on = ", ".join(f"n.{p}" for p in props)
            out.append(f"CREATE INDEX {name}_{'_'.join(props)} IF NOT EXISTS FOR (n:{label}) ON ({on});")
    return "\n".join([*out, *_full_text(ontology, suffixes), ""])


def _full_text(ontology: dict[str, Any], suffixes: list[str]) -> Iterator[str]:
    """Full-text indexes; what stands once for each tier has one for each."""
    for label, node in ontology["nodes"].items():
        for suffix in suffixes if "own" in node else suffixes[:1]:
            on = ", ".join(f"n.{prop}{suffix}" for prop in node.get("text", ()))
            if on:
                yield f"CREATE FULLTEXT INDEX {label.lower()}_text{suffix} IF NOT EXISTS FOR (n:{label}) ON EACH [{on}];"


def page(ontology: dict[str, Any]) -> str:
    """The reference page in Markdown."""
    out = ["# The ontology", "", f"<!-- {NOTE} -->", "", "## Nodes", "", "| label | what it is |", "|---|---|"]
    out += [f"| `{label}` | {node['description']} |" for label, node in ontology["nodes"].items()]
    out += ["", "## Relationships", "", "| type | from | to | what it says |", "|---|---|---|---|"]
    out += [
        f"| `{name}` | `{rel['from']}` | `{rel['to']}` | {rel['description']} |"
        for name, rel in ontology["relationships"].items()
    ]
    for name, enum in ontology["enums"].items():
        out += ["", f"## {name}", "", enum["description"], "", "| value | meaning |", "|---|---|"]
        out += [f"| `{value}` | {text} |" for value, text in enum["values"].items()]
    return "\n".join([*out, ""])


def main() -> int:
    """Write the files, or with --check say which differ; exit 1 where one does."""
    ontology = yaml.safe_load((ROOT / "ontology.yaml").read_text(encoding="utf-8"))
    files = {
        ROOT / "kinds.py": kinds(ontology),
        ROOT / "constraints.cypher": constraints(ontology),
        ROOT.parent / "docs" / "ontology.md": page(ontology),
        ROOT.parent / "graph" / "ogm.py": classes(ontology, NOTE),
        ROOT.parent / "web" / "src" / "graph" / "kinds.ts": lists(ontology),
    }
    if "--check" in sys.argv:
        stale = [p for p, text in files.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
        for path in stale:
            print(f"stale: {path.name}; run `python -m schema.generate`")
        return 1 if stale else 0
    for path, text in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
