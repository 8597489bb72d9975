"""One document's facts, from what was read, screened and extracted. What is built here is what the writer takes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.facts import AboutRow, ClaimRow, DateRow, DocumentRow, EntityRow, EvidenceRow, Facts, MentionRow
from graph.ids import make_id
from ingest.facts import claims, entities
from ingest.facts.contacts import contacts
from ingest.facts.dates import Dated, dates
from ingest.facts.describe import Options, describe
from ingest.facts.given import Given
from ingest.facts.passages import Passages, passages
from ingest.facts.places import place_facts
from ingest.model import Extraction, Finding, Mention, Screened, Span
from ingest.resolve.places import place_of
from schema.kinds import AgencyKind, DateField, DocumentKind, EntityKind

# Documents that are a rule of their own, under which their duties stand.
RULES = frozenset({DocumentKind.PROTOCOL, DocumentKind.AGREEMENT, DocumentKind.STATUTE})
PARTIES = re.compile(r"\b(between|among|parties|entered into|undersigned|hereinafter)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    """What is collected while one document is walked, each thing once."""

    passages: Passages
    by_mention: dict[str, EntityRow]
    entities: dict[str, EntityRow]
    mentions: dict[str, MentionRow] = field(default_factory=dict)
    claims: dict[str, ClaimRow] = field(default_factory=dict)
    evidence: dict[str, EvidenceRow] = field(default_factory=dict)

    def add(self, claim: ClaimRow, proof: EvidenceRow | None) -> None:
        """Keep a claim with its evidence; without evidence there is no claim."""
        if proof is not None:
            self.claims[claim.id] = claim
            self.evidence[proof.id] = proof


def build(screened: Screened, extraction: Extraction, options: Options, given: Given | None = None) -> Facts:
    """The facts of one document; `given` is what a mapping says beyond the extraction, in the place of what is concluded."""
    document = describe(screened, options)
    own = passages(screened, document.id)
    said = dates(own) if given is None else given.dates
    document = _dated(document, said)
    stored = [m for m in extraction.mentions if own.at(m.start, m.end)]
    by_mention = _by_mention(own.text, stored, extraction.findings, document.jurisdiction, given)
    draft = _Draft(own, by_mention, _together(by_mention.values()))
    for mention in stored:
        _mention(draft, mention)
    home = _home(draft, document.jurisdiction)
    rule = _own_rule(draft, document.title, document.kind in RULES, document.jurisdiction)
    by_id = {m.id: m for m in stored}
    ways = contacts(screened, own, draft.mentions, draft.entities) if given is None else given.ways(by_mention, own)
    homes = {place: _home(draft, place) for place in sorted(set(given.places.values()))} if given else {}
    for assertion in extraction.assertions:
        if all(part in by_mention for part in claims.all_parts(assertion)):
            near = homes.get(given.places.get(assertion.subject, ""), home) if given else home
            claim = claims.claim(assertion, own.text, by_mention, near, rule)
            if claim.subject != claim.object:
                span = claims.clip(assertion, by_id[assertion.object], own)
                draft.add(claim, claims.evidence(claim, span, own, assertion))
    for mention in stored:
        _place_in_name(draft, mention)
    abouts = {(f.mention, e) for f in extraction.findings for e in f.about if f.mention in by_mention and e in by_mention}
    return Facts(
        document=document,
        passages=own.rows,
        entities=tuple(draft.entities[key] for key in sorted(draft.entities)),
        mentions=tuple(draft.mentions.values()),
        claims=tuple(draft.claims.values()),
        evidence=tuple(draft.evidence.values()),
        abouts=tuple(AboutRow(f, e) for f, e in sorted({(by_mention[f].id, by_mention[e].id) for f, e in abouts})),
        dates=_dates(own, document, said),
        contacts=ways,
        parties=_parties(draft, stored, given) if document.kind is DocumentKind.AGREEMENT else (),
        text_of=rule,
    )


def _by_mention(
    text: str, stored: Sequence[Mention], findings: Sequence[Finding], home: str | None, given: Given | None
) -> dict[str, EntityRow]:
    """The entity of each mention; where rows name places of their own, each row's things are of its place."""
    if given is None:
        return entities.entities(text, stored, findings, home)
    groups: dict[str | None, list[Mention]] = {}
    for mention in stored:
        groups.setdefault(given.places.get(mention.id, home), []).append(mention)
    found: dict[str, EntityRow] = {}
    for place, group in groups.items():
        found |= entities.entities(text, group, findings, place)
    return given.for_whom(found)


def _mention(draft: _Draft, mention: Mention) -> None:
    row = draft.by_mention[mention.id]
    passage = draft.passages.at(mention.start, mention.end)
    if passage is None:
        return
    identity = make_id("mention", row.id, passage.id, mention.start, mention.end)
    draft.mentions[identity] = MentionRow(
        id=identity,
        entity=row.id,
        passage=passage.id,
        start=mention.start,
        end=mention.end,
        quote=draft.passages.text[mention.start : mention.end],
        method=mention.method,
        confidence=mention.confidence,
        sector=mention.sector,
    )


def _together(rows: Iterable[EntityRow]) -> dict[str, EntityRow]:
    """Rows by entity: two clusters of one document may come to one entity, and their counts add up."""
    kept: dict[str, EntityRow] = {}
    for row in {id(row): row for row in rows}.values():
        known = kept.get(row.id)
        if known is not None:
            forms = dict(Counter(known.forms) + Counter(row.forms))
            row = replace(row, forms=forms, sectors=dict(Counter(known.sectors) + Counter(row.sectors)))  # noqa: PLW2901
        kept[row.id] = row
    return kept


def _home(draft: _Draft, jurisdiction: str | None) -> str | None:
    """The entity of the document's place; it is named by the document as a whole."""
    if jurisdiction is None:
        return None
    place = place_facts(jurisdiction, jurisdiction)
    row = entities.jurisdiction(place, {place.name: 1})
    draft.entities.setdefault(row.id, row)
    return row.id


def _own_rule(draft: _Draft, title: str, is_rule: bool, home: str | None) -> str | None:
    """The protocol that the document itself is, where its title stands in its text."""
    at = draft.passages.text.find(title) if is_rule else -1
    if at < 0:
        return None
    span = (at, at + len(title))
    same = [m for m in draft.mentions.values() if (m.start, m.end) == span]
    known = draft.entities[same[0].entity] if same else None
    if known is not None and known.label is EntityKind.PROTOCOL:
        return known.id
    mention = Mention("title", *span, EntityKind.PROTOCOL, "title", 1.0, "title of the document")
    if draft.passages.at(*span) is None:
        return None
    row = entities.entities(draft.passages.text, [mention], (), home)["title"]
    draft.by_mention["title"] = row
    draft.entities |= _together([*filter(None, [draft.entities.get(row.id)]), row])
    _mention(draft, mention)
    return row.id


def _place_in_name(draft: _Draft, mention: Mention) -> None:
    """An agency that bears a place in its name works there."""
    agency = draft.by_mention[mention.id]
    quote = draft.passages.text[mention.start : mention.end]
    key = place_of(quote) if agency.label is EntityKind.AGENCY else None
    if key is None:
        return
    place = place_facts(key, quote)
    row = entities.jurisdiction(place, {place.name: 1})
    draft.entities.setdefault(row.id, row)
    claim = claims.place_claim(agency, row)
    said = Mention(mention.id, mention.start, mention.end, mention.kind, mention.entity, mention.confidence, "place in a name")
    draft.add(claim, claims.evidence(claim, Span(mention.start, mention.end), draft.passages, said))


def _dated(document: DocumentRow, said: Mapping[DateField, Dated]) -> DocumentRow:
    """The document with the dates of its own text where the user gave none."""

    def value(field: DateField, given: str | None) -> str | None:
        return given or (said[field].value if field in said else None)

    return replace(
        document,
        effective_on=value(DateField.EFFECTIVE_ON, document.effective_on),
        expires_on=value(DateField.EXPIRES_ON, document.expires_on),
        review_due_on=value(DateField.REVIEW_DUE_ON, document.review_due_on),
    )


def _dates(own: Passages, document: DocumentRow, said: Mapping[DateField, Dated]) -> tuple[DateRow, ...]:
    """The words that give the document's dates; a date of the user's own has none."""
    rows = []
    for one in said.values():
        passage = own.at(one.start, one.end)
        if passage is not None and getattr(document, one.field.lower()) == one.value:
            identity = make_id("date", document.id, one.field, one.start, one.end)
            rows.append(DateRow(identity, one.field, one.value, passage.id, one.start, one.end, own.text[one.start : one.end]))
    return tuple(rows)


def _parties(draft: _Draft, stored: Iterable[Mention], given: Given | None) -> tuple[str, ...]:
    """The bodies that the words of an agreement name as its parties; a class of bodies signs nothing."""
    if given is not None:
        return tuple(sorted({draft.by_mention[m].id for m in given.parties if m in draft.by_mention}))
    found = set()
    for mention in stored:
        passage = draft.passages.at(mention.start, mention.end)
        row = draft.by_mention[mention.id]
        if row.kind == AgencyKind.ORGANIZATION and passage and PARTIES.search(passage.text):
            found.add(row.id)
    return tuple(sorted(found))
