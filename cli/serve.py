"""Commands that serve: serve, and run, which does all that a newcomer wants to see."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from cli import ask, output
from cli.ingest import report
from cli.logs import keep_log
from cli.server import bring_up
from cli.serving import api_settings
from cli.settings import Settings, database, from_environment
from cli.setup import ROOT
from graph.driver import open_driver
from graph.local.server import running, stop
from ingest.facts.describe import Options
from ingest.outcome import Status
from ingest.readers import files

# What a client may send at once over WebSocket: uvicorn closes beyond it, before anything of ours reads it.
MESSAGE_BYTES = 1_000_000
GRACE_SECONDS = 10
Workers = Annotated[int, typer.Option(min=1, help="Processes that serve.")]


def application() -> Any:
    """The ASGI application with the settings of the environment; each serving process calls it once."""
    from api.app import create_app
    from cli.intake import Intake

    settings = from_environment()
    keep_log(as_json=settings.production)
    return create_app(api_settings(settings), Intake(database(settings)))


def serve(*, workers: Workers = 1) -> None:
    """Serve GraphQL, the start page and the query page until Ctrl-C. CONVENE_HOST and CONVENE_PORT say where.

    Examples:
      convene serve
      CONVENE_PRODUCTION=1 CONVENE_PORT=8080 convene serve --workers 2
    """
    settings = from_environment()
    database(settings)
    listen(settings, workers)


def listen(settings: Settings, workers: int) -> None:
    """Listen until Ctrl-C."""
    import uvicorn

    output.say(f"Serving at http://{settings.host}:{settings.port} (GraphQL at /graphql). Ctrl-C ends it.")
    keep_log(as_json=settings.production)
    with counted_together(settings, workers):
        uvicorn.run(
            "cli.serve:application",
            factory=True,
            host=settings.host,
            port=settings.port,
            workers=workers,
            log_config=None,
            access_log=False,
            ws_max_size=MESSAGE_BYTES,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )


@contextmanager
def counted_together(settings: Settings, workers: int) -> Iterator[None]:
    """Let several serving processes keep their counts where each of them can add all up."""
    if workers == 1:
        yield
        return
    settings.home.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="metrics-", dir=settings.home) as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        yield


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
        output.say("Starting the database …")
        bring_up(settings)
        _read(settings, papers or [ROOT / "samples"])
        _show(settings)
        listen(settings, workers=1)
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
