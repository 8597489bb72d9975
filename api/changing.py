"""What each mutation does: its right, the change in graph/, and the payload. Without the right nothing happens."""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from api.context import Context
from api.ingesting import Ingested, Paper, file_name, options, take_in
from graph.analysis.ask import Ref
from graph.analysis.place import place_of
from graph.correct import Correction, correct
from graph.driver import Driver
from graph.judgements import Judgement, judge, undo
from graph.retract import Retraction, retract
from graph.review import Decision, review
from graph.select.hydrate import SEEN
from graph.tiers import Setting, set_tier
from graph.versions import supersede
from queries import cypher
from schema.errors import Code, ConveneError

Args = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The claims that a decision was on."""

    claims: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """A judgement, and the agency that stands for the two from now on, where it is one."""

    judgement: str
    agency: Ref | None


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a document that was taken in."""

    document: Ref
    created: bool
    agencies: int
    responsibilities: int
    claims: int
    findings: int
    withheld: int
    warnings: tuple[str, ...]


async def _ingest(context: Context, args: Args) -> Taken:
    return _taken(await _take_in(context, args["input"]))


async def _replace(context: Context, args: Args) -> Taken:
    by = ingester(context)
    await seen(context, args["id"])
    found = await _take_in(context, args["input"])
    await in_thread(context, supersede, args["id"], found.document, by)
    return _taken(found)


def _taken(found: Ingested) -> Taken:
    return Taken(Ref(found.document), *(getattr(found, name) for name in Taken.__slots__[1:]))


async def _take_in(context: Context, given: Args) -> Ingested:
    ingester(context)
    fields = {name: value for name, value in given.items() if value is not None}
    name, content = fields.pop("filename"), fields.pop("contentBase64")
    try:
        data = b64decode(content, validate=True)
    except ValueError:
        raise ConveneError(Code.BAD_INPUT, "contentBase64 is not Base64.") from None
    if "jurisdiction" in fields:
        fields["jurisdiction"] = await _place(context, fields["jurisdiction"])
    return await take_in(context, Paper(file_name(name), data), options(fields, context.viewer))


async def _place(context: Context, key: Args) -> str:
    """The key by which an ingest knows the place that is named. Raises NOT_FOUND."""
    place = await place_of(context.ask({}), key)
    if place is None:
        raise ConveneError(Code.BAD_INPUT, "Name the jurisdiction by one of its keys.")
    return place.key


async def _retract(context: Context, args: Args) -> Retraction:
    by = ingester(context)
    dry = bool(args.get("dryRun"))
    await seen(context, args["id"])
    taken: Retraction = await in_thread(context, retract, args["id"], dry_run=dry, by=by)
    return taken


async def _review(context: Context, args: Args) -> Reviewed:
    decision = Decision(tuple(args["ids"]), args["decision"], reviewer(context), args.get("note"))
    await in_thread(context, review, decision, context.viewer.tiers)
    return Reviewed(tuple(Ref(identity) for identity in args["ids"]))


async def _correct(context: Context, args: Args) -> Reviewed:
    by = reviewer(context)
    said = {name: value for name, value in args["input"].items() if value is not None}
    made = await in_thread(context, correct, Correction(args["id"], by, **said), context.viewer.tiers)
    return Reviewed((Ref(made), Ref(args["id"])))


async def _judge(context: Context, args: Args) -> Matched:
    by = reviewer(context)
    for end in ("left", "right"):
        await seen(context, args[end])
    judgement = Judgement(args["left"], args["right"], args["verdict"], by=by, note=args.get("note"))
    made = await in_thread(context, judge, judgement)
    # After a merge the agency with the lower id stands for both; hidden or merged further, it is null.
    return Matched(made, Ref(min(args["left"], args["right"])))


async def _undo(context: Context, args: Args) -> Matched:
    by = reviewer(context)
    await seen(context, args["id"], cypher("read/judgement_seen"))
    await in_thread(context, undo, args["id"], by=by)
    return Matched(args["id"], None)


async def _set_tier(context: Context, args: Args) -> Ref:
    setting = Setting(args["id"], args["tier"], reviewer(context))
    if args["tier"] not in context.viewer.tiers:
        raise ConveneError(Code.FORBIDDEN, "A tier above your own would hide it from you.")
    await in_thread(context, set_tier, setting, context.viewer.tiers)
    return Ref(args["id"])


# A new one takes a line here, its field in api/types/mutations and what it does in graph/.
CHANGES: dict[str, Callable[[Context, Args], Awaitable[Any]]] = {
    "ingestDocument": _ingest,
    "replaceDocument": _replace,
    "retractDocument": _retract,
    "reviewClaims": _review,
    "correctResponsibility": _correct,
    "judgeMatch": _judge,
    "undoJudgement": _undo,
    "setTier": _set_tier,
}


def reviewer(context: Context) -> str:
    """Who reviews, by name. Raises FORBIDDEN."""
    return _may(context, "review", allowed=context.viewer.may_review)


def ingester(context: Context) -> str:
    """Who ingests, by name. Raises FORBIDDEN."""
    return _may(context, "ingest", allowed=context.viewer.may_ingest)


def _may(context: Context, right: str, *, allowed: bool) -> str:
    if not allowed:
        raise ConveneError(Code.FORBIDDEN, f"This needs a key that may {right}.")
    return context.viewer.name or "unnamed"


async def seen(context: Context, identity: str, statement: str = SEEN) -> None:
    """Raises NOT_FOUND where nothing that the reader may see has this id: what is hidden cannot be changed."""
    if not await context.graph.read(statement, {"id": identity}, context.viewer.tiers):
        raise ConveneError(Code.NOT_FOUND, f"Nothing has the id {identity}.")


async def in_thread(context: Context, change: Callable[..., Any], *args: Any, **more: Any) -> Any:
    """A change, made in a thread: its driver waits for the database."""
    driver: Driver | None = context.driver
    if driver is None:
        raise ConveneError(Code.FORBIDDEN, "This way of asking is for reading only.")
    return await asyncio.to_thread(change, driver, *args, database=context.graph.database, **more)
