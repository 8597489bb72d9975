"""Who may see a document or a claim, set by a person; what rests on it follows in the same transaction.

A document's own tier decides for its passages and quotes; a claim, and the name of a thing, is of the lowest tier among its
documents; a claim may be held higher than that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import neo4j

from graph.contacts import settle_contacts
from graph.driver import translated, writing
from graph.entities import carry_sectors, derive_standing
from graph.events import Event, log
from graph.merges import apply
from graph.retract import weigh
from graph.tallies import Tally
from graph.work import Work, moment, put
from queries import cypher
from schema.errors import Code, ConveneError
from schema.kinds import ChangeKind, Label, Tier

# The tiers between which moments are told apart.
MOMENTS: dict[str, Any] = {"public": Tier.PUBLIC, "lead": Tier.LEAD}


@dataclass(frozen=True, slots=True)
class Setting:
    """The tier that the document or claim with this id gets, and who asked."""

    id: str
    tier: Tier
    by: str


def set_tier(driver: neo4j.Driver, setting: Setting, tiers: Sequence[str], database: str = "neo4j") -> None:
    """Set a tier. Raises NOT_FOUND where no current document or claim of these tiers has the id."""
    with translated(), driver.session(database=database) as session:
        session.execute_write(_set, setting, list(tiers))


@writing
def _set(tx: neo4j.ManagedTransaction, setting: Setting, tiers: list[str]) -> None:
    identity, tier = setting.id, setting.tier
    work = Work(tx, "", moment(), uuid4().hex)
    before = _document(work, identity, tier, tiers) or _claim(work, identity, tier, tiers)
    if before is None:
        raise ConveneError(Code.NOT_FOUND, f"No current document or claim has the id {identity}.")
    summary = f"Seen from {tier} on, before from {before} on."
    log(tx, setting.by, work.now, [Event(ChangeKind.CHANGED, (identity,), summary, before=before, after=tier)])


def _document(work: Work, identity: str, tier: Tier, tiers: list[str]) -> str | None:
    names = work.tx.run(cypher("read/document_names"), id=identity).data()
    found = work.tx.run(cypher("write/document_tier"), id=identity, tier=tier, tiers=tiers).data()
    if not found:
        return None
    _names(work, names, tier)
    settle_contacts(work, identity)
    claims = work.tx.run(cypher("read/document_claims"), id=identity).data()
    for home in (Label.CLAIM, Label.SCOPE):
        rows = [
            {"id": claim["id"], "properties": weigh([*claim["others"], *claim["own"]], claim["held"])}
            for claim in claims
            if home in claim["labels"]
        ]
        put(work, "write/weigh_claims", rows, home)
        ids = [row["id"] for row in rows]
        work.tx.run(cypher("write/claim_moments", home), ids=ids, **MOMENTS).consume()
    return str(found[0]["before"])


def _names(work: Work, names: list[dict[str, Any]], tier: Tier) -> None:
    """Count what the document says of its entities at its new tier."""
    updates: list[dict[str, Any]] = []
    stands, shifted = set(), set()
    for record in names:
        tally, said = Tally.stored(record["tally"]), Tally.stored(record["said"])
        seen = tally.tier
        tally.take(said)
        again = said.moved(tier)
        tally.forms.update(again.forms)
        tally.sectors.update(again.sectors)
        if record["judged"] and tally.tier != seen:
            shifted.add(record["id"])
        updates.append({"id": record["id"], "properties": tally.properties()})
        stands.add(record["stand"])
    put(work, "write/entity_properties", updates, now=work.now)
    work.tx.run(cypher("write/entity_moments"), ids=[row["id"] for row in updates], **MOMENTS).consume()
    carry_sectors(work, derive_standing(work, stands))
    apply(work, shifted)


def _claim(work: Work, identity: str, tier: Tier, tiers: list[str]) -> str | None:
    found = work.tx.run(cypher("read/claim_supports"), id=identity, tiers=tiers).data()
    if not found:
        return None
    properties = {"heldTier": tier, "tier": weigh(found[0]["supports"], tier)["tier"]}
    put(work, "write/weigh_claims", [{"id": identity, "properties": properties}], Label.CLAIM)
    return str(found[0]["before"])
