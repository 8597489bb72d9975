"""What belongs to one request: who asks, what may be seen, through whom the graph is read."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from api.progress import Board
from graph.analysis.ask import Ask
from graph.driver import Driver
from graph.reader import GraphReader
from schema.kinds import Tier

if TYPE_CHECKING:
    from api.ingesting import Ingestor

TIERS = tuple(Tier)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is asking: the highest tier that they see, and what they may do. `identity` tells one key or token from another."""

    name: str | None = None
    tier: Tier = Tier.PUBLIC
    may_review: bool = False
    may_ingest: bool = False
    identity: str | None = None

    @property
    def tiers(self) -> tuple[str, ...]:
        """The tiers that they see."""
        return tuple(str(tier) for tier in TIERS[: TIERS.index(self.tier) + 1])


ANONYMOUS = Reader()


@dataclass(slots=True)
class Context:
    """One request. `plans` are the plans of its document, kept with it; `fast` off lets graphql-core do all the work.

    `driver` is for changes, which run in threads; without it nothing can be changed. `ingestor` takes documents in, where
    this server does (use it through api/ingesting); `board` shows how far it is.
    """

    graph: GraphReader
    viewer: Reader = ANONYMOUS
    plans: dict[Hashable, Any] = field(default_factory=dict)
    fast: bool = True
    ingestor: Ingestor | None = None
    board: Board = field(default_factory=Board)
    driver: Driver | None = None

    def ask(self, args: Mapping[str, Any]) -> Ask:
        """Who asks an analysis, and as of which moment its argument says."""
        return Ask(self.graph, self.viewer.tiers, args.get("asOf"))
