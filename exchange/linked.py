"""The graph as linked data: W3C ORG, PROV-O, SKOS, Web Annotation and schema.org, a subject at a time.

What each thing is said to be stands here; turtle.py and jsonld.py write it down.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from exchange.package import OWNERS, TITLE, Terms
from exchange.quoted import annotation, mention
from exchange.triples import CONVENE, DATASET, Literal, Node, Ref, concept, literals, ref, refs
from graph.export import EVIDENCED, View
from schema.kinds import (
    DESCRIPTIONS,
    AgencyKind,
    DocumentKind,
    Function,
    JurisdictionLevel,
    Label,
    Modality,
    Predicate,
    ProtocolKind,
    ResourceKind,
    ReviewStatus,
    Sector,
    Tier,
)

SCHEMES: tuple[type[StrEnum], ...] = (
    Sector, Function, Predicate, Modality, AgencyKind, ProtocolKind, ResourceKind, JurisdictionLevel, DocumentKind,
    ReviewStatus, Tier,
)  # fmt: skip
SERVICES = frozenset({ResourceKind.SERVICE, ResourceKind.PROGRAM, ResourceKind.HOTLINE, ResourceKind.TRAINING})
# The ties that other vocabularies have a word for, as (property, whether from object to subject); others have one of ours.
TIES: dict[str, tuple[str, bool]] = {
    Predicate.PART_OF: ("org:memberOf", False),
    Predicate.WORKS_WITH: ("org:linkedTo", False),
    Predicate.FOLLOWS: ("dct:conformsTo", False),
    Predicate.APPLIES_IN: ("dct:spatial", False),
    Predicate.FUNDS: ("schema:funder", True),
    Predicate.PROVIDES: ("schema:provider", True),
}


def nodes(view: View, terms: Terms) -> Iterator[Node]:
    """Every subject with what is said of it; a tie that a claim makes is said of its subject where the claim stands."""
    yield _dataset(terms)
    yield from _concepts()
    for row in view.rows(Label.DOCUMENT):
        yield _document(row)
    for label, make in MAKERS.items():
        for row in view.rows(label):
            yield make(row)
    for label in EVIDENCED:
        for row in view.rows(label):
            yield from _claim(row)
    for row in view.rows(Label.PASSAGE):
        for one in row["mentions"]:
            yield from mention(one, row["document"])


def _dataset(terms: Terms) -> Node:
    licence = ref(terms.licence) if terms.licence and "://" in terms.licence else Literal(terms.licence or "none given")
    return Node(
        DATASET,
        ("dcat:Dataset", "schema:Dataset"),
        (
            ("dct:title", Literal(TITLE)),
            ("dct:rights", Literal(OWNERS)),
            ("dct:license" if isinstance(licence, Ref) else "schema:license", licence),
            ("dct:accessRights", concept(terms.tier)),
        ),
    )


def _concepts() -> Iterator[Node]:
    for scheme in SCHEMES:
        described = DESCRIPTIONS[scheme.__name__]
        home = ref(f"{CONVENE}{scheme.__name__}")
        yield Node(home.iri, ("skos:ConceptScheme",), literals("skos:prefLabel", scheme.__name__))
        for value in scheme:
            label = value.replace("_", " ").lower()
            yield Node(
                concept(value).iri,
                ("skos:Concept",),
                (
                    *literals("skos:prefLabel", label),
                    *literals("skos:notation", value),
                    *literals("skos:definition", described[value]),
                    ("skos:inScheme", home),
                ),
            )


def _document(row: dict[str, Any]) -> Node:
    return Node(
        ref(row["id"]).iri,
        ("prov:Entity", "schema:DigitalDocument"),
        (
            *literals("dct:title", row["title"]),
            *literals("dct:publisher", row["publisher"]),
            *[pair for author in row["authors"] or () for pair in literals("dct:creator", author)],
            *literals("dct:bibliographicCitation", row["journal"]),
            *literals("dct:identifier", row["doi"] and f"doi:{row['doi']}"),
            *literals("schema:url", row["uri"]),
            *literals("schema:encodingFormat", row["mediaType"]),
            *literals("cv:sha256", row["sha256"]),
            *literals("dct:issued", row["publishedOn"], "xsd:date"),
            *literals("dct:valid", row["effectiveOn"], "xsd:date"),
            *literals("schema:expires", row["expiresOn"], "xsd:date"),
            ("dct:type", concept(DocumentKind(row["kind"]))),
            ("dct:accessRights", concept(Tier(row["tier"]))),
            *refs("prov:wasRevisionOf", row["supersedes"]),
            *refs("cv:textOf", row["textOf"]),
            *refs("cv:party", *row["parties"]),
            ("dct:isPartOf", ref(DATASET)),
        ),
    )


def _named(row: dict[str, Any]) -> tuple[tuple[str, Ref | Literal], ...]:
    return (
        *literals("skos:prefLabel", row["name"]),
        *literals("schema:name", row["name"]),
        *[pair for alias in row["aliases"] for pair in literals("skos:altLabel", alias)],
        ("dct:accessRights", concept(Tier(row["tier"]))),
        *refs("prov:wasDerivedFrom", *row["documents"]),
    )


def _agency(row: dict[str, Any]) -> Node:
    """A class of bodies, as hotels, is no organisation: it is a concept of ours that acts."""
    body = row["kind"] != AgencyKind.ROLE
    types = ("org:Organization", "schema:Organization", "prov:Agent") if body else ("cv:ClassOfAgencies", "skos:Concept")
    sector = [("org:classification" if body else "cv:sector", concept(Sector(row["sector"])))] if row["sector"] else []
    return Node(ref(row["id"]).iri, types, (*_named(row), *sector))


def _protocol(row: dict[str, Any]) -> Node:
    law = row["kind"] == ProtocolKind.LAW
    kind = ProtocolKind(row["kind"])
    more = (("dct:type", concept(kind)), *literals("schema:legislationIdentifier" if law else "cv:citation", row["citation"]))
    return Node(
        ref(row["id"]).iri, ("schema:Legislation" if law else "schema:CreativeWork", "cv:Protocol"), (*_named(row), *more)
    )


def _resource(row: dict[str, Any]) -> Node:
    kind = ResourceKind(row["kind"])
    types = ("cv:Resource", "schema:Service") if kind in SERVICES else ("cv:Resource",)
    more = (
        ("dct:type", concept(kind)),
        *literals("cv:eligibility", row["eligibility"]),
        *literals("cv:minimumAge", row["minimumAge"], "xsd:integer"),
        *literals("cv:maximumAge", row["maximumAge"], "xsd:integer"),
    )
    return Node(ref(row["id"]).iri, types, (*_named(row), *more))


def _jurisdiction(row: dict[str, Any]) -> Node:
    more = (
        ("dct:type", concept(JurisdictionLevel(row["level"]))),
        *literals("cv:geoid", row["geoid"]),
        *literals("cv:isoCode", row["isoCode"]),
        *refs("schema:containedInPlace", row["within"]),
    )
    return Node(ref(row["id"]).iri, ("schema:AdministrativeArea", "dct:Location"), (*_named(row), *more))


def _activity(row: dict[str, Any]) -> Node:
    function = (("skos:broader", concept(Function(row["function"]))),) if row["function"] else ()
    return Node(ref(row["id"]).iri, ("cv:Activity", "skos:Concept"), (*_named(row), *function))


def _finding(row: dict[str, Any]) -> Node:
    more = (
        *literals("schema:text", row["name"]),
        *literals("cv:year", row["year"], "xsd:integer"),
        *refs("schema:about", *row["about"]),
    )
    return Node(ref(row["id"]).iri, ("schema:Claim", "cv:Finding"), (*_named(row), *more))


def _contact(row: dict[str, Any]) -> Node:
    return Node(
        ref(row["id"]).iri,
        ("schema:ContactPoint",),
        (
            *literals("schema:contactType", row["label"]),
            *literals("schema:telephone", row["phone"]),
            *literals("schema:email", row["email"]),
            *literals("schema:url", row["url"]),
            *literals("cv:hours", row["hours"]),
            ("dct:accessRights", concept(Tier(row["tier"]))),
            *refs("cv:reaches", *row["agencies"]),
            *refs("prov:wasDerivedFrom", *dict.fromkeys(proof["document"] for proof in row["evidence"])),
        ),
    )


def _claim(row: dict[str, Any]) -> Iterator[Node]:
    identity = ref(row["id"])
    predicate = Predicate(row["predicate"])
    yield Node(
        identity.iri,
        ("cv:Claim", "prov:Entity", *(["cv:Responsibility"] if predicate is Predicate.RESPONSIBLE_FOR else [])),
        (
            ("cv:predicate", concept(predicate)),
            *refs("cv:subject", row["subject"]),
            *refs("cv:object", row["object"]),
            *refs("cv:with", *row["counterparts"]),
            *refs("cv:under", row["protocol"]),
            *refs("cv:holdsIn", *row["jurisdictions"]),
            *([("cv:modality", concept(Modality(row["modality"])))] if row["modality"] else []),
            *literals("cv:negated", str(bool(row["negated"])).lower(), "xsd:boolean"),
            *literals("cv:action", row["action"]),
            *([("cv:function", concept(Function(row["function"])))] if row["function"] else []),
            *literals("cv:condition", row["condition"]),
            *literals("cv:deadline", row["deadlineText"]),
            *literals("cv:within", row["deadlineDuration"], "xsd:duration"),
            ("cv:status", concept(ReviewStatus(row["status"]))),
            ("dct:accessRights", concept(Tier(row["tier"]))),
            *refs("prov:wasRevisionOf", row["corrects"]),
            *refs("prov:wasDerivedFrom", *dict.fromkeys(proof["document"] for proof in row["evidence"])),
        ),
    )
    yield from _tie(row)
    for proof in row["evidence"]:
        yield from annotation(proof, identity)


def _tie(row: dict[str, Any]) -> Iterator[Node]:
    """The plain statement that an affirmed claim makes, where no reviewer has rejected it."""
    if row["negated"] or row["status"] == ReviewStatus.REJECTED:
        return
    said, back = TIES.get(row["predicate"], (f"cv:{row['predicate']}", False))
    ends = (row["object"], row["subject"]) if back else (row["subject"], row["object"])
    yield Node(ref(ends[0]).iri, (), refs(said, ends[1]))


MAKERS = {
    Label.AGENCY: _agency,
    Label.PROTOCOL: _protocol,
    Label.RESOURCE: _resource,
    Label.JURISDICTION: _jurisdiction,
    Label.ACTIVITY: _activity,
    Label.FINDING: _finding,
    Label.CONTACTPOINT: _contact,
}
