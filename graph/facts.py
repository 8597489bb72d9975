"""The rows that the writer takes: what one document adds to the graph, as stored. The shape of the graph, property by property.

Ids are UUIDv5 of what a thing is (graph/ids). Dates are ISO strings `2026-01-31`, moments `2026-01-31T09:00:00.000000Z`:
both compare as text and pass to JSON as they are. Offsets are code points into the document's text.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, field

from graph.ids import make_id
from schema.kinds import (
    DateField,
    DocumentKind,
    EntityKind,
    Function,
    Modality,
    Predicate,
    Sector,
    Tier,
)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """(:Document). The writer adds `ingestedAt` and `sort` (lower-case title and id: unique).

    `authors`, `year`, `doi` and `journal` are those of published research, as a bibliography gives them; absent elsewhere.
    """

    id: str
    sha256: str
    title: str
    kind: DocumentKind
    tier: Tier
    name: str
    media_type: str
    publisher: str | None = None
    uri: str | None = None
    published_on: str | None = None
    effective_on: str | None = None
    expires_on: str | None = None
    review_due_on: str | None = None
    jurisdiction: str | None = None
    withheld: int = 0
    authors: tuple[str, ...] = ()
    year: int | None = None
    doi: str | None = None
    journal: str | None = None


@dataclass(frozen=True, slots=True)
class PassageRow:
    """(:Passage)-[:OF]->(:Document); `position` counts from 0, and (:Passage)-[:NEXT]->(:Passage) follows it."""

    id: str
    position: int
    start: int
    end: int
    text: str
    page: int | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """(:Entity:Agency|…). `forms` counts each way it is written in this document; `sectors` each sector it was judged to be of.

    The counts stand on (:Entity)-[:NAMED_IN {of, forms, formCounts, sectors, sectorCounts}]->(:Document).
    On the node the writer keeps the tallies (forms, formCounts, sectors, sectorCounts) and derives from them `name`, `aliases`,
    `sector` (agencies) and `sort` (lower-case name and id: unique); `tier` is the lowest tier of the documents that name it.
    `kind` is that of AgencyKind, ProtocolKind, ResourceKind or JurisdictionLevel (stored as `kind`; `level` for jurisdictions).
    """

    id: str
    label: EntityKind
    key: str
    forms: dict[str, int]
    kind: str | None = None
    sectors: dict[Sector, int] = field(default_factory=dict)
    function: Function | None = None
    place: str | None = None
    citation: str | None = None
    geoid: str | None = None
    iso_code: str | None = None
    figures: tuple[str, ...] = ()
    year: int | None = None
    eligibility: str | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """(:Entity)-[:MENTIONED_IN {id, start, end, quote, method, confidence, sector}]->(:Passage)."""

    id: str
    entity: str
    passage: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float
    sector: Sector | None = None


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """On the claim as deadlineText, deadlineDuration, deadlineSeconds, deadlineAfter, deadlineBusiness, …Before, …Recurring.

    `seconds` is the duration as a number to sort and compare by (a month counts 30 days, a year 365).
    """

    text: str
    duration: str | None = None
    seconds: int | None = None
    after: str | None = None
    business: bool = False
    before: bool = False
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """(:Claim), also (:Responsibility) where the predicate is that. What it says never changes: its id is made of it.

    (c)-[:SUBJECT {of}]->(:Agency), -[:OBJECT {of}]->(:Entity), -[:WITH {of}]->(:Agency), -[:UNDER]->(:Protocol),
    -[:HOLDS_IN]->(:Jurisdiction), -[:RECORDED_IN]->(:Run). `of` is the id of the agency that the document names; the edge leads
    to the agency that stands for it after merges. The writer adds status PROPOSED, `confidence` (the highest of its evidence),
    `tier` (the lowest of its documents), `sector` (its subject's), recordedAt, retractedAt (absent while current) and
    `sort` (lower-case action or predicate, and id: unique).
    """

    id: str
    predicate: Predicate
    subject: str
    object: str
    modality: Modality | None = None
    negated: bool = False
    action: str | None = None
    function: Function | None = None
    condition: str | None = None
    deadline: DeadlineRow | None = None
    counterparts: tuple[str, ...] = ()
    protocol: str | None = None
    jurisdictions: tuple[str, ...] = ()


def identified(row: ClaimRow) -> ClaimRow:
    """The row with its id: made of all that it says."""
    values = {name: getattr(row, name) for name in row.__slots__ if name not in {"id", "deadline"}}
    said = [list(v) if isinstance(v, tuple) else v for v in values.values()]
    limit = list(astuple(row.deadline)) if row.deadline else None
    return ClaimRow(make_id("claim", *said, limit), deadline=row.deadline, **values)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """(:Claim)-[:EVIDENCED_BY {id, start, end, quote, method, confidence}]->(:Passage)."""

    id: str
    claim: str
    passage: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class AboutRow:
    """(:Finding)-[:ABOUT]->(:Entity)."""

    finding: str
    entity: str


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date that a document gives of itself.

    (:Document)-[:EVIDENCED_BY {id, start, end, quote, method, confidence, field, value}]->(:Passage).
    """

    id: str
    field: DateField
    value: str
    passage: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class ContactRow:
    """(:Agency)-[:REACHED_AT]->(:ContactPoint {id, label, phone, email, url, hours, assuredOn, tier, sort}).

    `quotes` are (id, passage, start, end, quote) of the words that give it.
    """

    id: str
    agency: str
    label: str
    phone: str | None = None
    email: str | None = None
    url: str | None = None
    hours: str | None = None
    quotes: tuple[tuple[str, str, int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one document adds. `parties` are ids of agencies: (:Agency)-[:PARTY_TO {of}]->(:Document).

    `text_of` is the id of the protocol whose own text the document is: (:Document)-[:TEXT_OF]->(:Protocol).
    """

    document: DocumentRow
    passages: tuple[PassageRow, ...] = ()
    entities: tuple[EntityRow, ...] = ()
    mentions: tuple[MentionRow, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    abouts: tuple[AboutRow, ...] = ()
    parties: tuple[str, ...] = ()
    dates: tuple[DateRow, ...] = ()
    contacts: tuple[ContactRow, ...] = ()
    text_of: str | None = None


@dataclass(frozen=True, slots=True)
class RunRow:
    """(:Run {id, at, extractor, model, modelVersion, modelHash, by}). `by` is who asked: the name of a key, or `local`."""

    id: str
    at: str
    extractor: str
    model: str
    model_version: str
    model_hash: str
    by: str = "local"
