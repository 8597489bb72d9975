"""Required members of a task force against those whom its agreements and rosters name. The lists themselves are data.

A list is a file of schema/checklists, or of the folder that CONVENE_CHECKLISTS names.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from graph.analysis.ask import Ask, Ref, refs
from graph.analysis.place import place_of
from schema.errors import Code, ConveneError
from schema.kinds import AgencyKind, Sector

OWN = Path(__file__).parent.parent.parent / "schema" / "checklists"
FOLDER = "CONVENE_CHECKLISTS"
FIELDS = frozenset({"role", "sector", "required", "source", "names"})


@dataclass(frozen=True, slots=True)
class Role:
    """One line of a checklist: `names` narrow it to agencies with one of these words in a name."""

    role: str
    sector: Sector
    required: bool
    source: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MembershipItem:
    """A role with those who fill it and the words that name them; nobody where no paper read names one."""

    role: str
    sector: Sector
    required: bool
    source: str
    satisfied_by: tuple[Ref, ...]
    evidence: tuple[Ref, ...]


def checklists() -> list[str]:
    """The names of the lists, in order."""
    return sorted(_files())


def checklist(name: str) -> tuple[Role, ...]:
    """The roles of a list. Raises NOT_FOUND, and BAD_INPUT where its file is not of the form."""
    path = _files().get(name)
    if path is None:
        raise ConveneError(Code.NOT_FOUND, f"No checklist is called {name!r}; there are: {', '.join(checklists())}.")
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return tuple(_role(row) for row in data["roles"])
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConveneError(Code.BAD_INPUT, f"{path.name}: not a checklist ({type(error).__name__}: {error})") from error


async def membership(ask: Ask, name: str, jurisdiction: Mapping[str, Any] | None = None) -> list[MembershipItem]:
    """Each role of the list with those who fill it in a place. Raises NOT_FOUND, BAD_INPUT."""
    roles = checklist(name)
    place = await place_of(ask, jurisdiction)
    members = await ask.rows("analysis_members", key=place.key if place else None)
    return [_item(role, members) for role in roles]


def _item(role: Role, members: list[dict[str, Any]]) -> MembershipItem:
    filling = [m for m in members if _fills(role, m)]
    # Where bodies fill a role, classes of bodies add nothing.
    bodies = [m for m in filling if m["kind"] == AgencyKind.ORGANIZATION] or filling
    return MembershipItem(
        role=role.role,
        sector=role.sector,
        required=role.required,
        source=role.source,
        satisfied_by=refs(m["id"] for m in bodies),
        evidence=tuple(Ref(quotation, of) for m in bodies for of, quotation in m["proofs"]),
    )


def _fills(role: Role, member: dict[str, Any]) -> bool:
    if member["sector"] != role.sector:
        return False
    return not role.names or any(word in name.lower() for word in role.names for name in member["names"])


def _files() -> dict[str, Path]:
    folders = [OWN, *(Path(folder) for folder in [os.environ.get(FOLDER)] if folder)]
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.yaml"))}


def _role(row: dict[str, Any]) -> Role:
    if unknown := set(row) - FIELDS:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    names = tuple(str(word).lower() for word in row.get("names", ()))
    return Role(str(row["role"]), Sector(row["sector"]), bool(row["required"]), str(row["source"]), names)
