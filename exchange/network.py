"""The graph as a network of entities tied by claims: GraphML and GEXF, written as a stream.

A tie is an affirmed or denied claim between two things, with its id; the words it rests on are in the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from exchange.package import OWNERS, TITLE, File, Terms
from graph.export import ENTITIES, EVIDENCED, View
from schema.kinds import Label, Rel

# What XML 1.0 cannot hold.
UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NODE = {
    "name": "string",
    "label": "string",
    "kind": "string",
    "sector": "string",
    "function": "string",
    "tier": "string",
    "documents": "integer",
}
EDGE = {
    "type": "string",
    "modality": "string",
    "negated": "boolean",
    "status": "string",
    "action": "string",
    "deadline": "string",
    "tier": "string",
    "confidence": "double",
    "documents": "integer",
}
GRAPHML_TYPES = {"string": "string", "integer": "int", "boolean": "boolean", "double": "double"}


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge: `values` by the names in EDGE."""

    id: str
    source: str
    target: str
    values: dict[str, Any]


def graphml(view: View, terms: Terms) -> Iterator[File]:
    """One file; edges are directed and have ids, so parallel ones stay apart."""
    yield File("graph.graphml", "application/graphml+xml", _encoded(_graphml(view, terms)))


def gexf(view: View, terms: Terms) -> Iterator[File]:
    """One file, GEXF 1.2."""
    yield File("graph.gexf", "application/gexf+xml", _encoded(_gexf(view, terms)))


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    return (f"{line}\n".encode() for line in lines)


def _nodes(view: View) -> Iterator[tuple[str, dict[str, Any]]]:
    for label in ENTITIES:
        for row in view.rows(label):
            known = row | {"label": label, "kind": row["kind"] or row["level"], "documents": len(row["documents"])}
            yield row["id"], {name: known[name] for name in NODE if known[name] is not None}


def _ties(view: View) -> Iterator[Tie]:
    for label in EVIDENCED:
        for row in view.rows(label):
            known = row | {
                "type": row["predicate"],
                "deadline": row["deadlineText"],
                "documents": len({proof["document"] for proof in row["evidence"]}),
            }
            values = {name: known[name] for name in EDGE if known[name] is not None}
            yield Tie(row["id"], row["subject"], row["object"], values)
    for row in view.rows(Label.FINDING):
        for target in row["about"]:
            yield Tie(f"{row['id']}-{target}", row["id"], target, {"type": Rel.ABOUT})
    for row in view.rows(Label.JURISDICTION):
        if row["within"]:
            yield Tie(f"{row['id']}-within", row["id"], row["within"], {"type": Rel.WITHIN})


def _said(terms: Terms) -> str:
    return _text(f"{TITLE}. Tier: {terms.tier}. Licence: {terms.licence or 'none given'}. {OWNERS}")


def _text(value: Any) -> str:
    return escape(UNFIT.sub("\ufffd", _plain(value)))


def _attribute(value: Any) -> str:
    return quoteattr(UNFIT.sub("\ufffd", _plain(value)))


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _graphml(view: View, terms: Terms) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield f"<desc>{_said(terms)}</desc>"
    for kind, names in (("node", NODE), ("edge", EDGE)):
        for name, value in names.items():
            of = GRAPHML_TYPES[value]
            yield f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{of}"/>'
    yield '<graph id="convene" edgedefault="directed">'
    for identity, values in _nodes(view):
        yield f"<node id={_attribute(identity)}>{_data('node', values)}</node>"
    for tie in _ties(view):
        ends = f"source={_attribute(tie.source)} target={_attribute(tie.target)}"
        yield f"<edge id={_attribute(tie.id)} {ends}>{_data('edge', tie.values)}</edge>"
    yield "</graph>"
    yield "</graphml>"


def _data(kind: str, values: dict[str, Any]) -> str:
    return "".join(f'<data key="{kind}-{name}">{_text(value)}</data>' for name, value in values.items())


def _gexf(view: View, terms: Terms) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    yield f"<meta><creator>Convene</creator><description>{_said(terms)}</description></meta>"
    yield '<graph mode="static" defaultedgetype="directed">'
    for kind, names in (("node", NODE), ("edge", EDGE)):
        held = "".join(f'<attribute id="{kind}-{name}" title="{name}" type="{of}"/>' for name, of in names.items())
        yield f'<attributes class="{kind}" mode="static">{held}</attributes>'
    yield "<nodes>"
    for identity, values in _nodes(view):
        yield f"<node id={_attribute(identity)} label={_attribute(values['name'])}>{_values('node', values)}</node>"
    yield "</nodes>"
    yield "<edges>"
    for tie in _ties(view):
        ends = f"source={_attribute(tie.source)} target={_attribute(tie.target)} label={_attribute(tie.values['type'])}"
        yield f"<edge id={_attribute(tie.id)} {ends}>{_values('edge', tie.values)}</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _values(kind: str, values: dict[str, Any]) -> str:
    held = "".join(f'<attvalue for="{kind}-{name}" value={_attribute(value)}/>' for name, value in values.items())
    return f"<attvalues>{held}</attvalues>"
