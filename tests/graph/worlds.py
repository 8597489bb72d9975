"""Small invented worlds of facts for tests of the graph: deterministic by seed, rich in shared entities and claims."""

import random
from collections import Counter

from graph.facts import (
    AboutRow,
    ClaimRow,
    DeadlineRow,
    DocumentRow,
    EntityRow,
    EvidenceRow,
    Facts,
    MentionRow,
    PassageRow,
    RunRow,
)
from graph.ids import make_id
from schema.kinds import DocumentKind, EntityKind, Function, Modality, Predicate, Sector, Tier

AGENCIES = ["Probation", "the Sheriff", "Child Welfare", "County Counsel", "The Clinic", "School District"]
PLACES = ["Alder County", "Birch County"]
THINGS = {
    EntityKind.PROTOCOL: ["Interagency Protocol", "Shelter Agreement"],
    EntityKind.RESOURCE: ["the shelter", "a hotline"],
    EntityKind.ACTIVITY: ["screen youth", "file a report", "call the advocate"],
    EntityKind.FINDING: ["One in five was seen by a clinic."],
    EntityKind.JURISDICTION: PLACES,
}
OBJECTS = {
    Predicate.RESPONSIBLE_FOR: EntityKind.ACTIVITY,
    Predicate.PROVIDES: EntityKind.RESOURCE,
    Predicate.FOLLOWS: EntityKind.PROTOCOL,
    Predicate.WORKS_WITH: EntityKind.AGENCY,
    Predicate.REFERS_TO: EntityKind.AGENCY,
    Predicate.APPLIES_IN: EntityKind.JURISDICTION,
}
KINDS = {
    EntityKind.AGENCY: "ORGANIZATION",
    EntityKind.PROTOCOL: "PROCEDURE",
    EntityKind.RESOURCE: "SERVICE",
    EntityKind.JURISDICTION: "COUNTY",
}
RUN = RunRow(make_id("run", "test"), "2026-01-01T00:00:00.000000Z", "test", "none", "0", "0")


def entity_id(kind, name):
    return make_id("entity", kind, name.lower())


def world(seed, documents=3, sentences=6):
    """Facts of this many documents; another seed gives another world."""
    return [document(seed * 1000 + number, sentences) for number in range(documents)]


def document(seed, sentences=6, tier=None):
    """Facts of one document."""
    chance = random.Random(seed)
    identity = make_id("document", seed)
    passages, mentions, claims, evidence = [], [], {}, {}
    names = {}
    position = 0
    for number in range(sentences):
        said = _sentence(chance)
        text = " ".join([said["subject"], said["predicate"], said["object"], str(said["modality"])]) + "."
        passage = PassageRow(make_id("passage", identity, position), number, position, position + len(text), text, page=1)
        passages.append(passage)
        ends = []
        for kind, name in ((EntityKind.AGENCY, said["subject"]), (said["kind"], said["object"])):
            start = position + text.index(name)
            sector = chance.choice(list(Sector)) if kind is EntityKind.AGENCY else None
            key = entity_id(kind, name)
            mentions.append(
                MentionRow(
                    make_id("mention", key, passage.id, start),
                    key,
                    passage.id,
                    start,
                    start + len(name),
                    name,
                    "test",
                    0.9,
                    sector,
                )
            )
            forms, sectors, _ = names.setdefault(key, (Counter(), Counter(), kind))
            forms[name] += 1
            if sector:
                sectors[sector] += 1
            ends.append(key)
        claim = _claim(said, *ends)
        claims[claim.id] = claim
        proof = make_id("evidence", claim.id, passage.id)
        evidence[proof] = EvidenceRow(
            proof,
            claim.id,
            passage.id,
            passage.start,
            passage.end,
            text,
            "test",
            chance.choice([0.5, 0.7, 0.9]),
        )
        position += len(text) + 1
    entities = tuple(_entity(key, *counted) for key, counted in sorted(names.items()))
    finding = [e.id for e in entities if e.label is EntityKind.FINDING]
    agency = [e.id for e in entities if e.label is EntityKind.AGENCY]
    row = DocumentRow(
        identity,
        f"{seed:064x}",
        f"Paper {seed}",
        chance.choice(list(DocumentKind)),
        tier or Tier.PUBLIC,
        f"paper-{seed}.txt",
        "text/plain",
    )
    abouts = tuple(AboutRow(f, agency[0]) for f in finding)
    proofs = tuple(evidence.values())
    return Facts(row, tuple(passages), entities, tuple(mentions), tuple(claims.values()), proofs, abouts, tuple(agency[:1]))


def _sentence(chance):
    predicate = chance.choice(list(OBJECTS))
    kind = OBJECTS[predicate]
    subject = chance.choice(AGENCIES)
    choices = [name for name in (AGENCIES if kind is EntityKind.AGENCY else THINGS[kind]) if name != subject]
    plain = predicate in {Predicate.WORKS_WITH, Predicate.APPLIES_IN}
    return {
        "subject": subject,
        "predicate": predicate,
        "kind": kind,
        "object": chance.choice(choices),
        "modality": None if plain else chance.choice(list(Modality)),
    }


def _claim(said, subject, target):
    duty = said["predicate"] is Predicate.RESPONSIBLE_FOR
    deadline = DeadlineRow("within 24 hours", "PT24H", 86400) if duty and said["modality"] is Modality.MUST else None
    return ClaimRow(
        make_id("claim", said["predicate"], subject, target, said["modality"]),
        said["predicate"],
        subject,
        target,
        said["modality"],
        action=said["object"] if duty else None,
        function=Function.IDENTIFICATION if duty else None,
        deadline=deadline,
    )


def _entity(key, forms, sectors, kind):
    name = max(forms)
    return EntityRow(
        key,
        kind,
        name.lower(),
        dict(forms),
        KINDS.get(kind),
        dict(sectors),
        function=Function.IDENTIFICATION if kind is EntityKind.ACTIVITY else None,
    )
