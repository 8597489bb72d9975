"""Findings to practice: for each sentence of evidence, who here acts on it, and whom it is about without a duty to act on it.

A finding speaks of a function by its words (schema/finding_words.yaml) or by the activities it names, of a sector by the
agencies that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.analysis.ask import Ask, Ref, refs
from graph.analysis.duties import Duty, Which, duties
from graph.analysis.place import place_of
from graph.analysis.words import listed, number, spoken
from schema.kinds import Function, Modality, Sector

WORDS = Path(__file__).parent.parent.parent / "schema" / "finding_words.yaml"
MOST = 500
SHOWN = 10


@dataclass(frozen=True, slots=True)
class FindingPractice:
    """A finding with the functions and sectors that it speaks of, the duties that act on it, and who has none."""

    finding: Ref
    functions: tuple[Function, ...]
    sectors: tuple[Sector, ...]
    acts: tuple[Ref, ...]
    actors: tuple[Ref, ...]
    silent: tuple[Ref, ...]
    explanation: str
    evidence: tuple[Ref, ...]
    place: tuple[str, str]


async def practice(ask: Ask, jurisdiction: Mapping[str, Any] | None = None) -> list[FindingPractice]:
    """Each finding of the place's documents that speaks of a function, in alphabetical order. Raises NOT_FOUND."""
    place = await place_of(ask, jurisdiction)
    findings = await ask.rows("analysis_findings", key=place.key if place else None, most=MOST)
    spoken_of = sorted({f for row in findings for f in functions_of(row)})
    if not spoken_of:
        return []
    found = await duties(ask, Which(functions=spoken_of, places=place.around if place else None))
    held = [d for d in found if d.in_force and not d.negated]
    agencies = await ask.rows("analysis_sectors", places=list(place.around) if place else None)
    return [_practice(row, held, agencies) for row in findings if functions_of(row)]


def functions_of(finding: Mapping[str, Any]) -> list[Function]:
    """The functions that a finding speaks of."""
    text = finding["name"].lower()
    named = {Function(function) for _, _, _, function, _ in finding["about"] if function}
    return [f for f in Function if f in named or any(pattern.search(text) for pattern in _patterns().get(f, ()))]


@cache
def _patterns() -> dict[Function, list[re.Pattern[str]]]:
    data = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return {Function(name): [re.compile(rf"\b{re.escape(word)}") for word in words] for name, words in data.items()}


def _practice(
    row: Mapping[str, Any], held: Sequence[Duty], agencies: Sequence[tuple[str, str, str | None, str]]
) -> FindingPractice:
    functions = functions_of(row)
    sectors = [s for s in Sector if any(sector == s for _, _, sector, _, _ in row["about"])]
    # A research office that speaks of others is not whom the finding is about.
    sectors = [s for s in sectors if s is not Sector.RESEARCH] or sectors
    acting = [d for d in held if d.function in functions and (not sectors or d.sector in sectors)]
    acting.sort(key=lambda d: (list(Modality).index(Modality(d.modality)), d.name, d.id))
    actors = {d.subject: d.name for d in acting}
    silent = {i: name for i, name, sector, _ in agencies if sector in sectors and i not in actors}
    return FindingPractice(
        finding=Ref(row["id"]),
        functions=tuple(functions),
        sectors=tuple(sectors),
        acts=refs(d.id for d in acting[:SHOWN]),
        actors=refs(actors),
        silent=refs(silent),
        explanation=_explained((functions, sectors), acting, list(silent.values())),
        evidence=tuple(Ref(quotation, row["id"]) for quotation in row["proofs"]),
        place=(row["name"].lower()[:80], row["id"]),
    )


def _explained(about: tuple[list[Function], list[Sector]], acting: Sequence[Duty], silent: Sequence[str]) -> str:
    functions, sectors = about
    what = listed(spoken(f) for f in functions)
    of = f" in {listed(spoken(s) for s in sectors)}" if sectors else ""
    if not acting:
        said = f"It speaks of {what}; no paper in force that was read gives anybody{of} a duty of it."
    else:
        binding = sum(d.modality == Modality.MUST for d in acting)
        said = (
            f"It speaks of {what}; {listed(d.name for d in acting)}{of} {'has' if len(acting) == 1 else 'have'} "
            f"{number(len(acting), 'duty', 'duties')} of it, {binding} of them binding."
        )
    return f"{said} Of {listed(silent)} no such duty was read." if silent else said
