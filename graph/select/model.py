"""What each field of each type reads: the one table between the interface and the graph.

A new field takes one line here and one in api/types. How a reading becomes Cypher is in project.py and pages.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.select import paths
from graph.select.paths import Path, edge, judged, quotation, said, scope, through_passages
from schema.kinds import Label, Predicate, Rel


@dataclass(frozen=True, slots=True)
class Value:
    """A value: an expression over the variable `{m}` (and `{m}p`, `{m}d` of a quotation)."""

    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Several values of the same node under a name; null where `present` does not hold."""

    type: str
    present: str


@dataclass(frozen=True, slots=True)
class One:
    """The first thing at the end of a path, or null."""

    path: Path
    type: str


@dataclass(frozen=True, slots=True)
class Many:
    """Everything at the end of a path, in order."""

    path: Path
    type: str


@dataclass(frozen=True, slots=True)
class Page:
    """A connection over what is at the end of a path. `edge` is the entry of MODEL for what its edges hold beside the node."""

    path: Path
    type: str
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """The document of a quotation: bound already."""

    type: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed against the document before, duty by duty."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The different values of an expression over all that is at the end of a path, in order."""

    path: Path
    text: str


Reading = Value | Group | One | Many | Page | Beside | Difference | Gathered


def prop(name: str) -> Value:
    """A property of the node."""
    return Value(f"{{m}}.{name}")


def own(*names: str) -> dict[str, Reading]:
    """Properties that are derived from documents: each reader reads what those give that they see."""
    return {name: Value(f"own({{m}}.{name})") for name in names}


def props(*names: str) -> dict[str, Reading]:
    """Properties under their own names."""
    return {name: prop(name) for name in names}


MENTIONS = Page(quotation(Rel.MENTIONED_IN), "Evidence")
ENTITY: dict[str, Reading] = {
    **props("id"),
    **own("name"),
    "aliases": Value("coalesce(own({m}.aliases), [])"),
    "evidence": MENTIONS,
}
CLAIM: dict[str, Reading] = {
    **props("id", "predicate", "modality", "negated", "status", "tier", "retractedAt"),
    **own("confidence", "recordedAt"),
    "subject": One(edge(Rel.SUBJECT, Label.AGENCY), "Agency"),
    "evidence": Page(quotation(Rel.EVIDENCED_BY), "Evidence"),
}
MODEL: dict[str, dict[str, Reading]] = {
    "Agency": {
        **ENTITY,
        **props("kind"),
        **own("sector"),
        "parent": One(said(Predicate.PART_OF, Label.AGENCY), "Agency"),
        "units": Page(said(Predicate.PART_OF, Label.AGENCY, back=True), "Agency"),
        "jurisdictions": Page(said(Predicate.APPLIES_IN, Label.JURISDICTION), "Jurisdiction"),
        "responsibilities": Page(edge(Rel.SUBJECT, Label.RESPONSIBILITY, back=True), "Responsibility"),
        "provides": Page(said(Predicate.PROVIDES, Label.RESOURCE), "Resource"),
        "follows": Page(said(Predicate.FOLLOWS, Label.PROTOCOL), "Protocol"),
        "partners": Page(paths.PARTNERS, "Agency", edge="Partner"),
        "contacts": Many(paths.CONTACTS, "ContactPoint"),
    },
    "ContactPoint": {**props("label", "phone", "email", "url", "hours", "tier"), "assuredOn": Value(paths.ASSURED)},
    "Protocol": {
        **ENTITY,
        **props("kind", "citation"),
        "followedBy": Page(said(Predicate.FOLLOWS, Label.AGENCY, back=True), "Agency"),
        "responsibilities": Page(edge(Rel.UNDER, Label.RESPONSIBILITY, back=True), "Responsibility"),
        "jurisdictions": Page(scope(Rel.SUBJECT, Rel.UNDER), "Jurisdiction"),
        "text": One(edge(Rel.TEXT_OF, Label.DOCUMENT, back=True), "Document"),
    },
    "Resource": {
        **ENTITY,
        **props("kind", "eligibility", "minimumAge", "maximumAge"),
        "providers": Page(said(Predicate.PROVIDES, Label.AGENCY, back=True), "Agency"),
        "funders": Page(said(Predicate.FUNDS, Label.AGENCY, back=True), "Agency"),
        "jurisdictions": Page(scope(Rel.SUBJECT, Rel.OBJECT), "Jurisdiction"),
    },
    "Jurisdiction": {
        **ENTITY,
        **props("level", "geoid", "isoCode"),
        "parent": One(edge(Rel.WITHIN, Label.JURISDICTION), "Jurisdiction"),
        "children": Page(edge(Rel.WITHIN, Label.JURISDICTION, back=True), "Jurisdiction"),
        "agencies": Page(said(Predicate.APPLIES_IN, Label.AGENCY, back=True), "Agency"),
    },
    "Activity": {
        **ENTITY,
        **props("function"),
        "responsibilities": Page(edge(Rel.OBJECT, Label.RESPONSIBILITY, back=True), "Responsibility"),
    },
    "Finding": {
        **ENTITY,
        **props("year"),
        "figures": Value("coalesce({m}.figures, [])"),
        "about": Page(paths.ABOUT, "Entity"),
        "practice": Page(paths.PRACTICE, "Responsibility"),
    },
    "Responsibility": {
        **CLAIM,
        **props("action", "function", "condition"),
        "activity": One(edge(Rel.OBJECT, Label.ACTIVITY), "Activity"),
        "deadline": Group("Deadline", "{m}.deadlineText IS NOT NULL"),
        "counterparts": Many(edge(Rel.WITH, Label.AGENCY), "Agency"),
        "protocol": One(edge(Rel.UNDER, Label.PROTOCOL), "Protocol"),
        "jurisdictions": Many(edge(Rel.HOLDS_IN, Label.JURISDICTION), "Jurisdiction"),
    },
    "Deadline": {
        "text": prop("deadlineText"),
        "duration": prop("deadlineDuration"),
        "after": prop("deadlineAfter"),
        "businessTime": Value("coalesce({m}.deadlineBusiness, false)"),
        "before": Value("coalesce({m}.deadlineBefore, false)"),
        "recurring": Value("coalesce({m}.deadlineRecurring, false)"),
    },
    "Relationship": {**CLAIM, "object": One(edge(Rel.OBJECT, Label.ENTITY), "Entity")},
    "Evidence": {
        **props("id", "quote", "start", "end", "method"),
        "page": Value("{m}p.page"),
        "path": Value("{m}p.path"),
        "passage": Value("{m}p.text"),
        "document": Beside("Document"),
    },
    "Document": {
        **props("id", "title", "kind", "publisher", "uri", "publishedOn", "effectiveOn", "expiresOn", "reviewDueOn"),
        **props("sha256", "tier", "ingestedAt", "year", "doi", "journal"),
        "authors": Value("coalesce({m}.authors, [])"),
        "parties": Page(edge(Rel.PARTY_TO, Label.AGENCY, back=True), "Agency"),
        "claims": Page(through_passages(Rel.EVIDENCED_BY, Label.CLAIM), "Claim"),
        "passages": Page(edge(Rel.OF, Label.PASSAGE, back=True), "Passage"),
        "findings": Page(through_passages(Rel.MENTIONED_IN, Label.FINDING), "Finding"),
        "supersedes": One(paths.FORMER, "Document"),
        "diff": Difference(),
        "supersededBy": One(edge(Rel.SUPERSEDES, Label.DOCUMENT, back=True), "Document"),
    },
    "Passage": {
        **props("id", "text", "path", "page", "start", "end"),
        "claims": Page(edge(Rel.EVIDENCED_BY, Label.CLAIM, back=True), "Claim"),
    },
    # What hangs on the edge of a connection rather than on the node.
    "Partner": {
        "predicates": Gathered(paths.TIES, "{m}.predicate"),
        "claims": Page(paths.TIES, "Claim"),
    },
    "Change": {**props("at", "kind", "summary", "by", "before", "after", "note"), "node": One(paths.CHANGED, "Node")},
    "MatchCandidate": {
        **props("id", "score", "reasons"),
        "left": One(judged("left"), "Agency"),
        "right": One(judged("right"), "Agency"),
    },
    "Hit": {"score": Value("{o}h.score"), "highlight": Value("{o}h.text")},
}
# The types that can stand where one of these is declared, with the label by which each is known.
ABSTRACT: dict[str, dict[str, Label]] = {
    "Entity": {
        "Agency": Label.AGENCY,
        "Protocol": Label.PROTOCOL,
        "Resource": Label.RESOURCE,
        "Jurisdiction": Label.JURISDICTION,
        "Activity": Label.ACTIVITY,
        "Finding": Label.FINDING,
    },
    "Claim": {"Responsibility": Label.RESPONSIBILITY, "Relationship": Label.CLAIM},
}
ABSTRACT["Node"] = {**ABSTRACT["Entity"], **ABSTRACT["Claim"], "Document": Label.DOCUMENT}
