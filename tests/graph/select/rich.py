"""Random facts of every kind with every property, deterministic by seed: what filters, orders and pages are tried on."""

import random

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
from schema.kinds import (
    AgencyKind,
    DocumentKind,
    EntityKind,
    Function,
    JurisdictionLevel,
    Modality,
    Predicate,
    ProtocolKind,
    ResourceKind,
    Sector,
    Tier,
)

RUN = RunRow(make_id("run", "rich"), "2026-01-01T00:00:00.000000Z", "test", "none", "0", "0")
WORDS = ["Alder", "Birch", "County", "Office", "Über", "ÉCOLE", "of", "youth", "the", "Court", "Šeriff", "bank", "a_b", "50%"]
ENDS = {
    Predicate.PROVIDES: (EntityKind.RESOURCE,),
    Predicate.FOLLOWS: (EntityKind.PROTOCOL,),
    Predicate.FUNDS: (EntityKind.RESOURCE, EntityKind.AGENCY),
    Predicate.WORKS_WITH: (EntityKind.AGENCY,),
    Predicate.REFERS_TO: (EntityKind.AGENCY,),
    Predicate.REPORTS_TO: (EntityKind.AGENCY,),
    Predicate.PART_OF: (EntityKind.AGENCY,),
    Predicate.APPLIES_IN: (EntityKind.JURISDICTION,),
    Predicate.RESPONSIBLE_FOR: (EntityKind.ACTIVITY,),
}
DEADLINES = [("PT90M", 5400), ("PT24H", 86400), ("P3D", 259200), ("P1M", 2592000), (None, None)]
FEW = [Function.REFERRAL, Function.HOUSING, Function.TRAINING]
SECTORS = [Sector.LEGAL, Sector.EDUCATION, Sector.FINANCE]


def rich(seed, documents=4, claims=10, tiers=(Tier.PUBLIC,)):
    """The facts of a world."""
    chance = random.Random(seed)
    things = {kind: [_thing(chance, kind, n) for n in range(4)] for kind in EntityKind}
    return [_document(chance, things, f"{seed}-{n}", claims, chance.choice(tiers)) for n in range(documents)]


def _name(chance, kind, number):
    return " ".join(chance.sample(WORDS, chance.randint(1, 3))) + f" {kind[:2]}{number}"


def _thing(chance, kind, number):
    name = _name(chance, kind, number)
    kinds = {
        EntityKind.AGENCY: AgencyKind,
        EntityKind.PROTOCOL: ProtocolKind,
        EntityKind.RESOURCE: ResourceKind,
        EntityKind.JURISDICTION: JurisdictionLevel,
    }
    forms = [name, *([name.upper() + " " + chance.choice(WORDS)] if chance.random() < 0.5 else [])]
    place = kind is EntityKind.JURISDICTION
    return {
        "id": make_id("rich", kind, name),
        "label": kind,
        "key": name,
        "forms": forms,
        "kind": chance.choice(list(kinds[kind])[:3]) if kind in kinds else None,
        "function": chance.choice(FEW) if kind is EntityKind.ACTIVITY else None,
        "citation": chance.choice([None, "22 U.S.C. 7104", "Cal. Penal § 236"]) if kind is EntityKind.PROTOCOL else None,
        "geoid": chance.choice([None, "06037", "06"]) if place else None,
        "iso_code": chance.choice([None, "US-CA"]) if place else None,
        "year": chance.choice([None, 2019, 2024]) if kind is EntityKind.FINDING else None,
        "figures": ("1 in 5",) if kind is EntityKind.FINDING else (),
        "sectors": {chance.choice(SECTORS): 1} if kind is EntityKind.AGENCY and chance.random() < 0.8 else {},
    }


def _document(chance, things, key, count, tier):
    identity = make_id("rich document", key)
    passages, mentions, claims, evidence, named = [], [], {}, [], {}
    for number in range(count):
        claim, words, ends = _claim(chance, things)
        text = f"{words} ({number})."
        at = number * 500
        passage = PassageRow(make_id("p", identity, number), number, at, at + len(text), text, number + 1, f"{number}(a)")
        passages.append(passage)
        claims[claim.id] = claim
        proof = make_id("e", claim.id, passage.id)
        sure = chance.choice([0.25, 0.5, 0.75, 1.0])
        evidence.append(EvidenceRow(proof, claim.id, passage.id, at, at + len(text), text, "test", sure))
        for end in ends:
            named[end["id"]] = end
            form = chance.choice(end["forms"])
            where = make_id("m", passage.id, end["id"])
            mentions.append(MentionRow(where, end["id"], passage.id, at, at + len(form), form, "test", 0.9))
    finding = chance.choice(things[EntityKind.FINDING])
    named[finding["id"]] = finding
    mentions.append(MentionRow(make_id("m", identity), finding["id"], passages[0].id, 0, 3, "One", "test", 0.9))
    about = [AboutRow(finding["id"], chance.choice(list(named)))] if chance.random() < 0.8 else []
    agencies = [key for key, thing in named.items() if thing["label"] is EntityKind.AGENCY]
    row = _paper(chance, identity, key, tier)
    entities = tuple(_entity(thing) for thing in named.values())
    parties = tuple(sorted(chance.sample(agencies, min(2, len(agencies)))))
    return Facts(
        row, tuple(passages), entities, tuple(mentions), tuple(claims.values()), tuple(evidence), tuple(about), parties
    )


def _paper(chance, identity, key, tier):
    days = [None, "2024-02-29", "2025-01-01", "2026-12-31"]
    return DocumentRow(
        identity,
        make_id("sha", key),
        f"{chance.choice(WORDS)} paper {key}",
        chance.choice(list(DocumentKind)[:3]),
        tier,
        f"{key}.txt",
        "text/plain",
        publisher=chance.choice([None, "The County", "ÉCOLE"]),
        published_on=chance.choice(days),
        effective_on=chance.choice(days),
        expires_on=chance.choice(days),
        review_due_on=chance.choice(days),
    )


def _entity(thing):
    forms = {form: len(thing["forms"]) - n for n, form in enumerate(thing["forms"])}
    return EntityRow(**{**thing, "forms": forms})


def _claim(chance, things):
    predicate = chance.choice([*ENDS, Predicate.RESPONSIBLE_FOR, Predicate.RESPONSIBLE_FOR])
    subject = chance.choice(things[EntityKind.AGENCY])
    target = chance.choice([t for t in things[chance.choice(ENDS[predicate])] if t is not subject])
    plain = predicate in {Predicate.WORKS_WITH, Predicate.PART_OF, Predicate.APPLIES_IN}
    modality = None if plain else chance.choice(list(Modality))
    negated = chance.random() < 0.15
    more, ends = {}, [subject, target]
    if predicate is Predicate.RESPONSIBLE_FOR:
        more, others = _duty(chance, things, target)
        ends += [t for t in others if t not in ends]
    identity = make_id("c", predicate, subject["id"], target["id"], modality, negated, repr(more))
    claim = ClaimRow(identity, predicate, subject["id"], target["id"], modality, negated, **more)
    return claim, f"{subject['key']} {predicate} {target['key']}", ends


def _duty(chance, things, activity):
    duration, seconds = chance.choice(DEADLINES)
    with_ = chance.sample(things[EntityKind.AGENCY], chance.choice([0, 0, 1, 2]))
    rule = chance.choice([None, *things[EntityKind.PROTOCOL][:2]])
    places = chance.sample(things[EntityKind.JURISDICTION], chance.choice([0, 1, 2]))
    words = " ".join(chance.sample(WORDS, 2))
    more = {
        "action": f"{activity['key']} {words}",
        "function": activity["function"],
        "condition": chance.choice([None, "if the child is in custody", "When OPEN"]),
        "deadline": chance.choice(
            [None, DeadlineRow("in time", duration, seconds, "the call", business=chance.random() < 0.5)]
        ),
        "counterparts": tuple(t["id"] for t in with_),
        "protocol": rule["id"] if rule else None,
        "jurisdictions": tuple(t["id"] for t in places),
    }
    return more, [*with_, *([rule] if rule else []), *places]
