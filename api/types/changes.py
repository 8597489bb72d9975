"""The log of changes and the queue of pairs that may be one agency, as GraphQL types."""

from __future__ import annotations

import strawberry

from api.types.connections import Connection
from api.types.entities import Agency
from api.types.fields import reads
from api.types.node import Node
from api.types.scalars import DateTime
from schema.kinds import ChangeKind


@strawberry.type(description="One change of the graph: what, when, and who asked for it.")
class Change:
    """An entry of the log."""

    at: DateTime = reads("When it was made.")
    kind: ChangeKind = reads("What kind of change it was.")
    node: Node | None = reads("What was changed; null where it is not there any more.")
    summary: str = reads("What happened, in a sentence.")
    by: str = reads("Who asked for it: the name of a key, or of a rule.")
    before: str | None = reads("The value before a decision.")
    after: str | None = reads("The value after a decision.")
    note: str | None = reads("Why, in the words of whoever decided.")


@strawberry.type(description="Two agencies that may be one, and what speaks for it.")
class MatchCandidate:
    """A pair that waits for a person."""

    id: strawberry.ID = reads("The id of the judgement that a rule left open.")
    left: Agency = reads("The one agency.")
    right: Agency = reads("The other agency.")
    score: float = reads("How likely they are one, from 0 to 1.")
    reasons: list[str] = reads("What speaks for it and against it.")


ChangeConnection = Connection[Change]
MatchCandidateConnection = Connection[MatchCandidate]
