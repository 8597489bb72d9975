"""What a client may follow as it happens. Where the events come from is api/streams."""

from __future__ import annotations

import strawberry

from api.types.changes import Change
from api.types.fields import Arg, reads


@strawberry.type(description="How far an ingest is.")
class IngestProgress:
    """One step of one run."""

    run: strawberry.ID = reads("The run: what one request sends in.")
    done: int = reads("How many of its files have been dealt with, the failed ones too.")
    total: int = reads("How many files it has.")
    current: str | None = reads("The file in hand and what is being done with it; null between files and at the end.")
    failed: int = reads("How many of its files could not be taken in.")


@strawberry.type(description="What can be followed as it happens.")
class Subscription:
    """The fields of the root."""

    changes: Change = reads("Each change of what the reader may see, soon after it is made.")
    ingest_progress: IngestProgress = reads(
        "Each step of an ingest, for keys that may ingest; it ends with the run.",
        run=Arg(strawberry.ID | None, "The run to follow; every run from now on where left out."),
    )
