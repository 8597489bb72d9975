"""The brief: one page on a place or a set of documents, every line with notes to the clauses that it rests on.

What it holds is asked through GraphQL as its reader would ask; how it is set is api/printing's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from api.context import Context
from api.engine import Asked, Engine
from graph.analysis.words import spoken
from queries import ROOT
from schema.errors import Code, ConveneError
from schema.kinds import Function

QUERY = ROOT / "answers" / "brief.graphql"
# What is due so soon is on the brief, and changes so recent where no day is given.
AHEAD, BACK = timedelta(days=180), timedelta(days=30)
MOST_LINES, MOST_DOCUMENTS, NOTES = 25, 50, 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the brief and the numbers of its notes; `cells` are those of a row of the matrix."""

    text: str
    notes: tuple[int, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief; `empty` is what is said where it has no line, `more` how many lines were left out."""

    title: str
    lines: tuple[Line, ...]
    empty: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole page. `columns` are heads of the matrix, `notes` the clauses, numbered from 1."""

    title: str
    made: str
    since: str
    columns: tuple[str, ...]
    matrix: Section
    sections: tuple[Section, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a brief is asked for: a place, or documents, and since when changes count (ISO day)."""

    place: str | None = None
    documents: tuple[str, ...] = ()
    since: str | None = None


@dataclass(slots=True)
class _Notes:
    """Clauses by their words, each numbered once."""

    numbers: dict[str, int] = field(default_factory=dict)

    def of(self, proofs: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
        """The numbers of these clauses."""
        out = []
        for proof in proofs[:NOTES]:
            at = proof["path"] or (f"page {proof['page']}" if proof["page"] else "")
            text = f"{proof['document']['title']}{f', {at}' if at else ''}: “{' '.join(proof['quote'].split())}”"
            out.append(self.numbers.setdefault(text, len(self.numbers) + 1))
        return tuple(dict.fromkeys(out))

    def duties(self, duties: Sequence[Mapping[str, Any]], among: Sequence[str] = ()) -> tuple[int, ...]:
        """The numbers of the first clause of each duty, of these documents where some are given."""
        first = []
        for duty in duties:
            nodes = [p for p in duty["evidence"]["nodes"] if not among or p["document"]["id"] in among]
            first += nodes[:1]
        return self.of(first)


async def brief(engine: Engine, context: Context, wanted: Wanted) -> Brief:
    """The brief as its reader may see it. Raises BAD_INPUT, NOT_FOUND and whatever asking raises."""
    today = datetime.now(UTC).date()
    since = _day(wanted.since) if wanted.since else today - BACK
    if len(wanted.documents) > MOST_DOCUMENTS:
        raise ConveneError(Code.BAD_INPUT, f"A brief is of {MOST_DOCUMENTS} documents at most.")
    variables = {
        "duties": _which(wanted),
        "place": {"name": wanted.place} if wanted.place else None,
        "due": (today + AHEAD).isoformat(),
        "since": f"{since.isoformat()}T00:00:00Z",
    }
    answer = await engine.answer(Asked(QUERY.read_text(encoding="utf-8"), variables), context)
    found = msgspec.json.decode(answer.content)
    for problem in found.get("errors") or []:
        raise ConveneError(Code(problem["extensions"]["code"]), problem["message"])
    return composed(found["data"], wanted, today.isoformat(), since.isoformat())


def _which(wanted: Wanted) -> dict[str, Any] | None:
    if wanted.documents:
        return {"documents": {"some": {"id": {"in": list(wanted.documents)}}}}
    return {"jurisdictions": {"some": {"name": {"eq": wanted.place}}}} if wanted.place else None


def composed(data: Mapping[str, Any], wanted: Wanted, made: str, since: str) -> Brief:
    """The brief from what was asked."""
    notes = _Notes()
    matrix = _matrix(data["responsibilityMatrix"], notes, wanted.documents)
    gaps = _silent(data["responsibilityMatrix"]) if wanted.documents else _gaps(data["gaps"]["nodes"], notes)
    sections = (
        _section("What nobody is accountable for", gaps, "No gap was found in what was read."),
        _section("Duties that overlap or contradict", _overlaps(data["overlaps"]["nodes"], notes, wanted), "None was found."),
        _section(
            "Agreements that end or are due for review", _due(data["agreements"], notes, wanted), "None within half a year."
        ),
        _section(
            f"What changed since {since}", [Line(f"{c['at'][:10]}: {c['summary']}") for c in data["changes"]["nodes"]], "None."
        ),
    )
    title = wanted.place or (f"{len(wanted.documents)} documents" if wanted.documents else "All places")
    columns = tuple(column["label"] for column in data["responsibilityMatrix"]["columns"])
    return Brief(f"Who does what: {title}", made, since, columns, matrix, sections, tuple(notes.numbers))


def _section(title: str, lines: Sequence[Line], empty: str) -> Section:
    return Section(title, tuple(lines[:MOST_LINES]), empty, max(0, len(lines) - MOST_LINES))


def _matrix(found: Mapping[str, Any], notes: _Notes, documents: Sequence[str]) -> Section:
    cells = {(cell["row"], cell["column"]): cell for cell in found["cells"]}
    lines = []
    for row in found["rows"]:
        across = [cells.get((row["key"], column["key"])) for column in found["columns"]]
        duties = [duty for cell in across if cell for duty in cell["responsibilities"]["nodes"]]
        shown = tuple(str(cell["count"]) if cell else "" for cell in across)
        lines.append(Line(row["label"], notes.duties(duties, documents), shown))
    return Section(f"Who does what: {found['total']} duties", tuple(lines), "No duty was read.")


def _gaps(found: Sequence[Mapping[str, Any]], notes: _Notes) -> list[Line]:
    return [
        Line(
            f"{spoken(gap['function']).capitalize()} ({spoken(gap['reason'])}): {gap['explanation']}",
            notes.duties(gap["nearest"]),
        )
        for gap in found
    ]


def _silent(found: Mapping[str, Any]) -> list[Line]:
    """Of a set of documents: the functions to which they bind nobody."""
    bound = {cell["row"] for cell in found["cells"] if cell["must"] or cell["does"]}
    return [
        Line(f"{spoken(f).capitalize()}: these documents name nobody who must do, or does, it.")
        for f in Function
        if f not in bound
    ]


def _overlaps(found: Sequence[Mapping[str, Any]], notes: _Notes, wanted: Wanted) -> list[Line]:
    lines = []
    for one in found:
        line = Line(f"{spoken(one['kind']).capitalize()}: {one['explanation']}")
        if wanted.documents and not all(_of(duty, wanted.documents) for duty in one["responsibilities"]):
            continue
        lines.append(replace(line, notes=notes.duties(one["responsibilities"], wanted.documents)))
    return lines


def _of(duty: Mapping[str, Any], documents: Sequence[str]) -> bool:
    return any(proof["document"]["id"] in documents for proof in duty["evidence"]["nodes"])


def _due(found: Sequence[Mapping[str, Any]], notes: _Notes, wanted: Wanted) -> list[Line]:
    lines = []
    for one in found:
        if not wanted.documents or one["document"]["id"] in wanted.documents:
            proofs = [d["evidence"] for d in one["dates"] if d["evidence"] and d["on"] == one["nextDue"]]
            lines.append(Line(f"{one['nextDue']}: {one['document']['title']}. {one['explanation']}", notes.of(proofs)))
    return lines


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConveneError(Code.BAD_INPUT, f"{text} is no day; write it as 2026-01-31.") from error
