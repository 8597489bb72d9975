"""How much there is for a reader, count by count."""

from __future__ import annotations

from graph.select.build import Build, quoted
from graph.select.filters import REVIEWED
from graph.select.tree import Field
from graph.select.visible import kept, visible
from schema.kinds import Label

COUNTED = {
    "documents": Label.DOCUMENT,
    "agencies": Label.AGENCY,
    "protocols": Label.PROTOCOL,
    "resources": Label.RESOURCE,
    "jurisdictions": Label.JURISDICTION,
    "activities": Label.ACTIVITY,
    "findings": Label.FINDING,
    "responsibilities": Label.RESPONSIBILITY,
    "claims": Label.CLAIM,
}
NEWEST = f"head(COLLECT {{ MATCH (m:{Label.DOCUMENT}) WHERE {visible('m', Label.DOCUMENT)} RETURN max(m.ingestedAt) }})"


def stats(_build: Build, field: Field) -> str:
    """Only the counts that are asked for."""
    ((_, children),) = field.select.items()
    counts = [f"{quoted(f.key)}: {_count(f.name)}" for f in children if f.name != "__typename"]
    return f"RETURN {{{', '.join(counts)}}} AS data"


def _count(name: str) -> str:
    if name not in COUNTED:
        return NEWEST
    label = COUNTED[name]
    more = f" AND {kept('m')}" if label in REVIEWED else ""
    return f"COUNT {{ MATCH (m:{label}) WHERE {visible('m', label)}{more} }}"
