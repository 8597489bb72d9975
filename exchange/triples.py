"""What linked data is made of here: subjects with their types and what is said of them, and the names in which that is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

# Convene's own words. A name, not an address: nothing is fetched from it.
CONVENE = "urn:convene:"
DATASET = f"{CONVENE}graph"
PREFIXES = {
    "cv": CONVENE,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing by its IRI."""

    iri: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A value; `type` as `xsd:date`, a plain string where it is empty."""

    text: str
    type: str = ""


Said = tuple[str, Ref | Literal]


@dataclass(frozen=True, slots=True)
class Node:
    """A subject by its IRI, its types and what is said of it, as (property, value); names have a prefix."""

    iri: str
    types: tuple[str, ...]
    said: tuple[Said, ...]


def ref(identity: str) -> Ref:
    """A thing of the graph by its UUID, or whatever has an IRI already."""
    return Ref(identity if ":" in identity else f"urn:uuid:{identity}")


def refs(name: str, *ids: str | None) -> tuple[Said, ...]:
    """The property once for each id that there is."""
    return tuple((name, ref(identity)) for identity in ids if identity)


def literals(name: str, value: Any, kind: str = "") -> tuple[Said, ...]:
    """The property, unless the value is not known."""
    return () if value is None else ((name, Literal(str(value), kind)),)


def concept(value: StrEnum) -> Ref:
    """The concept for a value of the ontology."""
    return Ref(f"{CONVENE}{type(value).__name__}:{value}")
