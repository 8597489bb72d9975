"""Linked data written down as a stream, as Turtle and as JSON-LD. What is said stands in linked.py."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from exchange.linked import nodes
from exchange.package import File, Terms
from exchange.triples import PREFIXES, Literal, Node, Ref
from graph.export import View


def turtle(view: View, terms: Terms) -> Iterator[File]:
    """One file of RDF 1.1 Turtle."""
    yield File("graph.ttl", "text/turtle", _turtle(nodes(view, terms)))


def jsonld(view: View, terms: Terms) -> Iterator[File]:
    """One file of JSON-LD 1.1; its context is in it, so that nothing is fetched."""
    yield File("graph.jsonld", "application/ld+json", _jsonld(nodes(view, terms)))


def _turtle(found: Iterable[Node]) -> Iterator[bytes]:
    yield "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()).encode()
    for node in found:
        said = [f"a {', '.join(node.types)}"] if node.types else []
        said += [f"{name} {_term(value)}" for name, value in node.said]
        if said:
            yield (f"<{node.iri}> " + " ;\n  ".join(said) + " .\n").encode()


def _term(value: Ref | Literal) -> str:
    if isinstance(value, Ref):
        return f"<{value.iri}>"
    text = json.dumps(value.text, ensure_ascii=False)
    return f"{text}^^{value.type}" if value.type else text


def _jsonld(found: Iterable[Node]) -> Iterator[bytes]:
    yield b'{"@context": ' + orjson.dumps(PREFIXES) + b',\n"@graph": [\n'
    before = b""
    for node in found:
        yield before + orjson.dumps(_object(node))
        before = b",\n"
    yield b"\n]}\n"


def _object(node: Node) -> dict[str, Any]:
    out: dict[str, Any] = {"@id": node.iri}
    if node.types:
        out["@type"] = list(node.types)
    for name, value in node.said:
        out.setdefault(name, []).append(_value(value))
    return out


def _value(value: Ref | Literal) -> Any:
    if isinstance(value, Ref):
        return {"@id": value.iri}
    return {"@value": value.text, "@type": value.type} if value.type else value.text
