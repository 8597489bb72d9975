"""Taking documents in: what the API asks of whoever reads them, who may, and how it went. The reading is given from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Protocol
from uuid import uuid4

from api.context import TIERS, Context, Reader
from api.progress import Board, Progress
from schema.errors import Code, ConveneError
from schema.kinds import DocumentKind, Tier

# Names of the fields of IngestDocumentInput, and of what they are to an ingestor.
FIELDS = {
    "title": "title",
    "kind": "kind",
    "publisher": "publisher",
    "uri": "uri",
    "publishedOn": "published_on",
    "effectiveOn": "effective_on",
    "expiresOn": "expires_on",
    "reviewDueOn": "review_due_on",
    "jurisdiction": "jurisdiction",
    "tier": "tier",
}
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of one document. `created` is False where the graph had these bytes already."""

    document: str
    created: bool
    agencies: int = 0
    responsibilities: int = 0
    claims: int = 0
    findings: int = 0
    withheld: int = 0
    warnings: tuple[str, ...] = ()


class Ingestor(Protocol):
    """Reads, extracts and loads one document without blocking the event loop."""

    async def __call__(
        self, name: str, data: bytes, options: Mapping[str, Any], on_progress: Callable[[str], None]
    ) -> Ingested:
        """`options` as `FIELDS` names them; `on_progress` is told in a word what is being done. Raises ConveneError."""
        ...

    def close(self) -> None:
        """End what it holds; the server is stopping."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as it was sent."""

    name: str
    data: bytes


def options(fields: Mapping[str, Any], reader: Reader) -> dict[str, Any]:
    """The options of an ingest from the fields of a form or of an input. Raises BAD_INPUT, and FORBIDDEN for a tier above."""
    unknown = sorted(set(fields) - set(FIELDS))
    if unknown:
        raise ConveneError(Code.BAD_INPUT, f"There is no field {unknown[0]!r:.60}; there are {', '.join(FIELDS)}.")
    said = {name: value for name, value in fields.items() if value not in (None, "")}
    out = {FIELDS[name]: _value(name, value) for name, value in said.items()}
    tier = out.setdefault("tier", Tier.PUBLIC)
    if TIERS.index(tier) > TIERS.index(reader.tier):
        raise ConveneError(Code.FORBIDDEN, f"This key sees up to {reader.tier}; it cannot add a document of {tier}.")
    return out


def file_name(text: str) -> str:
    """The last part of a file's name, printable and of bounded length; the name alone tells nothing of a folder."""
    last = text.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in last if letter.isprintable()).strip(". ")
    return kept[-200:] or "document"


def _value(name: str, value: Any) -> Any:
    text = str(value)
    if len(text) > LONGEST or "\0" in text:
        raise ConveneError(Code.BAD_INPUT, f"{name} is text of at most {LONGEST} characters.")
    choices: Any = {"kind": DocumentKind, "tier": Tier}.get(name)
    if choices is not None:
        if text not in tuple(choices):
            raise ConveneError(Code.BAD_INPUT, f"{name} is one of {', '.join(choices)}.")
        return choices(text)
    if name.endswith("On"):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise ConveneError(Code.BAD_INPUT, f"{name} is a day, as 2026-01-31.") from None
    return text


def may_ingest(context: Context) -> Ingestor:
    """The ingestor, where there is one and the reader may use it. Raises FORBIDDEN or UNAVAILABLE."""
    if not context.viewer.may_ingest:
        raise ConveneError(Code.FORBIDDEN, "Adding documents needs a key with the right to ingest.")
    if context.ingestor is None:
        raise ConveneError(Code.UNAVAILABLE, "This server takes no documents in.")
    return context.ingestor


async def take_in(context: Context, paper: Paper, chosen: Mapping[str, Any]) -> Ingested:
    """Take one document in, a run of its own, with `chosen` as `options` gives them. Raises ConveneError."""
    (found,) = await take_all(context, [paper], chosen, str(uuid4()))
    if isinstance(found, ConveneError):
        raise found
    return found


async def take_all(
    context: Context, papers: Sequence[Paper], chosen: Mapping[str, Any], run: str
) -> list[Ingested | ConveneError]:
    """Take documents in, one after the other; what fails stays with its file. Raises FORBIDDEN or UNAVAILABLE."""
    ingest = may_ingest(context)
    state = Progress(run, 0, len(papers), None, 0, str(chosen.get("tier", Tier.PUBLIC)))
    found: list[Ingested | ConveneError] = []
    for paper in papers:
        tell = partial(_tell, context.board, state, paper.name)
        try:
            found.append(await ingest(paper.name, paper.data, chosen, tell))
        except ConveneError as error:
            found.append(error)
            state = replace(state, failed=state.failed + 1)
        state = replace(state, done=state.done + 1)
        context.board.post(state)
    return found


def _tell(board: Board, state: Progress, name: str, what: str) -> None:
    board.post(replace(state, current=f"{name}: {what}"))
