"""The catalogue of Cypher: one statement a file, loaded by name. No logic here."""

from enum import StrEnum
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent
# Stands in a statement where a label or type of the ontology varies: data never becomes the text of a query.
BLANK = "__KIND__"


@cache
def cypher(name: str, kind: StrEnum | None = None) -> str:
    """The statement of `queries/NAME.cypher`, as `read/stats`, with its comments left out and `kind` in its blank."""
    lines = (ROOT / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.lstrip().startswith("//"))
    if (kind is None) != (BLANK not in text):
        raise ValueError(f"{name} {'has no blank for a kind' if kind else 'needs a kind for its blank'}")
    return text if kind is None else text.replace(BLANK, kind)
