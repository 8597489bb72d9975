"""The catalogue of Cypher: one statement a file, loaded by name. No logic here."""

from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent


@cache
def cypher(name: str) -> str:
    """The statement of `queries/NAME.cypher`, as `read/stats`; its comment lines stay out."""
    lines = (ROOT / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("//"))
