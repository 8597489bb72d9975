"""Commands for whoever signs what the graph says: which claims and pairs of agencies wait, and what is decided of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from cli import output
from cli.ask import data
from cli.server import JsonFlag
from cli.settings import Settings, database, from_environment
from graph.driver import open_driver
from schema.errors import Code, ConveneError
from schema.kinds import MatchVerdict, ReviewDecision, ReviewStatus, Tier

PAGE = 100
Dry = Annotated[bool, typer.Option("--dry-run", help="Say what would be decided, and change nothing.")]
Note = Annotated[str | None, typer.Option(help="Why.")]
First = Annotated[int, typer.Option(min=1, max=PAGE, help="How many are shown.")]
Share = Annotated[float | None, typer.Option(min=0.0, max=1.0, help="Only those at least this sure.")]


def review(  # noqa: PLR0913 one parameter an option of the command
    ids: Annotated[list[str] | None, typer.Argument(help="Ids of claims; without any, those that the options name.")] = None,
    *,
    decide: Annotated[ReviewDecision | None, typer.Option(help="What is decided of them; without it they are shown.")] = None,
    status: Annotated[ReviewStatus, typer.Option(help="Of which status.")] = ReviewStatus.PROPOSED,
    document: Annotated[str | None, typer.Option(help="Only those that the document with this id says.")] = None,
    above: Share = None,
    below: Annotated[float | None, typer.Option(min=0.0, max=1.0, help="Only those less sure than this.")] = None,
    note: Note = None,
    first: First = 20,
    dry: Dry = False,
    as_json: JsonFlag = False,
) -> None:
    """Show the claims that wait for a reviewer, or decide on them, singly or all that the options name.

    Examples:
      convene review --below 0.6
      convene review 5b0e… --decide REJECT --note "the paper says may"
      convene review --document 77d2… --above 0.9 --decide ACCEPT --dry-run
    """
    settings = from_environment()
    where = _where(ids, status, document, (above, below))
    if decide is None:
        _show(settings, where, first, as_json=as_json)
        return
    if not ids and document is None and above is None and below is None:
        raise ConveneError(Code.BAD_INPUT, "Name claims, or say which with --document, --above or --below.")
    found = list(_all(settings, "review", "claims", {"where": where}))
    missing = set(ids or []) - {claim["id"] for claim in found}
    if missing:
        raise ConveneError(Code.NOT_FOUND, f"No current claim has the id {min(missing)}.")
    if not dry:
        _decide(settings, [claim["id"] for claim in found], decide, note)
    output.say(f"{decide}: {len(found)} claims{' would be decided on' if dry else ''}.")
    if dry:
        _table(found[:first])


def _where(
    ids: list[str] | None, status: ReviewStatus, document: str | None, bounds: tuple[float | None, float | None]
) -> dict[str, Any]:
    if ids:
        return {"id": {"in": ids}, "status": {"in": list(ReviewStatus)}}
    where: dict[str, Any] = {"status": {"eq": status}}
    if document:
        where["documents"] = {"some": {"id": {"eq": document}}}
    sure = {name: bound for name, bound in zip(("gte", "lt"), bounds, strict=True) if bound is not None}
    return where | ({"confidence": sure} if sure else {})


def _all(settings: Settings, name: str, field: str, variables: dict[str, Any]) -> Iterator[dict[str, Any]]:
    after = None
    while True:
        page = data(settings, name, {**variables, "first": PAGE, "after": after}, folder="answers")[field]
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def _show(settings: Settings, where: dict[str, Any], first: int, *, as_json: bool) -> None:
    found = data(settings, "review", {"where": where, "first": first}, folder="answers")["claims"]
    if as_json:
        output.json(found)
        return
    _table(found["nodes"])
    output.say(f"{found['totalCount']} in all.")


def _table(claims: list[dict[str, Any]]) -> None:
    rows = []
    for claim in claims:
        proof = next(iter(claim["evidence"]["nodes"]), None)
        said = claim.get("action") or claim["object"]["name"]
        verb = " ".join(filter(None, [claim["modality"] or claim["predicate"], "NOT" if claim["negated"] else ""]))
        words = f"“{proof['quote']}” ({proof['document']['title']})" if proof else ""
        rows.append((claim["id"], claim["subject"]["name"], verb, said, f"{claim['confidence']:.2f}", words))
    output.table("Claims", ["id", "who", "how", "what", "sure", "on whose words"], rows)


def _decide(settings: Settings, ids: list[str], decision: ReviewDecision, note: str | None) -> None:
    from graph.review import MOST, Decision
    from graph.review import review as carry_out

    with open_driver(database(settings)) as driver:
        for at in range(0, len(ids), MOST):
            part = Decision(tuple(ids[at : at + MOST]), decision, by="local", note=note)
            carry_out(driver, part, list(Tier), settings.neo4j_database)


def candidates(
    *,
    merge_above: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Say of every pair at least this sure that it is one agency.")
    ] = None,
    first: First = 20,
    note: Note = None,
    dry: Dry = False,
    as_json: JsonFlag = False,
) -> None:
    """Show the pairs of agencies that may be one, the likeliest first; `convene merge` and `convene apart` decide.

    Examples:
      convene candidates
      convene candidates --merge-above 0.95 --dry-run
    """
    settings = from_environment()
    if merge_above is not None:
        pairs = [pair for pair in _all(settings, "candidates", "matchCandidates", {}) if pair["score"] >= merge_above]
        if not dry:
            for pair in pairs:
                judged(settings, pair["left"]["id"], pair["right"]["id"], MatchVerdict.SAME, note)
        output.say(f"{len(pairs)} pairs {'would be' if dry else 'are'} judged to be one.")
        return
    found = data(settings, "candidates", {"first": first}, folder="answers")["matchCandidates"]
    if as_json:
        output.json(found)
        return
    rows = [(_named(p["left"]), _named(p["right"]), f"{p['score']:.2f}", "; ".join(p["reasons"])) for p in found["nodes"]]
    output.table("Agencies that may be one", ["left", "right", "sure", "because"], rows)
    output.say(f"{found['totalCount']} in all.")


def _named(agency: dict[str, Any]) -> str:
    places = ", ".join(place["name"] for place in agency["jurisdictions"]["nodes"])
    return f"{agency['name']}{f' ({places})' if places else ''}\n{agency['id']}"


def judged(settings: Settings, left: str, right: str, verdict: MatchVerdict, note: str | None) -> str:
    """Record what is held of two agencies, and return the judgement's id. Raises NOT_FOUND, BAD_INPUT."""
    from graph.judgements import Judgement, judge

    with open_driver(database(settings)) as driver:
        return judge(driver, Judgement(left, right, verdict, by="local", note=note), settings.neo4j_database)


def merge(
    left: Annotated[str, typer.Argument(help="The id of an agency.", show_default=False)],
    right: Annotated[str, typer.Argument(help="The id of another.", show_default=False)],
    *,
    note: Note = None,
) -> None:
    """Say that two agencies are one. It prints the judgement's id, by which `convene undo` takes it back.

    Example: convene merge 0c1a… 77d2… --note "renamed in 2025"
    """
    print(judged(from_environment(), left, right, MatchVerdict.SAME, note))


def apart(
    left: Annotated[str, typer.Argument(help="The id of an agency.", show_default=False)],
    right: Annotated[str, typer.Argument(help="The id of another.", show_default=False)],
    *,
    note: Note = None,
) -> None:
    """Say that two agencies are not one: they are not asked about again. It prints the judgement's id.

    Example: convene apart 0c1a… 77d2… --note "of two counties"
    """
    print(judged(from_environment(), left, right, MatchVerdict.DIFFERENT, note))


def undo(judgement: Annotated[str, typer.Argument(help="The id of a judgement.", show_default=False)]) -> None:
    """Take a judgement back; the graph is as if it had never been. Also as `convene unmerge`.

    Example: convene undo 9f3c…
    """
    from graph.judgements import undo as take_back

    settings = from_environment()
    with open_driver(database(settings)) as driver:
        take_back(driver, judgement, database=settings.neo4j_database)
    output.say("The judgement is taken back.")
