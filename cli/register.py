"""Commands that keep an eye on papers and practice: agreements, network, practice. All go through GraphQL."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import output
from cli.answers import Place, key, named, names, why
from cli.ask import data
from cli.server import JsonFlag
from cli.settings import database, from_environment
from schema.errors import Code, ConveneError

if TYPE_CHECKING:
    from api.brief import Brief, Line

WORST = 25


def agreements(
    *,
    place: Place = None,
    due: Annotated[str | None, typer.Option(help="Only what is due by this day, as 2026-12-31.", show_default=False)] = None,
    calendar: Annotated[Path | None, typer.Option(help="Write the dates to this iCalendar file.", show_default=False)] = None,
    as_json: JsonFlag = False,
) -> None:
    """Print agreements and other papers with parties and dates, what is due first at the head.

    Examples:
      convene agreements --due 2026-12-31
      convene agreements --calendar agreements.ics
    """
    settings = from_environment()
    if calendar:
        from api.local import asked
        from graph.analysis import agreements as register

        papers = asked(database(settings), lambda ask: register.agreements(ask, key(place), due))
        calendar.write_bytes(register.calendar(papers))
        output.say(f"Written: {calendar}")
        return
    found = data(settings, "register", {"place": key(place), "due": due})["agreements"]
    if as_json:
        output.json(found)
        return
    rows = [
        [one["nextDue"] or "", one["document"]["title"], names(one["parties"]),
         "\n".join(f"{d['on']} “{d['evidence']['quote']}”" if d["evidence"] else d["on"] for d in one["dates"])]
        for one in found
    ]  # fmt: skip
    output.table(f"Papers with parties or dates: {len(found)}", ["due", "paper", "parties", "dates and their words"], rows)


def network(*, as_json: JsonFlag = False) -> None:
    """Print who is tied to whom, who stands between others, and what to mind before reading anything into it.

    Examples:
      convene network
    """
    found = data(from_environment(), "network")["network"]
    if as_json:
        output.json(found)
        return
    rows = [
        [n["agency"]["name"], n["degree"], round(n["betweenness"], 3), f"{n['low']:.3f} to {n['high']:.3f}", n["community"]]
        for n in found["nodes"][:WORST]
    ]
    output.table(
        f"Network: {len(found['nodes'])} agencies, {len(found['edges'])} ties",
        ["agency", "ties", "betweenness", "with a document left out", "group"],
        rows,
    )
    for caveat in found["caveats"]:
        output.say(caveat)


def practice(*, place: Place = None, as_json: JsonFlag = False) -> None:
    """Print each finding with who here acts on it, and of whom no such duty was read.

    Examples:
      convene practice --in "Marlow County"
    """
    found = data(from_environment(), "practice", {"place": key(place)})["practice"]
    if as_json:
        output.json(found)
        return
    rows = [[one["finding"]["name"], names(one["actors"]), names(one["silent"]), why(one, "acts")] for one in found]
    output.table("Findings to practice", ["finding", "who acts on it", "of whom nothing was read", "on whose word"], rows)


def brief_command(  # noqa: PLR0913 - a command's options
    *,
    place: Place = None,
    document: Annotated[list[str] | None, typer.Option(help="Title of a document, or a part; may be given again.")] = None,
    since: Annotated[str | None, typer.Option(help="Changes since this day; a month back where left out.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write it as HTML to this file.")] = None,
    pdf: Annotated[Path | None, typer.Option(help="Write it as a tagged PDF to this file.")] = None,
    paper: Annotated[str, typer.Option(help="The sheet of the PDF: a4 or letter.")] = "a4",
    as_json: JsonFlag = False,
) -> None:
    """Print the brief of a place or of some documents: who does what, gaps, overlaps, what is due, what changed.

    Each line names the clauses that it rests on.

    Examples:
      convene brief --in "Marlow County"
      convene brief --in "Marlow County" --since 2026-01-01 --pdf brief.pdf --paper letter
    """
    from api.brief import Wanted
    from api.local import brief
    from api.papers import PAPERS
    from api.printing import html as as_html
    from api.printing import pdf as as_pdf

    if paper not in PAPERS:
        raise ConveneError(Code.BAD_INPUT, f"The paper is {' or '.join(PAPERS)}, not {paper}.")
    settings = from_environment()
    documents = tuple(named(settings, title, "documents") for title in document or ())
    made = brief(database(settings), Wanted(place, documents, since))
    if html:
        html.write_text(as_html(made, alone=True), encoding="utf-8")
    if pdf:
        pdf.write_bytes(as_pdf(made, PAPERS[paper]))
    if html or pdf:
        output.say(f"Written: {', '.join(str(path) for path in (html, pdf) if path)}")
    elif as_json:
        output.json(asdict(made))
    else:
        _show(made)


def _show(made: Brief) -> None:
    rows = [[line.text, *line.cells, _marks(line)] for line in made.matrix.lines]
    output.crosstab(f"{made.title}. {made.matrix.title}", [*made.columns, "clauses"], rows)
    for section in made.sections:
        lines = [[line.text, _marks(line)] for line in section.lines] or [[section.empty, ""]]
        output.table(section.title, ["", "clauses"], lines)
        if section.more:
            output.say(f"… and {section.more} more.")
    output.table("Clauses", ["", "words"], list(enumerate(made.notes, 1)))


def _marks(line: Line) -> str:
    return ", ".join(str(number) for number in line.notes)
