"""What the interface says of itself: figures of the graph, and who is asking."""

from __future__ import annotations

import strawberry

from api.types.fields import reads
from api.types.scalars import DateTime
from schema.kinds import Tier


@strawberry.type(description="How much the reader can see of the graph.")
class Stats:
    """Counts over what the reader may see."""

    documents: int = reads("How many documents the reader can see.")
    agencies: int = reads("How many agencies the reader can see.")
    protocols: int = reads("How many protocols the reader can see.")
    resources: int = reads("How many resources the reader can see.")
    jurisdictions: int = reads("How many jurisdictions the reader can see.")
    activities: int = reads("How many activities the reader can see.")
    findings: int = reads("How many findings the reader can see.")
    responsibilities: int = reads("How many duties the reader can see.")
    claims: int = reads("How many claims the reader can see, duties among them.")
    last_ingest_at: DateTime | None = reads("When the newest of these documents was read; null where there is none.")


@strawberry.type(description="Who is asking, and what they may do.")
class Viewer:
    """The reader."""

    name: str | None = reads("The name of the key or token; null for an anonymous reader.")
    tier: Tier = reads("The highest tier that the reader sees.")
    may_review: bool = reads("Whether the reader may accept and reject claims.")
    may_ingest: bool = reads("Whether the reader may add and take back documents.")
