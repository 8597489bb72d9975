"""Generated from schema/ontology.yaml by `python -m schema.generate`; do not edit.

For reading: what is written here passes by the writer, and no rule of the graph holds.
"""

# mypy: disable-error-code="misc"
from __future__ import annotations

from py2neo.ogm import Model, Property, RelatedFrom, RelatedTo


class Document(Model):
    """One version of one text."""

    __primarylabel__ = "Document"
    __primarykey__ = "id"

    id = Property("id")
    sha256 = Property("sha256")
    title = Property("title")
    kind = Property("kind")
    tier = Property("tier")
    name = Property("name")
    media_type = Property("mediaType")
    publisher = Property("publisher")
    uri = Property("uri")
    published_on = Property("publishedOn")
    effective_on = Property("effectiveOn")
    expires_on = Property("expiresOn")
    review_due_on = Property("reviewDueOn")
    jurisdiction = Property("jurisdiction")
    withheld = Property("withheld")
    authors = Property("authors")
    year = Property("year")
    doi = Property("doi")
    journal = Property("journal")
    ingested_at = Property("ingestedAt")
    retracted_at = Property("retractedAt")
    supersedes = RelatedTo("Document", "SUPERSEDES")
    text_of = RelatedTo("Protocol", "TEXT_OF")
    from_supersedes = RelatedFrom("Document", "SUPERSEDES")
    from_of = RelatedFrom("Passage", "OF")
    from_named_in = RelatedFrom("Entity", "NAMED_IN")
    from_party_to = RelatedFrom("Agency", "PARTY_TO")


class Passage(Model):
    """A sentence, clause or list item of a document."""

    __primarylabel__ = "Passage"
    __primarykey__ = "id"

    id = Property("id")
    position = Property("position")
    start = Property("start")
    end = Property("end")
    text = Property("text")
    page = Property("page")
    path = Property("path")
    retracted_at = Property("retractedAt")
    of = RelatedTo("Document", "OF")
    next = RelatedTo("Passage", "NEXT")
    from_next = RelatedFrom("Passage", "NEXT")
    from_mentioned_in = RelatedFrom("Entity", "MENTIONED_IN")
    from_evidenced_by = RelatedFrom("Claim", "EVIDENCED_BY")


class Entity(Model):
    """A thing in the world that documents speak of."""

    __primarylabel__ = "Entity"
    __primarykey__ = "id"

    id = Property("id")
    key = Property("key")
    name = Property("name")
    aliases = Property("aliases")
    tier = Property("tier")
    place = Property("place")
    retracted_at = Property("retractedAt")
    mentioned_in = RelatedTo("Passage", "MENTIONED_IN")
    named_in = RelatedTo("Document", "NAMED_IN")
    from_object = RelatedFrom("Claim", "OBJECT")
    from_about = RelatedFrom("Finding", "ABOUT")
    from_funds = RelatedFrom("Agency", "FUNDS")


class Agency(Entity):
    """An organisation, office or class of them that acts as a partner."""

    __primarylabel__ = "Agency"
    __primarykey__ = "id"

    kind = Property("kind")
    sector = Property("sector")
    reached_at = RelatedTo("ContactPoint", "REACHED_AT")
    party_to = RelatedTo("Document", "PARTY_TO")
    merged_into = RelatedTo("Agency", "MERGED_INTO")
    responsible_for = RelatedTo("Activity", "RESPONSIBLE_FOR")
    provides = RelatedTo("Resource", "PROVIDES")
    follows = RelatedTo("Protocol", "FOLLOWS")
    funds = RelatedTo("Entity", "FUNDS")
    works_with = RelatedTo("Agency", "WORKS_WITH")
    refers_to = RelatedTo("Agency", "REFERS_TO")
    reports_to = RelatedTo("Agency", "REPORTS_TO")
    part_of = RelatedTo("Agency", "PART_OF")
    applies_in = RelatedTo("Jurisdiction", "APPLIES_IN")
    from_subject = RelatedFrom("Claim", "SUBJECT")
    from_with = RelatedFrom("Claim", "WITH")
    from_merged_into = RelatedFrom("Agency", "MERGED_INTO")
    from_works_with = RelatedFrom("Agency", "WORKS_WITH")
    from_refers_to = RelatedFrom("Agency", "REFERS_TO")
    from_reports_to = RelatedFrom("Agency", "REPORTS_TO")
    from_part_of = RelatedFrom("Agency", "PART_OF")


class Protocol(Entity):
    """A rule that partners act under."""

    __primarylabel__ = "Protocol"
    __primarykey__ = "id"

    kind = Property("kind")
    citation = Property("citation")
    from_under = RelatedFrom("Claim", "UNDER")
    from_text_of = RelatedFrom("Document", "TEXT_OF")
    from_follows = RelatedFrom("Agency", "FOLLOWS")


class Resource(Entity):
    """Something offered or used to respond."""

    __primarylabel__ = "Resource"
    __primarykey__ = "id"

    kind = Property("kind")
    eligibility = Property("eligibility")
    minimum_age = Property("minimumAge")
    maximum_age = Property("maximumAge")
    from_provides = RelatedFrom("Agency", "PROVIDES")


class Jurisdiction(Entity):
    """A place or legal area."""

    __primarylabel__ = "Jurisdiction"
    __primarykey__ = "id"

    level = Property("level")
    geoid = Property("geoid")
    iso_code = Property("isoCode")
    within = RelatedTo("Jurisdiction", "WITHIN")
    from_holds_in = RelatedFrom("Claim", "HOLDS_IN")
    from_within = RelatedFrom("Jurisdiction", "WITHIN")
    from_applies_in = RelatedFrom("Agency", "APPLIES_IN")


class Activity(Entity):
    """What is done."""

    __primarylabel__ = "Activity"
    __primarykey__ = "id"

    function = Property("function")
    from_responsible_for = RelatedFrom("Agency", "RESPONSIBLE_FOR")


class Finding(Entity):
    """A sentence of evidence."""

    __primarylabel__ = "Finding"
    __primarykey__ = "id"

    figures = Property("figures")
    year = Property("year")
    about = RelatedTo("Entity", "ABOUT")


class Claim(Model):
    """One thing said of an agency."""

    __primarylabel__ = "Claim"
    __primarykey__ = "id"

    id = Property("id")
    predicate = Property("predicate")
    modality = Property("modality")
    negated = Property("negated")
    action = Property("action")
    condition = Property("condition")
    status = Property("status")
    confidence = Property("confidence")
    tier = Property("tier")
    sector = Property("sector")
    recorded_at = Property("recordedAt")
    retracted_at = Property("retractedAt")
    subject = RelatedTo("Agency", "SUBJECT")
    object = RelatedTo("Entity", "OBJECT")
    with_ = RelatedTo("Agency", "WITH")
    under = RelatedTo("Protocol", "UNDER")
    holds_in = RelatedTo("Jurisdiction", "HOLDS_IN")
    evidenced_by = RelatedTo("Passage", "EVIDENCED_BY")
    recorded_in = RelatedTo("Run", "RECORDED_IN")
    corrects = RelatedTo("Claim", "CORRECTS")
    from_corrects = RelatedFrom("Claim", "CORRECTS")


class Responsibility(Claim):
    """A claim that an agency does, must, should or may do something."""

    __primarylabel__ = "Responsibility"
    __primarykey__ = "id"

    function = Property("function")
    deadline_text = Property("deadlineText")
    deadline_duration = Property("deadlineDuration")
    deadline_seconds = Property("deadlineSeconds")
    deadline_after = Property("deadlineAfter")
    deadline_business = Property("deadlineBusiness")
    deadline_before = Property("deadlineBefore")
    deadline_recurring = Property("deadlineRecurring")


class ContactPoint(Model):
    """How an office is reached: a role and a line, never a person."""

    __primarylabel__ = "ContactPoint"
    __primarykey__ = "id"

    id = Property("id")
    label = Property("label")
    phone = Property("phone")
    email = Property("email")
    url = Property("url")
    hours = Property("hours")
    tier = Property("tier")
    from_reached_at = RelatedFrom("Agency", "REACHED_AT")


class Run(Model):
    """One ingest: what was read, by which extractor and model."""

    __primarylabel__ = "Run"
    __primarykey__ = "id"

    id = Property("id")
    at = Property("at")
    extractor = Property("extractor")
    model = Property("model")
    model_version = Property("modelVersion")
    model_hash = Property("modelHash")
    by = Property("by")
    from_recorded_in = RelatedFrom("Claim", "RECORDED_IN")
