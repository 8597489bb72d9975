"""Commands that keep an eye on papers and practice: agreements, network, practice. All go through GraphQL."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import output
from cli.answers import Place, key, names, why
from cli.ask import data
from cli.server import JsonFlag
from cli.settings import database, from_environment

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
