"""Commands on the local database: up, down, status, doctor, reset."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from typing import Annotated

import psutil
import typer

from cli import output
from cli.settings import Settings, database, from_environment
from graph.driver import open_driver
from graph.local import jars
from graph.local.java import java_path
from graph.local.server import running, start, stop
from graph.migrations import migrate
from schema.errors import ConveneError

JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
GOOD, BAD = "ok", "not ok"


def up(
    *,
    repair: Annotated[
        bool, typer.Option("--repair", help="Cut off the end of the database's log that a full disk left unreadable.")
    ] = False,
) -> None:
    """Start the local database, fetching it the first time, and bring its schema up to date.

    Examples: convene up; convene up --repair
    """
    settings = from_environment()
    bring_up(settings, repair=repair)
    status()


def bring_up(settings: Settings, *, repair: bool = False) -> None:
    """Start the local database where it is the one in use, and migrate whichever is in use."""
    if settings.neo4j_uri is None and running(settings.place) is None:
        with output.progress("Fetching Neo4j", None) as bar:
            start(settings.place, settings.neo4j_port, bar.at, repair=repair)
    with open_driver(database(settings)) as driver:
        migrate(driver, settings.neo4j_database)


def down() -> None:
    """Stop the local database; its data stay.

    Example: convene down
    """
    stopped = stop(from_environment().place)
    output.say("The database has stopped." if stopped else "No database was running.")


def status(*, as_json: JsonFlag = False) -> None:
    """Say whether the database runs, where, and what it holds.

    Example: convene status --json
    """
    settings = from_environment()
    server = running(settings.place)
    facts = {
        "home": str(settings.home),
        "database": settings.neo4j_uri or (f"bolt://127.0.0.1:{server.port}" if server else "stopped"),
        "process": server.pid if server else None,
    }
    if settings.neo4j_uri or server:
        from cli.ask import stats

        facts |= stats(settings)
    if as_json:
        output.json(facts)
    else:
        output.table("Convene", ["", "value"], facts.items())
    if not (settings.neo4j_uri or server):
        output.say("Start it with `convene up`.")


def doctor(*, as_json: JsonFlag = False) -> None:
    """Check the set-up and say how to mend what is wrong. Exit code 1 where something is.

    Example: convene doctor
    """
    settings = from_environment()
    checks: list[tuple[str, Callable[[Settings], str]]] = [
        ("Java runtime", _java),
        ("Neo4j's jars", _jars),
        ("memory", _memory),
        ("disk", _disk),
        ("password file", _password),
        ("database", _database),
        ("language model", _model),
    ]
    rows = []
    for name, check in checks:
        try:
            rows.append((name, GOOD, check(settings)))
        except ConveneError as problem:
            rows.append((name, BAD, f"{problem.message} {problem.way_out}"))
        except Problem as problem:
            rows.append((name, BAD, str(problem)))
    if as_json:
        output.json([dict(zip(("check", "result", "detail"), row, strict=True)) for row in rows])
    else:
        output.table("Set-up", ["check", "result", "detail"], rows)
    if any(result == BAD for _, result, _ in rows):
        raise typer.Exit(output.FAILED)


def reset(*, yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False) -> None:
    """Delete everything in this instance's graph: the database's folder and its password. Downloads stay.

    Without --yes it says what would go and asks.

    Example: convene reset --yes
    """
    settings = from_environment()
    folders = [settings.place.data, settings.place.password_file.parent / settings.place.password_file.name]
    if settings.neo4j_uri:
        output.say("CONVENE_NEO4J_URI names another server; reset only empties the local one. Nothing was done.")
        raise typer.Exit(output.FAILED)
    size = sum(f.stat().st_size for f in settings.place.data.rglob("*") if f.is_file()) if settings.place.data.exists() else 0
    output.say(f"This deletes {settings.place.data} ({size >> 20} MB) for good.")
    if not yes and not typer.confirm("Delete it?"):
        output.say("Nothing was deleted.")
        raise typer.Exit(output.FAILED)
    stop(settings.place)
    for path in folders:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    output.say("The graph is empty. `convene up` starts anew.")


class Problem(Exception):  # noqa: N818 it is what a check found, not a failure of the program
    """What a check found wrong, with the way out."""


def _java(_settings: Settings) -> str:
    return str(java_path())


def _jars(settings: Settings) -> str:
    lib = jars.lib_folder(settings.cache)
    if not lib.exists():
        return "not fetched yet; `convene up` does"
    bad = jars.damaged(settings.cache)
    if bad:
        (lib / "complete").unlink(missing_ok=True)
        raise Problem(f"{len(bad)} files are missing or damaged, as {bad[0]}; `convene up` fetches them again.")
    return f"{len(jars.locked())} files, each as locked"


def _memory(_settings: Settings) -> str:
    free = psutil.virtual_memory().available >> 20
    if free < 2048:  # noqa: PLR2004 the database takes 500 MB, reading documents about 1 GB
        raise Problem(f"{free} MB free; close other programs until 2 GB are.")
    return f"{free} MB free"


def _disk(settings: Settings) -> str:
    folder = next(p for p in (settings.home, *settings.home.parents) if p.exists())
    free = shutil.disk_usage(folder).free >> 20
    if free < 1024:  # noqa: PLR2004 the jars take 128 MB, a graph of 2,000 documents about 300
        raise Problem(f"{free} MB free at {folder}; free 1 GB or set CONVENE_HOME.")
    return f"{free} MB free at {folder}"


def _password(settings: Settings) -> str:
    file = settings.place.password_file
    if not file.exists():
        return "made at the first start"
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise Problem(f"others may read {file}; run: chmod 600 {file}")
    if not os.access(file, os.R_OK):
        raise Problem(f"{file} cannot be read by you.")
    return "readable by you alone"


def _database(settings: Settings) -> str:
    if settings.neo4j_uri is None and running(settings.place) is None:
        return "stopped; `convene up` starts it"
    with open_driver(database(settings)) as driver:
        return f"answers, schema version {migrate(driver, settings.neo4j_database)}"


def _model(_settings: Settings) -> str:
    from ingest.extract import load_models

    return load_models().describe()
