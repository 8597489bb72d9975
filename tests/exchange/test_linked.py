"""The graph as linked data: two writings of one graph, held to the shapes, and asked by SPARQL."""

import json

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import ORG, SKOS

from cli.setup import ROOT
from exchange.formats import Format
from exchange.triples import PREFIXES
from tests.exchange.conftest import exported

OA = PREFIXES["oa"]
SHAPES = ROOT / "exchange" / "shapes.ttl"
WORDS = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def turtle(world):
    return Graph().parse(data=exported(world, Format.TURTLE)["graph.ttl"], format="turtle")


@pytest.fixture(scope="module")
def told(world):
    files = exported(world, Format.JSONL)
    return {
        name: [json.loads(line) for line in data.decode().splitlines()]
        for name, data in files.items()
        if name.endswith("jsonl")
    }


def test_json_ld_says_the_same_as_turtle(world, turtle):
    other = Graph().parse(data=exported(world, Format.JSONLD)["graph.jsonld"], format="json-ld")
    assert len(turtle) > 1000
    assert set(other) == set(turtle)


def test_the_shapes_hold(turtle):
    conforms, _, text = validate(turtle, shacl_graph=str(SHAPES))
    assert conforms, text[:2000]


BREAKS = {
    "a claim without words": "DELETE { ?a oa:hasBody ?c } WHERE { ?a oa:hasBody ?c . ?c a cv:Claim }",
    "a quotation without a place": """DELETE { ?t oa:hasSelector ?s }
        WHERE { ?s a oa:TextPositionSelector . ?t oa:hasSelector ?s }""",
    "a place that ends before it starts": """DELETE { ?s oa:end ?e } INSERT { ?s oa:end '0'^^xsd:nonNegativeInteger }
        WHERE { ?s oa:end ?e }""",
    "an organisation without a name": "DELETE { ?o skos:prefLabel ?n } WHERE { ?o a org:Organization ; skos:prefLabel ?n }",
    "a sector that is no concept": "DELETE { ?s a skos:Concept } WHERE { ?o org:classification ?s . ?s a skos:Concept }",
}


@pytest.mark.parametrize("name", BREAKS)
def test_the_shapes_find_what_is_wrong(turtle, name):
    broken = Graph()
    broken += turtle
    broken.update(WORDS + BREAKS[name])
    assert len(broken) <= len(turtle)
    assert not validate(broken, shacl_graph=str(SHAPES))[0]


def test_who_must_do_what_by_when_on_whose_word(turtle, told):
    found = turtle.query(
        WORDS
        + """SELECT ?claim ?who ?action ?within ?exact ?title WHERE {
          ?claim a cv:Responsibility ; cv:modality <urn:convene:Modality:MUST> ; cv:subject ?agency ;
            cv:action ?action ; cv:within ?within .
          ?agency skos:prefLabel ?who .
          ?note oa:hasBody ?claim ; oa:hasTarget ?target .
          ?target oa:hasSource [ dct:title ?title ] ; oa:hasSelector [ oa:exact ?exact ] . }"""
    )
    names = {row["id"]: row["name"] for row in told["agencies.jsonl"]}
    titles = {row["id"]: row["title"] for row in told["documents.jsonl"]}
    duties = {
        row["id"]: row
        for row in told["claims.jsonl"]
        if row["modality"] == "MUST" and row["deadlineDuration"] and row["action"]
    }
    expected = {
        (f"urn:uuid:{c['id']}", names[c["subject"]], c["action"], e["quote"], titles[e["document"]])
        for e in told["evidence.jsonl"]
        if (c := duties.get(e["of"]))
    }
    assert {(str(r.claim), str(r.who), str(r.action), str(r.exact), str(r.title)) for r in found} == expected
    assert any("Harbor House" in who for _, who, *_ in expected)


def test_members_sectors_and_revisions(turtle, told):
    members = {(str(s), str(o)) for s, o in turtle.subject_objects(ORG.memberOf)}
    claims = [c for c in told["claims.jsonl"] if c["predicate"] == "PART_OF" and not c["negated"]]
    assert members == {(f"urn:uuid:{c['subject']}", f"urn:uuid:{c['object']}") for c in claims}
    sectors = turtle.query(WORDS + "SELECT ?o ?n WHERE { ?o a org:Organization ; org:classification/skos:notation ?n }")
    assert {(str(r.o)[9:], str(r.n)) for r in sectors} == {
        (a["id"], a["sector"]) for a in told["agencies.jsonl"] if a["kind"] == "ORGANIZATION" and a["sector"]
    }
    assert (URIRef("urn:convene:Tier:LEAD"), SKOS.notation, Literal("LEAD")) in turtle


def test_each_quotation_has_its_place(turtle, told):
    quotes = told["evidence.jsonl"] + [
        m | {"document": p["document"]}
        for m in told["mentions.jsonl"]
        for p in told["passages.jsonl"]
        if p["id"] == m["passage"]
    ]
    assert len(list(turtle.subjects(RDF.type, URIRef(f"{OA}Annotation")))) == len(
        {q["id"] for q in quotes if q["of" if "of" in q else "id"] not in contacts(told)}
    )
    for quote in quotes:
        if quote.get("of") in contacts(told):
            continue
        place = URIRef(f"urn:uuid:{quote['id']}#position")
        assert turtle.value(place, URIRef(f"{OA}start")).toPython() == quote["start"]
        assert turtle.value(place, URIRef(f"{OA}end")).toPython() == quote["end"]
        exact = turtle.value(URIRef(f"urn:uuid:{quote['id']}#quote"), URIRef(f"{OA}exact"))
        assert str(exact) == quote["quote"]


def contacts(told):
    return {row["id"] for row in told["contact_points.jsonl"]}
