"""Mentions to entities: what each thing of a document is, by a key that any other document with the same thing arrives at.

A key holds the normal form of the name and, for bodies that many places have, the place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from graph.facts import EntityRow
from graph.ids import make_id
from ingest.facts.kinds import protocol_kind, resource_kind
from ingest.facts.places import Place, place_facts
from ingest.model import Finding, Mention
from ingest.resolve.names import STAFF, normal_form
from ingest.resolve.places import place_of, without_place
from schema.kinds import AgencyKind, EntityKind, Function

CITATION = re.compile(
    r"\d+ U\.?S\.?C\.?(?: §+)? ?\d[\w.]*(?:\(\w+\))*|§+ ?\d[\w.]*(?:\(\w+\))*"
    r"|\bsections? \d[\w.]*(?:\(\w+\))* of (?:title \d+|the [A-Z][\w' -]+(?:Act|Code))",
    re.IGNORECASE,
)
# A name of one body is written with capitals; a class of bodies ("hotels", "school nurses") is not.
CAPITAL = re.compile(r"\b[A-Z][a-z]+")
ACRONYM = re.compile(r"\b[A-Z]{2,}\b")


def entities(text: str, mentions: Sequence[Mention], findings: Sequence[Finding], home: str | None) -> dict[str, EntityRow]:
    """By mention id: the entity of each mention. `home` is the key of the document's place."""
    clusters: dict[str, list[Mention]] = {}
    for mention in mentions:
        own = mention.id if mention.kind in {EntityKind.ACTIVITY, EntityKind.FINDING} else mention.entity
        clusters.setdefault(f"{mention.kind} {own}", []).append(mention)
    found = {finding.mention: finding for finding in findings}
    by_mention: dict[str, EntityRow] = {}
    for cluster in clusters.values():
        row = _entity(text, cluster, found, home)
        by_mention.update(dict.fromkeys((m.id for m in cluster), row))
    return by_mention


def words(text: str) -> str:
    """Without line breaks and double spaces."""
    return " ".join(text.split())


def _entity(text: str, cluster: Sequence[Mention], findings: dict[str, Finding], home: str | None) -> EntityRow:
    kind = cluster[0].kind
    written = Counter(words(text[m.start : m.end]) for m in cluster)
    # Bare staff under a heading stand for its agency and are no name of it.
    forms = Counter({form: n for form, n in written.items() if form.lower() not in STAFF}) or written
    name = max(forms, key=lambda form: (not form.isupper(), len(form), form))
    if kind is EntityKind.AGENCY:
        return _agency(cluster, forms, name, home)
    if kind is EntityKind.JURISDICTION:
        return jurisdiction(place_facts(place_of(name), name), forms)
    if kind is EntityKind.ACTIVITY:
        function = cluster[0].function or Function.COORDINATION
        key = f"{function}|{name.lower()}"
        return EntityRow(make_id("entity", kind, key), kind, key, dict(forms), function=function)
    if kind is EntityKind.FINDING:
        # The key is the sentence itself: what is derived from the sentence is the same in every document.
        finding = findings.get(cluster[0].id)
        figures, year = (finding.figures, finding.year) if finding else ((), None)
        return EntityRow(make_id("entity", kind, name), kind, name, dict(forms), figures=figures, year=year)
    return _thing(kind, forms, name, home)


def _agency(cluster: Sequence[Mention], forms: Counter[str], name: str, home: str | None) -> EntityRow:
    proper = any(_is_proper(form) for form in forms)
    kind = AgencyKind.ORGANIZATION if proper else AgencyKind.ROLE
    place = place_of(name) or home
    unit = without_place(name) if place else name
    key = f"{kind}|{normal_form(unit)}|{place or ''}"
    sectors = Counter(m.sector for m in cluster if m.sector)
    identity = make_id("entity", EntityKind.AGENCY, key)
    return EntityRow(identity, EntityKind.AGENCY, key, dict(forms), kind, dict(sectors), place=place)


def _is_proper(form: str) -> bool:
    """Two capitalised words not at a sentence's start alone, or an acronym; capitals throughout are a heading's style."""
    if form.isupper():
        return False
    return len(CAPITAL.findall(form)) > 1 or bool(ACRONYM.search(form))


def _thing(kind: EntityKind, forms: Counter[str], name: str, home: str | None) -> EntityRow:
    """A protocol or resource: a cited law is one everywhere, any other is of the place."""
    citation = CITATION.search(name) if kind is EntityKind.PROTOCOL else None
    cited = words(citation.group()) if citation else None
    place = None if citation else place_of(name) or home
    sort = protocol_kind(name) if kind is EntityKind.PROTOCOL else resource_kind(name)
    key = f"{sort}|{normal_form(name)}|{place or ''}"
    return EntityRow(make_id("entity", kind, key), kind, key, dict(forms), sort, place=place, citation=cited)


def jurisdiction(place: Place, forms: dict[str, int] | Counter[str]) -> EntityRow:
    """The entity of a place."""
    kind = EntityKind.JURISDICTION
    identity = make_id("entity", kind, place.key)
    return EntityRow(identity, kind, place.key, dict(forms), place.level, geoid=place.geoid, iso_code=place.iso_code)
