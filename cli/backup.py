"""The commands that keep the graph and put it back: backup, restore. Giving it to others is export's."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import output
from cli.settings import Settings, database, from_environment
from graph.driver import open_driver
from schema.errors import Code, ConveneError

DUMP = ".dump"


def backup(
    to: Annotated[Path, typer.Argument(help="A new file: NAME.jsonl for lines of JSON, NAME.dump for Neo4j's own form.")],
) -> None:
    """Keep the whole graph in a file, with what is hidden and what was taken back: keep it as you keep the graph.

    NAME.jsonl is plain, can be read by any tool and restored into any version from this one on. NAME.dump is quicker; the local
    database stands still meanwhile.

    Examples:
      convene backup 2026-01-31.jsonl
      convene backup 2026-01-31.dump
    """
    settings = from_environment()
    if to.suffix == DUMP:
        from graph.local.dump import dump

        _local(settings)
        dump(settings.place, to)
        output.say(f"The database is in {to}.")
        return
    from graph.backup import backup as write

    with open_driver(database(settings)) as driver:
        kept = write(driver, to, settings.neo4j_database)
    output.say(f"{kept.nodes} nodes and {kept.relationships} relationships are in {to}.")


def restore(
    source: Annotated[Path, typer.Argument(help="A file that `convene backup` wrote.", show_default=False)],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="In place of what the database holds now.")] = False,
) -> None:
    """Put a graph back. A database that holds something is left alone unless --replace says otherwise.

    Examples:
      convene restore 2026-01-31.jsonl
      convene restore 2026-01-31.dump --replace
    """
    settings = from_environment()
    if source.suffix == DUMP:
        _restore_dump(settings, source, replace=replace)
        output.say("The database is as it was.")
        return
    from graph.backup import restore as put_back

    with open_driver(database(settings)) as driver:
        kept = put_back(driver, source, replace=replace, database=settings.neo4j_database)
    output.say(f"{kept.nodes} nodes and {kept.relationships} relationships are back.")


def _restore_dump(settings: Settings, source: Path, *, replace: bool) -> None:
    from graph.backup import is_empty
    from graph.local.dump import load_dump
    from graph.migrations import migrate

    _local(settings)
    if not replace:
        with open_driver(database(settings)) as driver:
            if not is_empty(driver):
                raise ConveneError(Code.BAD_INPUT, "The database holds a graph; --replace puts this one in its place.")
    load_dump(settings.place, source)
    with open_driver(database(settings)) as driver:
        migrate(driver)


def _local(settings: Settings) -> None:
    if settings.neo4j_uri:
        raise ConveneError(Code.BAD_INPUT, "A dump is of the local database; of another server keep a .jsonl.")
