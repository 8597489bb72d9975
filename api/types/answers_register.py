"""The register of agreements, and findings against practice, as GraphQL types. What is answered is graph/analysis's."""

from __future__ import annotations

import strawberry

from api.types.claims import Evidence, Responsibility
from api.types.documents import Document
from api.types.entities import Agency, Finding
from api.types.fields import reads
from api.types.scalars import Date
from schema.kinds import DateField, Function, Sector


@strawberry.type(description="A date that a document gives of itself.")
class DueDate:
    """A date and its words."""

    field: DateField = reads("What the date says.")
    on: Date = reads("The day.")
    evidence: Evidence | None = reads("The words that give the date; null where a person gave it.")
    overdue: bool = reads("Whether an end or a review lies in the past.")


@strawberry.type(description="An agreement or another document with dates of its own, as the register shows it.")
class Agreement:
    """A line of the register."""

    document: Document = reads("The agreement, or the other document with dates of its own.")
    parties: list[Agency] = reads("The bodies that its words name as parties.")
    dates: list[DueDate] = reads("The dates that it gives of itself.")
    in_force: bool | None = reads("Whether it holds today; null where it says neither since when nor until when.")
    next_due: Date | None = reads("The next end or review, or the last one where all are past; null where it states none.")
    explanation: str = reads("Parties and dates in plain words.")


@strawberry.type(description="A finding, and who here acts on it.")
class FindingPractice:
    """A finding against practice."""

    finding: Finding = reads("The sentence of evidence.")
    functions: list[Function] = reads("What functions the sentence speaks of.")
    sectors: list[Sector] = reads("What sectors the sentence is about; empty where it names none.")
    acts: list[Responsibility] = reads("Duties in force that act on it, the most binding first, ten at most.")
    actors: list[Agency] = reads("All who hold such a duty.")
    silent: list[Agency] = reads("Agencies of those sectors of whom no such duty was read.")
    explanation: str = reads("The finding against practice in plain words.")
    evidence: list[Evidence] = reads("The words of the finding, in their place.")
