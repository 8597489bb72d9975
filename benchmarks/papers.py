"""Facts of invented papers for other scripts: agencies of their counties, duties of their own. Run by itself it does nothing.

A paper is about as large as those of samples/: passages, mentions and claims a paper are printed by sizing.py beside theirs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from graph.facts import ClaimRow, DocumentRow, EntityRow, EvidenceRow, Facts, MentionRow, PassageRow, RunRow, identified
from graph.ids import make_id
from schema.kinds import AgencyKind, DocumentKind, EntityKind, Function, Modality, Predicate, Sector, Tier

RUN = RunRow(make_id("run", "papers"), "2026-01-01T00:00:00.000000Z", "papers", "none", "0", "0")
UNITS = [
    "Probation Department",
    "Sheriff",
    "Health Agency",
    "School District",
    "Public Defender",
    "Shelter",
    "Clinic",
    "Task Force",
]
VERBS = [
    "notify",
    "screen",
    "refer",
    "train",
    "convene",
    "house",
    "report to",
    "interview",
    "fund",
    "review",
    "transport",
    "inform",
    "assess",
    "register",
]
WHOM = [
    "the youth",
    "each child",
    "the clinic",
    "the advocate",
    "staff",
    "a guardian",
    "the partners",
    "the court",
    "the school",
    "the hotline",
]
PASSAGES, DUTIES = 40, 16


def papers(first: int, count: int) -> Iterator[Facts]:
    """So many papers from this number on; equal numbers give equal papers."""
    for number in range(first, first + count):
        yield _paper(number)


def _paper(number: int) -> Facts:
    chance = random.Random(number)
    identity, county = make_id("document", "paper", number), f"county {number // 20}"
    row = DocumentRow(
        identity, f"{number:064x}", f"Protocol {number}", DocumentKind.PROTOCOL, Tier.PUBLIC, "a.txt", "text/plain"
    )
    passages, mentions, claims, evidence = [], [], [], []
    entities: dict[str, EntityRow] = {}
    at = 0
    for position in range(PASSAGES):
        unit, verb, whom = chance.choice(UNITS), chance.choice(VERBS), chance.choice(WHOM)
        action = f"{verb} {whom} under section {position} of paper {number}"
        text = f"The {county} {unit} shall {action} within {chance.randint(1, 72)} hours of the notice that it was given."
        passage = PassageRow(make_id("passage", identity, position), position, at, at + len(text), text, 1 + position // 20)
        passages.append(passage)
        at += len(text) + 1
        if position >= DUTIES:
            continue
        ends = []
        for kind, name in ((EntityKind.AGENCY, f"{county} {unit}"), (EntityKind.ACTIVITY, action)):
            key = make_id("entity", kind, name)
            known = entities.get(key)
            entities[key] = _entity(key, kind, name, 1 + (known.forms[name] if known else 0))
            start = passage.start + text.index(name)
            spot = make_id("mention", key, passage.id)
            mentions.append(MentionRow(spot, key, passage.id, start, start + len(name), name, "bench", 0.9))
            ends.append(key)
        duty = ClaimRow("", Predicate.RESPONSIBLE_FOR, ends[0], ends[1], Modality.MUST)
        claim = identified(replace(duty, action=action, function=Function.REPORTING))
        claims.append(claim)
        proof = make_id("evidence", claim.id, passage.id)
        evidence.append(EvidenceRow(proof, claim.id, passage.id, passage.start, passage.end, text, "bench", 0.8))
    return Facts(row, tuple(passages), tuple(entities.values()), tuple(mentions), tuple(claims), tuple(evidence))


def _entity(key: str, kind: EntityKind, name: str, count: int) -> EntityRow:
    if kind is EntityKind.AGENCY:
        return EntityRow(key, kind, name, {name: count}, AgencyKind.ORGANIZATION, {Sector.GOVERNMENT: count})
    return EntityRow(key, kind, name, {name: count}, function=Function.REPORTING)
