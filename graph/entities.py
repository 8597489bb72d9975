"""The entities of a load: found or made by id, locked, tallied, and what is derived from the tallies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph import rows
from graph.facts import EntityRow, Facts
from graph.rows import Row
from graph.tallies import SUFFIXES, Tally, derived, together
from graph.work import Work, put
from queries import cypher
from schema.kinds import EntityKind


def settle_entities(work: Work, fresh: Sequence[Facts]) -> tuple[dict[str, str], set[str]]:
    """Add what these documents say of their entities.

    Returns for each agency that is merged into another the id of the one that stands for it, and the judged agencies that
    others may see than before: which of them are one has to be settled again.
    """
    shifted: set[str] = set()
    stands: dict[str, str] = {}
    updates: dict[str, Row] = {}
    before: dict[str, list[str | None]] = {}
    standing: set[str] = set()
    for kind in EntityKind:
        said = _said(fresh, kind)
        params = [{"id": e.id, "fixed": rows.entity(e)} for e in (s[0][0] for _, s in sorted(said.items()))]
        for record in put(work, "write/entities", params, rows.label(kind), now=work.now, token=work.token):
            tally = Tally.stored(record["tally"])
            seen = tally.tier
            for entity, tier in said[record["id"]]:
                tally.add(entity.forms, entity.sectors, tier)
            updates[record["id"]] = tally.properties() | {"retractedAt": None}
            if record["judged"] and tally.tier != seen:
                shifted.add(record["id"])
            if record["stand"]:
                # What is called by another's name carries none of its own.
                stands[record["id"]] = record["stand"]
                continue
            if record["standing"]:
                standing.add(record["id"])
                continue
            updates[record["id"]] |= derived(record["id"], tally)
            before[record["id"]] = record["sectors"]
    put(work, "write/entity_properties", [{"id": key, "properties": value} for key, value in updates.items()], now=work.now)
    put(work, "write/named_in", [_named_in(f, e, stands) for f in fresh for e in f.entities])
    changed = {key for key, sectors in before.items() if _sectors(updates[key]) != sectors}
    changed |= derive_standing(work, standing | set(stands.values()))
    carry_sectors(work, changed)
    return stands, shifted


def derive_standing(work: Work, ids: Iterable[str]) -> set[str]:
    """Derive names and sector of entities, those for which they stand included; returns those whose sector changed."""
    ids = sorted(ids)
    if not ids:
        return set()
    changed = set()
    updates = []
    for record in work.tx.run(cypher("read/members"), ids=ids).data():
        tally = together(Tally.stored(t) for t in record["tallies"])
        if not tally.forms:
            continue
        properties: dict[str, Any] = derived(record["id"], tally) | {"retractedAt": None}
        if _sectors(properties) != record["sectors"]:
            changed.add(record["id"])
        updates.append({"id": record["id"], "properties": properties})
    put(work, "write/entity_properties", updates, now=work.now)
    return changed


def _sectors(properties: Row) -> list[str | None]:
    return [properties[f"sector{suffix}"] for suffix in SUFFIXES.values()]


def carry_sectors(work: Work, agencies: Iterable[str]) -> None:
    """Let the claims of these agencies carry the agency's sector."""
    ids = sorted(agencies)
    if ids:
        work.tx.run(cypher("write/sectors"), ids=ids).consume()


def _said(fresh: Sequence[Facts], kind: EntityKind) -> dict[str, list[tuple[EntityRow, str]]]:
    """By entity: each row that a document has for it, with the document's tier."""
    said: dict[str, list[tuple[EntityRow, str]]] = {}
    for facts in fresh:
        for entity in facts.entities:
            if entity.label is kind:
                said.setdefault(entity.id, []).append((entity, facts.document.tier))
    return said


def _named_in(facts: Facts, entity: EntityRow, stands: dict[str, str]) -> Row:
    tally = Tally()
    tally.add(entity.forms, entity.sectors, facts.document.tier)
    kept = ("forms", "formCounts", "sectors", "sectorCounts")
    counts = {key: value for key, value in tally.properties().items() if key in kept}
    return {
        "entity": stands.get(entity.id, entity.id),
        "document": facts.document.id,
        "properties": counts | {"of": entity.id},
    }
