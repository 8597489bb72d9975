"""Which agencies of the graph may be one: those of new documents beside all others. A person judges; nothing is merged here.

Pairs are chosen by candidates.py, compared by match.py, and kept by graph/candidates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.candidates import RULES, Changed, Named, agencies, changed, queue
from graph.driver import Driver
from graph.judgements import Judgement
from ingest.facts.places import place_facts
from ingest.resolve.candidates import candidates
from ingest.resolve.identity import NameInContext, identity
from ingest.resolve.match import compare
from schema.kinds import MatchVerdict, Tier

# Pairs below this are two agencies.
DOUBTFUL = 0.5
ALL = tuple(Tier)


def queue_candidates(driver: Driver, database: str = "neo4j") -> int:
    """Compare what is marked, put the pairs that may be one in the queue, and return how many there are."""
    what = changed(driver, database)
    if not what.documents:
        return 0
    found = [judgement for tier in ALL for judgement in _of_tier(driver, what, tier, database)] if what.agencies else []
    queue(driver, what, found, database)
    return len(found)


def _of_tier(driver: Driver, what: Changed, tier: Tier, database: str) -> Iterator[Judgement]:
    """Pairs of which one is of this tier and none of a higher: chosen and compared by what that tier knows and no other."""
    known = list(agencies(driver, ALL[: ALL.index(tier) + 1], database))
    if any(one.tier == tier for one in known):
        yield from judged(known, what.agencies, tier)


def judged(known: Sequence[Named], fresh: frozenset[str], tier: Tier) -> Iterator[Judgement]:
    """What rules hold of pairs with one of `fresh` and one of the tier: those that may be one, with score and reasons."""
    sides = [NameInContext(one.name, _where(one.place)) for one in known]
    for i, j in candidates([identity(side).full for side in sides]):
        left, right = known[i], known[j]
        if not {left.id, right.id} & fresh or tier not in (left.tier, right.tier):
            continue
        match = compare(sides[i], sides[j])
        if match.score >= DOUBTFUL:
            yield Judgement(left.id, right.id, MatchVerdict.UNSURE, by=RULES, score=match.score, reasons=match.reasons)


def _where(place: str | None) -> str | None:
    return place_facts(place, place).name if place else None
