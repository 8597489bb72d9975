"""Quotations as Web Annotations: what is said of which words of which document, by their place and by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exchange.triples import Node, Ref, literals, ref


def annotation(proof: dict[str, Any], body: Ref) -> Iterator[Node]:
    """The annotation that ties `body` to a quotation with `document`, `start`, `end` (code points) and `quote`."""
    identity = ref(proof["id"])
    target, place, words = (Ref(f"{identity.iri}#{part}") for part in ("target", "position", "quote"))
    yield Node(
        identity.iri,
        ("oa:Annotation",),
        (
            ("oa:hasBody", body),
            ("oa:hasTarget", target),
            ("oa:motivatedBy", Ref("http://www.w3.org/ns/oa#identifying")),
            *literals("cv:method", proof["method"]),
            *literals("cv:confidence", proof["confidence"], "xsd:decimal"),
            *literals("cv:page", proof.get("page"), "xsd:integer"),
            *literals("cv:path", proof.get("path")),
        ),
    )
    selectors = (("oa:hasSelector", place), ("oa:hasSelector", words))
    yield Node(target.iri, ("oa:SpecificResource",), (("oa:hasSource", ref(proof["document"])), *selectors))
    start = literals("oa:start", proof["start"], "xsd:nonNegativeInteger")
    end = literals("oa:end", proof["end"], "xsd:nonNegativeInteger")
    yield Node(place.iri, ("oa:TextPositionSelector",), (*start, *end))
    yield Node(words.iri, ("oa:TextQuoteSelector",), literals("oa:exact", proof["quote"]))


def mention(one: dict[str, Any], document: str) -> Iterator[Node]:
    """The annotation of a place where an entity is named."""
    yield from annotation(one | {"document": document}, ref(one["entity"]))
