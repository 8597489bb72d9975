"""Commands that hold the graph to its word: verify, retract, log, keys. Reviewing is in review.py."""

from __future__ import annotations

from typing import Annotated

import typer

from cli import output
from cli.ask import data
from cli.server import JsonFlag
from cli.settings import database, from_environment
from graph.driver import open_driver
from schema.kinds import Tier

SHOWN = 40
Identity = Annotated[str, typer.Argument(help="An id, as answers give it.", show_default=False)]
keys = typer.Typer(help="Make, list and revoke the keys by which others ask.", no_args_is_help=True, rich_markup_mode=None)


def verify(*, as_json: JsonFlag = False) -> None:
    """Check every quote to the character and every invariant of the graph. Exit code 1 where something fails.

    Example: convene verify
    """
    from graph.verify import verify as check

    settings = from_environment()
    with open_driver(database(settings)) as driver:
        proof = check(driver, settings.neo4j_database)
    faults = [{"id": fault.id, "fault": fault.fault} for fault in proof.faults]
    if as_json:
        output.json({"quotes": proof.quotes, "faults": faults})
    else:
        output.say(f"{proof.quotes} quotes compared with their text, {len(faults)} faults.")
        if faults:
            output.table("Faults", ["id", "what is wrong"], [(f["id"], f["fault"]) for f in faults[:SHOWN]])
    if faults:
        raise typer.Exit(output.FAILED)


def retract(
    document: Identity,
    *,
    dry: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and change nothing.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Take a document back, and just what rests on it alone.

    Examples:
      convene retract 5b0e… --dry-run
      convene retract 5b0e…
    """
    from graph.retract import retract as take_back

    settings = from_environment()
    with open_driver(database(settings)) as driver:
        done = take_back(driver, document, dry_run=dry, database=settings.neo4j_database)
    if as_json:
        output.json({"document": done.document, "dryRun": dry, "claims": done.claims, "entities": done.entities})
    else:
        verb = "would go" if dry else "went"
        output.say(f"{done.claims} claims and {done.entities} entities {verb}; {done.evidence} pieces of evidence were in it.")


def log(
    *,
    since: Annotated[str, typer.Option(help="From this moment on, as 2026-01-31T09:00:00Z.")] = "2000-01-01T00:00:00Z",
    first: Annotated[int, typer.Option(min=1, max=100, help="How many are shown.")] = 20,
    as_json: JsonFlag = False,
) -> None:
    """Show who changed what and when, the newest first. Nothing alters or removes an entry.

    Example: convene log --since 2026-01-31T00:00:00Z
    """
    found = data(from_environment(), "log", {"since": since, "first": first}, folder="answers")["changes"]
    if as_json:
        output.json(found)
        return
    rows = [(c["at"], c["by"], c["summary"], c["before"] or "", c["after"] or "", c["note"] or "") for c in found["nodes"]]
    output.table("The log", ["when", "who", "what", "before", "after", "note"], rows)
    output.say(f"{found['totalCount']} in all.")


@keys.command("create")
def create_key(
    name: Annotated[str, typer.Argument(help="Whose key it is: an institution or a role.", show_default=False)],
    *,
    tier: Annotated[Tier, typer.Option(help="The highest tier that it sees.")] = Tier.PARTNER,
    review: Annotated[bool, typer.Option("--review", help="It may review.")] = False,
    ingest: Annotated[bool, typer.Option("--ingest", help="It may ingest.")] = False,
) -> None:
    """Make a key and print it; it is shown this once.

    Example: convene key create "County counsel" --tier LEAD --review
    """
    from api.keys import Keys

    home = from_environment().home
    home.mkdir(parents=True, exist_ok=True)
    key, text = Keys(home).create(name, tier, review=review, ingest=ingest)
    output.say(f"Key {key.id} of {name}; keep it now, it is not shown again:")
    print(text)


@keys.command("list")
def list_keys() -> None:
    """List the keys, revoked ones too.

    Example: convene key list
    """
    from api.keys import Keys

    rows = [(k.id, k.name, k.tier, k.review, k.ingest, k.created, k.revoked) for k in Keys(from_environment().home).all()]
    output.table("Keys", ["id", "whose", "tier", "reviews", "ingests", "made", "revoked"], rows)


@keys.command("revoke")
def revoke_key(identity: Identity) -> None:
    """Take a key back for good.

    Example: convene key revoke 1a2b3c4d
    """
    from api.keys import Keys

    output.say(f"Revoked at {Keys(from_environment().home).revoke(identity).revoked}.")
