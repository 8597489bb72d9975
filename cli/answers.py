"""Commands of a task-force lead: gaps, overlaps, call, pathway, crosswalk, membership, paths, what-if; all through GraphQL."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from cli import output
from cli.ask import ask, binding, data, quote, told
from cli.server import JsonFlag
from cli.settings import Settings, from_environment
from schema.errors import Code, ConveneError
from schema.kinds import Function

Place = Annotated[str | None, typer.Option("--in", help="Only this place: a name, a GEOID or an ISO code.", show_default=False)]
Functions = Annotated[list[Function] | None, typer.Option("--function", help="Only this function; may be given again.")]


def gaps(*, place: Place = None, function: Functions = None, as_json: JsonFlag = False) -> None:
    """Print what nobody is accountable for, and why we think so.

    Examples:
      convene gaps
      convene gaps --in "Marlow County" --json
    """
    found = data(from_environment(), "gaps", {"place": key(place), "functions": function or None})["gaps"]
    if as_json:
        output.json(found)
        return
    rows = [[gap["function"], where(gap), gap["reason"], why(gap, "nearest")] for gap in found["nodes"]]
    output.table(f"Gaps: {found['totalCount']}", ["function", "where", "why", "what was read"], rows)
    rest(found)


def overlaps(*, place: Place = None, function: Functions = None, as_json: JsonFlag = False) -> None:
    """Print duties that two agencies hold or that contradict each other, with the words of both.

    Examples:
      convene overlaps --in "Marlow County"
    """
    found = data(from_environment(), "overlaps", {"place": key(place), "functions": function or None})["overlaps"]
    if as_json:
        output.json(found)
        return
    rows = [[one["kind"], one["function"], why(one, "responsibilities")] for one in found["nodes"]]
    output.table(f"Overlaps: {found['totalCount']}", ["kind", "function", "what and on whose word"], rows)
    rest(found)


def call_command(  # noqa: PLR0913 - a command's options
    need: Annotated[list[Function], typer.Argument(help="What is needed, the most pressing first.", show_default=False)],
    *,
    place: Place = None,
    minor: Annotated[bool | None, typer.Option("--minor/--adult", help="Whether it is about somebody under 18.")] = None,
    custody: Annotated[bool | None, typer.Option("--custody/--free", help="Whether they are in custody.")] = None,
    night: Annotated[bool | None, typer.Option("--after-hours/--office-hours", help="When it is.")] = None,
    first: Annotated[int, typer.Option(help="How many agencies.")] = 5,
    as_json: JsonFlag = False,
) -> None:
    """Print which agency to call, why, and on what line. Nothing of the situation is stored or logged.

    Examples:
      convene call HOUSING CRISIS_RESPONSE --in "Marlow County" --minor --free --after-hours
    """
    situation = {"need": need, "jurisdiction": key(place), "minor": minor, "inCustody": custody, "afterHours": night}
    given = {name: value for name, value in situation.items() if value is not None}
    found = data(from_environment(), "call", {"situation": given, "first": first})["whoToCall"]
    if as_json:
        output.json(found)
        return
    rows = [
        [one["rank"], one["agency"]["name"], "\n".join(line(k) for k in one["contacts"]), why(one, "because")] for one in found
    ]
    output.table("Whom to call", ["", "agency", "line", "why and on whose word"], rows)
    if not found:
        output.say("No paper in force that was read gives anybody a duty that fits; that does not mean that nobody helps.")


def pathway(*, place: Place = None, function: Functions = None, as_json: JsonFlag = False) -> None:
    """Print duties in the order of their clocks, and hand-offs that nobody's papers take up.

    Examples:
      convene pathway --in "Marlow County"
    """
    found = data(from_environment(), "pathway", {"place": key(place), "functions": function or None})["pathway"]
    if as_json:
        output.json(found)
        return
    rows = [
        [step["window"], step["responsibility"]["subject"]["name"], said(step["responsibility"]), names(step["handsTo"])]
        for step in found["steps"]
    ]
    output.table("The way of a case", ["by when", "who", "what and on whose word", "hands over to"], rows)
    broken = [[one["giver"]["name"], one["receiver"]["name"], one["explanation"]] for one in found["brokenHandoffs"]]
    output.table(f"Hand-offs that no paper takes up: {len(broken)}", ["from", "to", "what"], broken)


def crosswalk(
    left: Annotated[str, typer.Argument(help="Title of a document, or a part of it.", show_default=False)],
    right: Annotated[str, typer.Argument(help="Title of another, or a part of it.", show_default=False)],
    *,
    as_json: JsonFlag = False,
) -> None:
    """Print two documents duty by duty: which binds more, and what stands in one alone.

    Examples:
      convene crosswalk Children "Children (2023)"
    """
    settings = from_environment()
    ids = {"left": named(settings, left, "documents"), "right": named(settings, right, "documents")}
    found = answer(settings, "crosswalk", ids)["crosswalk"]
    if as_json:
        output.json(found)
        return
    rows = [[row["relation"], said(row["left"]), said(row["right"]), row["explanation"]] for row in found["rows"]]
    output.table("Left is … than right", ["relation", found["left"]["title"], found["right"]["title"], "why"], rows)


def membership(
    checklist: Annotated[str | None, typer.Argument(help="Name of a checklist; none lists them.", show_default=False)] = None,
    *,
    place: Place = None,
    as_json: JsonFlag = False,
) -> None:
    """Print the members that a checklist asks for, and whom agreements and rosters name.

    Examples:
      convene membership
      convene membership county-response-team --in "Marlow County"
    """
    settings = from_environment()
    if checklist is None:
        lists = told(ask(settings, "{ checklists }"))["checklists"]
        output.json(lists) if as_json else output.table("Checklists", ["name"], [[one] for one in lists])
        return
    found = data(settings, "membership", {"checklist": checklist, "place": key(place)})["membership"]
    if as_json:
        output.json(found)
        return
    rows = [
        [item["role"], "required" if item["required"] else "advised", names(item["satisfiedBy"]) or "nobody that was read",
         "\n".join(quote(proof) for proof in item["evidence"][:2]), item["source"]]
        for item in found
    ]  # fmt: skip
    output.table(checklist, ["role", "", "who", "on whose word", "asked for by"], rows)


def paths(
    start: Annotated[str, typer.Argument(help="Name of an agency, or a part of it.", show_default=False)],
    end: Annotated[str, typer.Argument(help="Name of another.", show_default=False)],
    *,
    longest: Annotated[int, typer.Option(help="How many claims a chain has at most.")] = 4,
    as_json: JsonFlag = False,
) -> None:
    """Print the shortest chains of claims between two agencies.

    Examples:
      convene paths "Beacon Line" "Superior Court"
    """
    settings = from_environment()
    ids = {"from": named(settings, start, "agencies"), "to": named(settings, end, "agencies")}
    found = answer(settings, "paths", {**ids, "longest": longest, "first": 5})["paths"]
    if as_json:
        output.json(found)
        return
    rows = [[p["length"], p["explanation"], "\n".join(quote(c["evidence"]["nodes"][0]) for c in p["claims"])] for p in found]
    output.table("Chains", ["claims", "chain", "on whose word"], rows)


def what_if(
    remove: Annotated[list[str], typer.Argument(help="Names of agencies that leave.", show_default=False)],
    *,
    as_json: JsonFlag = False,
) -> None:
    """Print what falls away when agencies leave.

    Examples:
      convene what-if "Harbor House"
    """
    settings = from_environment()
    found = answer(settings, "what_if", {"remove": [named(settings, name, "agencies") for name in remove]})["whatIf"]
    if as_json:
        output.json(found)
        return
    rows = [[gap["function"], where(gap), gap["explanation"]] for gap in found["uncovered"]]
    output.table(f"Functions left to nobody: {len(rows)}", ["function", "where", "what was read"], rows)
    output.table(f"Duties lost: {len(found['lost'])}", ["what and on whose word"], [[said(duty)] for duty in found["lost"]])
    cut = [[one["giver"]["name"], one["receiver"]["name"], one["explanation"]] for one in found["cutHandoffs"]]
    output.table(f"Hand-offs cut: {len(cut)}", ["from", "to", "what"], cut)
    output.say(f"The network falls into {found['componentsAfter']} parts, before into {found['componentsBefore']}.")


def answer(settings: Settings, name: str, variables: dict[str, Any]) -> dict[str, Any]:
    """The data of a query of queries/answers."""
    return data(settings, name, variables, folder="answers")


def named(settings: Settings, words: str, kind: str) -> str:
    """The id of the agency or document that these words name best. Raises NOT_FOUND, and BAD_INPUT where several fit alike."""
    found = answer(settings, "named", {"words": words})[kind]["nodes"]
    if not found:
        raise ConveneError(Code.NOT_FOUND, f"No {'agency' if kind == 'agencies' else 'document'} has {words!r} in its name.")
    label = "name" if kind == "agencies" else "title"
    exact = [one for one in found if words.lower() in [one[label].lower(), *(a.lower() for a in one.get("aliases", []))]]
    fits = exact or [one for one in found if one[label].lower().endswith(words.lower())] or found
    if len(fits) > 1:
        raise ConveneError(Code.BAD_INPUT, f"{words!r} fits several: {'; '.join(one[label] for one in fits)}.")
    return str(fits[0]["id"])


def key(place: str | None) -> dict[str, str] | None:
    """What names a place: digits are a GEOID, two letters or US-CA an ISO code, all else a name."""
    if place is None:
        return None
    if place.isdigit():
        return {"geoid": place}
    if place.isupper() and len(place) <= len("US-CA"):
        return {"isoCode": place}
    return {"name": place}


def said(duty: dict[str, Any] | None) -> str:
    """A duty in words, with its quotation."""
    if duty is None:
        return ""
    proof = duty["evidence"]["nodes"]
    words = f"{binding(duty)} {duty['action']}"
    return f"{words}\n{quote(proof[0])}" if proof else words


def why(one: dict[str, Any], duties: str) -> str:
    """An explanation with the quotations that it rests on."""
    quotes = [quote(proof) for duty in one[duties][:4] for proof in duty["evidence"]["nodes"]]
    return "\n".join([one["explanation"], *dict.fromkeys(quotes)])


def where(gap: dict[str, Any]) -> str:
    """The name of a gap's place."""
    return gap["jurisdiction"]["name"] if gap["jurisdiction"] else ""


def names(agencies: list[dict[str, Any]]) -> str:
    """Names, one after the other."""
    return ", ".join(one["name"] for one in agencies)


def line(contact: dict[str, Any]) -> str:
    """A contact point on one line."""
    return " · ".join(filter(None, (contact[name] for name in ("label", "phone", "email", "url", "hours"))))


def rest(found: dict[str, Any]) -> None:
    """Say that there is more than was shown."""
    if found["pageInfo"]["hasNextPage"]:
        output.say(f"… the first {len(found['nodes'])} of {found['totalCount']}; narrow it by --in or --function.")
