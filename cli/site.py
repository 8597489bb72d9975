"""Pages of the documentation site that are made of what the project has: errors, cookbook, decisions, glossary.

MkDocs calls `on_files`; `make docs` builds the site. The other pages lie in docs/.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

from api.cookbook import recipes
from schema.errors import WAYS_OUT

ROOT = Path(__file__).resolve().parent.parent


def on_files(files: Files, config: Any) -> Files:
    """Add the made pages."""
    for name, text in {
        "errors.md": errors(),
        "cookbook.md": cookbook(),
        "decisions.md": (ROOT / "DECISIONS.md").read_text(encoding="utf-8"),
        "glossary.md": section("README.md", "Glossary"),
    }.items():
        files.append(File.generated(config, name, content=text))
    return files


def errors() -> str:
    """Every error code with its way out."""
    rows = "\n".join(f"| `{code}` | {way} |" for code, way in WAYS_OUT.items())
    return (
        "# Errors\n\nEvery error carries one of these codes: on the terminal, in GraphQL and HTTP under "
        f"`extensions.code` with the way out beside it.\n\n| code | way out |\n|---|---|\n{rows}\n"
    )


def cookbook() -> str:
    """Every query of the cookbook under the question that it answers."""
    parts = ["# Cookbook\n\nQueries that answer users' questions. Each runs as it stands, in GraphiQL or by `convene query`."]
    for one in recipes():
        variables = "" if one.variables in ("", "{}") else f"\nVariables to try it with: `{one.variables}`\n"
        parts.append(f"## {one.question}\n\n```graphql\n{one.text.strip()}\n```\n{variables}")
    return "\n\n".join(parts) + "\n"


def section(name: str, title: str) -> str:
    """One section of a Markdown file, as a page."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    if found is None:
        raise ValueError(f"{name} has no section {title!r}")
    return f"# {title}\n{found[1]}"
