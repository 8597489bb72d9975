"""A reviewer's own word on a duty: a claim of its own beside the document's, resting on the same words.

What the document says is kept as it is; which of the two holds is what their statuses say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import neo4j

from graph import rows
from graph.driver import translated, writing
from graph.durations import seconds
from graph.entities import settle_entities
from graph.events import Event, log
from graph.facts import ClaimRow, DeadlineRow, DocumentRow, EntityRow, EvidenceRow, Facts, MentionRow, RunRow, identified
from graph.ids import make_id
from graph.work import Work, moment, put
from graph.writer import put_claims
from queries import cypher
from schema.errors import Code, ConveneError
from schema.kinds import ChangeKind, DocumentKind, EntityKind, Function, Modality, Predicate, ReviewStatus, Tier

METHOD = "reviewer"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reviewer says instead of the claim `id`: None leaves a part as the document has it."""

    id: str
    by: str
    note: str
    subject: str | None = None
    action: str | None = None
    function: Function | None = None
    modality: Modality | None = None
    negated: bool | None = None
    condition: str | None = None
    deadline: str | None = None


def correct(driver: neo4j.Driver, correction: Correction, tiers: Sequence[str], database: str = "neo4j") -> str:
    """Record a correction and return the id of its claim.

    Raises NOT_FOUND where the duty or the agency is not there or not of these tiers, BAD_INPUT where nothing is corrected
    or the deadline is no ISO 8601 duration.
    """
    with translated(), driver.session(database=database) as session:
        return session.execute_write(_correct, correction, list(tiers))


@writing
def _correct(tx: neo4j.ManagedTransaction, correction: Correction, tiers: list[str]) -> str:
    found = tx.run(cypher("read/claim_to_correct"), id=correction.id, tiers=tiers).data()
    if not found or not found[0]["evidence"]:
        raise ConveneError(Code.NOT_FOUND, f"No current responsibility has the id {correction.id}.")
    old = found[0]
    stands = {old["subject"]: old["subjectStand"]} | {side["of"]: side["stand"] for side in old["counterparts"]}
    subject = _subject(tx, correction, tiers, stands) or old["subject"]
    activity = _activity(correction, old)
    row = identified(_row(correction, old, subject, activity))
    unchanged = identified(_row(Correction(correction.id, "", ""), old, old["subject"], None))
    if row.id in (correction.id, unchanged.id):
        raise ConveneError(Code.BAD_INPUT, "The correction says what the claim says already.")
    work = Work(tx, make_id("run", METHOD), moment(), uuid4().hex)
    run = RunRow(work.run, work.now, METHOD, model="", model_version="", model_hash="", by=METHOD)
    tx.run(cypher("write/run"), row=rows.run(run)).consume()
    if activity is not None:
        _name(work, activity, old["evidence"])
    put_claims(work, _facts(row, subject, old["evidence"]), stands)
    statuses: dict[str, Any] = {"accepted": ReviewStatus.ACCEPTED, "contested": ReviewStatus.CONTESTED}
    said = tx.run(cypher("write/correction"), new=row.id, old=correction.id, **statuses).single(strict=True)
    log(tx, correction.by, work.now, _events(correction, row, said["before"]))
    return row.id


def _subject(tx: neo4j.ManagedTransaction, correction: Correction, tiers: list[str], stands: dict[str, str]) -> str | None:
    if correction.subject is None:
        return None
    found = tx.run(cypher("read/agency_to_name"), id=correction.subject, tiers=tiers).data()
    if not found:
        raise ConveneError(Code.NOT_FOUND, f"No agency has the id {correction.subject}.")
    stands[found[0]["of"]] = found[0]["stand"]
    return str(found[0]["of"])


def _activity(correction: Correction, old: dict[str, Any]) -> EntityRow | None:
    """The activity that a corrected action or function makes; None where neither is corrected."""
    if correction.action is None and correction.function is None:
        return None
    said = correction.action or old["claim"]["action"]
    function = correction.function or Function(old["claim"]["function"])
    key = f"{function}|{said.lower()}"
    return EntityRow(make_id("entity", EntityKind.ACTIVITY, key), EntityKind.ACTIVITY, key, {said: 1}, function=function)


def _row(correction: Correction, old: dict[str, Any], subject: str, activity: EntityRow | None) -> ClaimRow:
    claim = old["claim"]
    counterparts = sorted({side["of"] for side in old["counterparts"]} - {subject})
    row = ClaimRow(
        id="",
        predicate=Predicate.RESPONSIBLE_FOR,
        subject=subject,
        object=activity.id if activity else old["object"],
        modality=correction.modality or Modality(claim["modality"]),
        negated=claim["negated"] if correction.negated is None else correction.negated,
        action=correction.action or claim["action"],
        function=correction.function or Function(claim["function"]),
        condition=claim.get("condition") if correction.condition is None else correction.condition or None,
        deadline=_deadline(claim),
        counterparts=tuple(counterparts),
        protocol=old["protocol"],
        jurisdictions=tuple(sorted(old["jurisdictions"])),
    )
    if correction.deadline is None:
        return row
    length = seconds(correction.deadline)
    if length is None:
        raise ConveneError(Code.BAD_INPUT, "A deadline is an ISO 8601 duration, as PT72H or P30D.")
    kept = row.deadline or DeadlineRow(correction.deadline)
    return replace(row, deadline=replace(kept, text=correction.deadline, duration=correction.deadline, seconds=length))


def _deadline(claim: dict[str, Any]) -> DeadlineRow | None:
    if claim.get("deadlineText") is None:
        return None
    return DeadlineRow(
        claim["deadlineText"],
        claim.get("deadlineDuration"),
        claim.get("deadlineSeconds"),
        claim.get("deadlineAfter"),
        business=bool(claim.get("deadlineBusiness")),
        before=bool(claim.get("deadlineBefore")),
        recurring=bool(claim.get("deadlineRecurring")),
    )


def _document(identity: str, tier: str) -> DocumentRow:
    """What the writer needs to know of a document that is there."""
    return DocumentRow(identity, "", "", DocumentKind.OTHER, Tier(tier), "", "")


def _name(work: Work, activity: EntityRow, evidence: list[dict[str, Any]]) -> None:
    """Let the documents that the correction rests on name its activity, where they do not yet."""
    documents = {proof["document"]: proof for proof in evidence}
    named = {r["id"] for r in work.tx.run(cypher("read/named_in"), entity=activity.id, documents=sorted(documents)).data()}
    fresh = [proof for identity, proof in documents.items() if identity not in named]
    stands, _ = settle_entities(work, [Facts(_document(p["document"], p["tier"]), entities=(activity,)) for p in fresh])
    put(work, "write/mentions", [_mention(activity.id, proof, stands) for proof in fresh])


def _mention(activity: str, proof: dict[str, Any], stands: dict[str, str]) -> dict[str, Any]:
    identity = make_id("mention", activity, proof["passage"], proof["start"], proof["end"])
    place = (proof["passage"], proof["start"], proof["end"], proof["quote"])
    return rows.mention(MentionRow(identity, activity, *place, METHOD, 1.0), stands)


def _facts(row: ClaimRow, subject: str, evidence: list[dict[str, Any]]) -> list[Facts]:
    """The claim as each of its documents would bring it, resting on the words that the corrected claim rests on."""
    agency = EntityRow(subject, EntityKind.AGENCY, "", {})
    out = []
    for proof in evidence:
        place = (proof["passage"], proof["start"], proof["end"])
        quote = EvidenceRow(make_id("evidence", row.id, *place), row.id, *place, proof["quote"], METHOD, 1.0)
        document = _document(proof["document"], proof["tier"])
        out.append(Facts(document, entities=(agency,), claims=(row,), evidence=(quote,)))
    return out


def _events(correction: Correction, row: ClaimRow, before: str) -> list[Event]:
    said = f"A reviewer's own word: {row.action}"
    added = Event(ChangeKind.ADDED, (row.id,), said, after=ReviewStatus.ACCEPTED, note=correction.note)
    contested = Event(
        ChangeKind.REVIEWED,
        (correction.id,),
        f"Corrected: {row.action}",
        before=before,
        after=ReviewStatus.CONTESTED,
        note=correction.note,
    )
    return [added, contested]
