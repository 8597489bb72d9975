"""What joins two mentions, before it becomes an assertion: a record shared by the rules and the model, nothing more."""

from __future__ import annotations

from dataclasses import dataclass

from schema.kinds import Modality, Predicate


@dataclass(slots=True)
class Link:
    """A predicate from mention number `subject` to mention number `object`, with its modality and how sure it is."""

    subject: int
    object: int
    predicate: Predicate
    score: float
    method: str
    modality: Modality = Modality.DOES
    negated: bool = False
