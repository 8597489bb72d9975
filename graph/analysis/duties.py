"""Duties as analyses compare them, read in one statement. What is made of them is each analysis's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.analysis.ask import Ask
from schema.errors import Code, ConveneError
from schema.kinds import Modality

# More than these are no list that a person reads; the same bound keeps memory and time in hand.
MOST = 5000
RANK = {Modality.MUST: 3, Modality.DOES: 2, Modality.SHOULD: 1, Modality.MAY: 0}
BINDING = (Modality.MUST, Modality.DOES)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that says a duty, the words in it, and whether it has expired or been replaced."""

    id: str
    title: str
    lapsed: bool
    quote: str


@dataclass(frozen=True, slots=True)
class Duty:
    """What one responsibility says; `seconds` is the deadline's length, `partners` are ids of agencies."""

    id: str
    subject: str
    name: str
    kind: str
    sector: str | None
    function: str
    action: str
    gist: str
    modality: str
    negated: bool
    condition: str | None
    seconds: int | None
    deadline: str | None
    after: str | None
    duration: str | None
    business: bool
    before: bool
    recurring: bool
    confidence: float
    partners: tuple[str, ...]
    partner_names: tuple[str, ...]
    places: tuple[str, ...]
    papers: tuple[Paper, ...]

    @property
    def in_force(self) -> bool:
        """Whether any of its papers neither has expired nor was replaced."""
        return any(not paper.lapsed for paper in self.papers)

    @property
    def said(self) -> str:
        """As 'must not question the child'."""
        verb = "" if self.modality == Modality.DOES else self.modality.lower()
        return " ".join(part for part in (verb, "not" if self.negated else "", self.action) if part)


@dataclass(frozen=True, slots=True)
class Which:
    """Which duties: of these functions, agencies, places and documents, or `touching` agencies as theirs or done with them."""

    functions: Sequence[str] | None = None
    agencies: Sequence[str] | None = None
    places: Sequence[str] | None = None
    documents: Sequence[str] | None = None
    touching: Sequence[str] | None = None


async def duties(ask: Ask, which: Which, most: int = MOST) -> list[Duty]:
    """Those duties, in the order of their words. Raises LIMIT_EXCEEDED where they are more than `most`."""
    filters = {name: getattr(which, name) for name in which.__slots__}
    params: dict[str, Any] = {name: None if value is None else [str(v) for v in value] for name, value in filters.items()}
    rows = await ask.rows("analysis_duties", **params, most=most + 1)
    if len(rows) > most:
        raise ConveneError(
            Code.LIMIT_EXCEEDED, f"This goes over more than {most:,} duties; name a jurisdiction, documents or functions."
        )
    return [duty(row) for row in rows]


def duty(row: dict[str, Any]) -> Duty:
    """A duty from its row."""
    partners = row["partners"]
    values = {
        **row,
        "partners": tuple(identity for identity, _ in partners),
        "partner_names": tuple(name for _, name in partners),
        "places": tuple(row["places"]),
    }
    return Duty(**{**values, "papers": tuple(Paper(**paper) for paper in row["papers"])})
