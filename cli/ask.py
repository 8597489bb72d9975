"""Commands that ask: query, matrix, who. All go through GraphQL, as any other client's questions do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from cli import output
from cli.server import JsonFlag
from cli.settings import Settings, database, from_environment
from queries import ROOT
from schema.errors import Code, ConveneError

Accepted = Annotated[bool, typer.Option("--accepted", help="Only what a reviewer has accepted.")]
AXES = "FUNCTION, SECTOR, AGENCY, JURISDICTION, MODALITY or DOCUMENT"


def ask(settings: Settings, text: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
    """The answer of the API to a GraphQL query, as its JSON: `data`, and `errors` where there are any."""
    from api.local import answer

    return answer(database(settings), text, variables or {})


def data(settings: Settings, name: str, variables: dict[str, Any] | None = None, *, folder: str = "cookbook") -> dict[str, Any]:
    """The `data` of a query of the cookbook, or of another folder of queries, by file name. Raises the answer's first error."""
    text = (ROOT / folder / f"{name}.graphql").read_text(encoding="utf-8")
    return told(ask(settings, text, variables))


def told(answer: dict[str, Any]) -> dict[str, Any]:
    """The `data` of an answer. Raises its first error."""
    for problem in answer.get("errors") or []:
        code = problem.get("extensions", {}).get("code", Code.INTERNAL)
        raise ConveneError(Code(code), problem["message"])
    found: dict[str, Any] = answer["data"]
    return found


def stats(settings: Settings) -> dict[str, Any]:
    """How many of each kind the graph holds."""
    found: dict[str, Any] = data(settings, "stats")["stats"]
    return found


def query(
    text: Annotated[str, typer.Argument(help="A GraphQL query, or a file that holds one.", show_default=False)],
    *,
    variables: Annotated[str, typer.Option(help="Variables as a JSON object.")] = "{}",
) -> None:
    """Answer a GraphQL query and print the JSON. Exit code 1 where the answer has errors.

    Examples:
      convene query '{ stats { agencies responsibilities } }'
      convene query queries/cookbook/who.graphql --variables '{"name": "Harbor House"}'
    """
    path = Path(text)
    if "{" not in text:
        if not path.is_file():
            raise ConveneError(Code.NO_SUCH_FILE, f"{text} is neither a query nor a file.")
        text = path.read_text(encoding="utf-8")
    try:
        given = orjson.loads(variables)
    except orjson.JSONDecodeError as error:
        raise ConveneError(Code.BAD_INPUT, f"--variables is not JSON: {error}.") from error
    answer = ask(from_environment(), text, given)
    output.json(answer)
    if answer.get("errors"):
        raise typer.Exit(output.FAILED)


def matrix(
    *,
    rows: Annotated[str, typer.Option(help=f"What the rows are: {AXES}.")] = "FUNCTION",
    columns: Annotated[str, typer.Option(help=f"What the columns are: {AXES}.")] = "SECTOR",
    accepted: Accepted = False,
    as_json: JsonFlag = False,
) -> None:
    """Print who does what: how many duties stand in each cell.

    Examples:
      convene matrix
      convene matrix --rows AGENCY --columns MODALITY --json
    """
    where = {"status": {"eq": "ACCEPTED"}} if accepted else None
    found = data(from_environment(), "matrix", {"rows": rows.upper(), "columns": columns.upper(), "where": where})
    show_matrix(found["responsibilityMatrix"], as_json=as_json)


def show_matrix(found: dict[str, Any], *, as_json: bool = False) -> None:
    """Print a matrix as a table, or as it is."""
    if as_json:
        output.json(found)
        return
    cells = {(cell["row"], cell["column"]): cell["count"] for cell in found["cells"]}
    heads = [*(column["label"] for column in found["columns"]), "All"]
    lines = [
        [row["label"], *(cells.get((row["key"], column["key"]), "") for column in found["columns"]), row["total"]]
        for row in found["rows"]
    ]
    output.crosstab(f"Who does what: {found['total']} responsibilities", heads, lines)


def who(
    agency: Annotated[str, typer.Argument(help="Name of the agency, or a part of it.")],
    *,
    accepted: Accepted = False,
    as_json: JsonFlag = False,
) -> None:
    """Print what an agency does, must, should or may do, with the words that say so.

    Examples:
      convene who "Harbor House"
      convene who sheriff --json
    """
    settings = from_environment()
    where: dict[str, Any] = {"status": {"eq": "ACCEPTED"}} if accepted else {}
    found = data(settings, "who", {"name": agency, "where": where})["agencies"]["nodes"]
    if not found:
        raise ConveneError(Code.NOT_FOUND, f"No agency has {agency!r} in its name.")
    if as_json:
        output.json(found)
        return
    heard = {one["name"] for one in found if one["responsibilities"]["nodes"]}
    silent = {one["name"] for one in found} - heard
    for one in (one for one in found if one["responsibilities"]["nodes"]):
        duties = one["responsibilities"]["nodes"]
        title = f"{one['name']} ({(one['sector'] or 'no sector').replace('_', ' ').lower()})"
        output.table(title, ["how binding", "what", "by when", "if", "on whose word"], [_duty(duty) for duty in duties])
        if one["responsibilities"]["pageInfo"]["hasNextPage"]:
            output.say(f"… the first {len(duties)} of {one['responsibilities']['totalCount']}; --json lists them likewise.")
    if silent:
        output.say(f"No duty is recorded of {', '.join(sorted(silent))}.")


def _duty(duty: dict[str, Any]) -> list[str]:
    deadline = duty["deadline"]["text"] if duty["deadline"] else ""
    return [binding(duty), duty["action"], deadline, duty["condition"] or "", quote(duty["evidence"]["nodes"][0])]


def binding(duty: dict[str, Any]) -> str:
    """How binding a duty is, as 'MUST NOT'."""
    return f"{duty['modality']}{' NOT' if duty['negated'] else ''}"


def quote(proof: dict[str, Any]) -> str:
    """A quotation and its document."""
    return f"“{proof['quote']}” {proof['document']['title']}"
