"""Facts turned into the parameters of the write statements. Nothing here talks to the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.facts import ClaimRow, DeadlineRow, DocumentRow, EntityRow, EvidenceRow, Facts, MentionRow, PassageRow, RunRow
from graph.gist import gist, stems
from graph.tallies import SORT_LENGTH
from schema.kinds import EntityKind, Label, Predicate, ReviewStatus

Row = dict[str, Any]


def document(row: DocumentRow) -> Row:
    """Properties of a Document."""
    return {
        "id": row.id,
        "sha256": row.sha256,
        "title": row.title,
        "kind": row.kind,
        "tier": row.tier,
        "name": row.name,
        "mediaType": row.media_type,
        "publisher": row.publisher,
        "uri": row.uri,
        "publishedOn": row.published_on,
        "effectiveOn": row.effective_on,
        "expiresOn": row.expires_on,
        "reviewDueOn": row.review_due_on,
        "jurisdiction": row.jurisdiction,
        "withheld": row.withheld,
        "authors": list(row.authors) or None,
        "year": row.year,
        "doi": row.doi,
        "journal": row.journal,
        "sort": f"{row.title.lower()[:SORT_LENGTH]}\u0000{row.id}",
    }


def passage(row: PassageRow) -> Row:
    """Properties of a Passage."""
    return {
        "id": row.id,
        "position": row.position,
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "page": row.page,
        "path": row.path,
    }


def entity(row: EntityRow) -> Row:
    """What an entity keeps for good; names, sector and tier are derived."""
    return {
        "key": row.key,
        "level" if row.label is EntityKind.JURISDICTION else "kind": row.kind,
        "function": row.function,
        "place": row.place,
        "citation": row.citation,
        "geoid": row.geoid,
        "isoCode": row.iso_code,
        "figures": list(row.figures) or None,
        "year": row.year,
        "eligibility": row.eligibility,
        "minimumAge": row.minimum_age,
        "maximumAge": row.maximum_age,
    }


def label(kind: EntityKind) -> Label:
    """The label of an entity of this kind."""
    return Label[kind.name]


def mention(row: MentionRow, stands: dict[str, str]) -> Row:
    """One MENTIONED_IN edge."""
    properties = {
        "id": row.id,
        "of": row.entity,
        "start": row.start,
        "end": row.end,
        "quote": row.quote,
        "method": row.method,
        "confidence": row.confidence,
        "sector": row.sector,
    }
    return {"entity": stands.get(row.entity, row.entity), "passage": row.passage, "properties": properties}


def claim(row: ClaimRow) -> Row:
    """What a claim keeps for good."""
    said = row.action or row.predicate
    return {
        "predicate": row.predicate,
        "modality": row.modality,
        "negated": row.negated,
        "action": row.action,
        "gist": gist(row.action) if row.action else None,
        "words": " ".join(dict.fromkeys(stems(row.action))) if row.action else None,
        "function": row.function,
        "condition": row.condition,
        "status": ReviewStatus.PROPOSED,
        "sort": f"{said.lower()[:SORT_LENGTH]}\u0000{row.id}",
        **(deadline(row.deadline) if row.deadline else {}),
    }


def deadline(row: DeadlineRow) -> Row:
    """The properties by which a claim carries its deadline."""
    return {
        "deadlineText": row.text,
        "deadlineDuration": row.duration,
        "deadlineSeconds": row.seconds,
        "deadlineAfter": row.after,
        "deadlineBusiness": row.business,
        "deadlineBefore": row.before,
        "deadlineRecurring": row.recurring,
    }


def claim_edge(row: ClaimRow, stands: dict[str, str]) -> Row:
    """The SUBJECT and OBJECT of a claim."""
    return {
        "id": row.id,
        "subject": stands.get(row.subject, row.subject),
        "subjectOf": row.subject,
        "object": stands.get(row.object, row.object),
        "objectOf": row.object,
    }


def evidence(row: EvidenceRow) -> Row:
    """One EVIDENCED_BY edge."""
    properties = {
        "id": row.id,
        "start": row.start,
        "end": row.end,
        "quote": row.quote,
        "method": row.method,
        "confidence": row.confidence,
    }
    return {"claim": row.claim, "passage": row.passage, "properties": properties}


def run(row: RunRow) -> Row:
    """Properties of a Run."""
    return {
        "id": row.id,
        "at": row.at,
        "extractor": row.extractor,
        "model": row.model,
        "modelVersion": row.model_version,
        "modelHash": row.model_hash,
        "by": row.by,
    }


def home_of(row: ClaimRow, agencies: set[str]) -> Label:
    """A claim speaks of an agency; what is said of where a protocol or resource holds is a scope."""
    return Label.CLAIM if row.subject in agencies else Label.SCOPE


def size(facts: Facts) -> int:
    """How many nodes and relations a document adds at most."""
    claims = sum(4 + len(c.counterparts) + len(c.jurisdictions) for c in facts.claims)
    return 3 * len(facts.passages) + len(facts.entities) + len(facts.mentions) + claims + len(facts.evidence)


def responsibilities(claims: Iterable[ClaimRow]) -> list[str]:
    """Ids of the claims that are duties."""
    return [c.id for c in claims if c.predicate is Predicate.RESPONSIBLE_FOR]
