"""Commands that serve: serve, and run, which does all that a newcomer wants to see."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from cli import ask, output
from cli.ingest import report
from cli.interrupts import interruptible
from cli.process import command
from cli.server import bring_up
from cli.settings import Settings, database, from_environment
from cli.setup import ROOT
from graph.driver import open_driver
from graph.local.server import running, stop
from ingest.facts.describe import Options
from ingest.outcome import Status
from ingest.readers import files

# More than the process that serves has to answer what is under way.
END_SECONDS = 15
Workers = Annotated[int, typer.Option(min=1, help="Processes that serve.")]


def serve(*, workers: Workers = 1) -> None:
    """Serve GraphQL, the explorer and the query page until Ctrl-C. CONVENE_HOST and CONVENE_PORT say where.

    Examples:
      convene serve
      CONVENE_PRODUCTION=1 CONVENE_PORT=8080 convene serve --workers 2
    """
    settings = from_environment()
    database(settings)
    _announce(settings)
    words, environment = command(workers)
    os.execve(words[0], words, environment)  # noqa: S606 - this process becomes the one that serves


def _announce(settings: Settings) -> None:
    output.say(f"Serving at http://{settings.host}:{settings.port} (GraphQL at /graphql). Ctrl-C ends it.")


def _serve_beside() -> None:
    """Serve in a process of its own until it ends or the end is asked of this one."""
    words, environment = command(1)
    child = subprocess.Popen(words, env=environment)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    try:
        child.wait()
    finally:
        # Ctrl-C reaches both at once; whoever signals this one alone means both.
        if child.poll() is None:
            child.terminate()
        try:
            child.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def run(
    *,
    papers: Annotated[list[Path] | None, typer.Argument(help="What to read; the samples where nothing is given.")] = None,
) -> None:
    """Start the database, read the samples, print who does what with one quoted duty, and serve until Ctrl-C.

    Ctrl-C stops what this command started, the database too.

    Examples:
      convene run
      convene run papers
    """
    settings = from_environment()
    ours = settings.neo4j_uri is None and running(settings.place) is None
    try:
        with interruptible():
            output.say("Starting the database …")
            bring_up(settings)
            _read(settings, papers or [ROOT / "samples"])
            _show(settings)
            _announce(settings)
            _serve_beside()
    except KeyboardInterrupt:
        output.say("Stopped.")
    finally:
        if ours:
            output.say("Stopping the database …")
            stop(settings.place)


def _read(settings: Settings, papers: list[Path]) -> None:
    from ingest.pipeline import ingest

    found = list(files(papers))
    with open_driver(database(settings)) as driver, output.progress("Reading", len(found)) as bar:
        outcomes = []
        for outcome in ingest(driver, found, Options()):
            outcomes.append(outcome)
            bar.advance()
    if any(outcome.status is not Status.KNOWN for outcome in outcomes):
        report(outcomes, as_json=False)
    else:
        output.say(f"{len(outcomes)} documents are in already.")


def _show(settings: Settings) -> None:
    """The matrix, and one duty with the words that it rests on."""
    found = ask.data(settings, "matrix", {"rows": "FUNCTION", "columns": "SECTOR", "where": None})
    ask.show_matrix(found["responsibilityMatrix"])
    duties = ask.data(settings, "one_duty")["responsibilities"]["nodes"]
    for duty in duties:
        proof = duty["evidence"]["nodes"][0]
        limit = f", {duty['deadline']['text']}" if duty["deadline"] else ""
        output.say(f"For one: {duty['subject']['name']} {duty['modality'].lower()} {duty['action']}{limit}.")
        output.say(f"  “{proof['quote']}” ({proof['document']['title']}, {proof['path'] or 'no clause'})")
