"""What belongs to one request: who asks, what may be seen, through whom the graph is read."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from graph.reader import GraphReader
from schema.kinds import Tier

TIERS = tuple(Tier)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is asking: the highest tier that they see, and what they may do."""

    name: str | None = None
    tier: Tier = Tier.PUBLIC
    may_review: bool = False
    may_ingest: bool = False

    @property
    def tiers(self) -> tuple[str, ...]:
        """The tiers that they see."""
        return tuple(str(tier) for tier in TIERS[: TIERS.index(self.tier) + 1])


ANONYMOUS = Reader()


@dataclass(slots=True)
class Context:
    """One request. `plans` are the plans of its document, kept with it; `fast` off lets graphql-core do all the work."""

    graph: GraphReader
    viewer: Reader = ANONYMOUS
    plans: dict[Hashable, Any] = field(default_factory=dict)
    fast: bool = True
