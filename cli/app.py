"""The `convene` command: which commands there are, and errors put into words. What each does is in its own module."""

from __future__ import annotations

import inspect
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from cli import answers, ask, backup, evaluate, export, ingest, mapping, output, register, review, serve, server, trust
from cli.interrupts import again, interruptible
from schema.errors import ConveneError

HELP = """Who must do what when a child is being trafficked: read documents, ask who does what.

Begin with `convene up`, then `convene ingest FOLDER`, then `convene matrix`.
"""

app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command("up")(server.up)
app.command("down")(server.down)
app.command("status")(server.status)
app.command("doctor")(server.doctor)
app.command("ingest")(ingest.ingest_command)
app.command("map")(mapping.map_command)
app.command("extract")(ingest.extract_command)
app.command("query")(ask.query)
app.command("matrix")(ask.matrix)
app.command("who")(ask.who)
app.command("gaps")(answers.gaps)
app.command("overlaps")(answers.overlaps)
app.command("call")(answers.call_command)
app.command("pathway")(answers.pathway)
app.command("crosswalk")(answers.crosswalk)
app.command("membership")(answers.membership)
app.command("agreements")(register.agreements)
app.command("paths")(answers.paths)
app.command("network")(register.network)
app.command("what-if")(answers.what_if)
app.command("practice")(register.practice)
app.command("brief")(register.brief_command)
app.command("export")(export.export_command)
app.command("serve")(serve.serve)
app.command("run")(serve.run)
app.command("evaluate")(evaluate.evaluate)
app.command("verify")(trust.verify)
app.command("retract")(trust.retract)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("log")(trust.log)
app.command("review")(review.review)
app.command("candidates")(review.candidates)
app.command("merge")(review.merge)
app.command("apart")(review.apart)
app.command("undo")(review.undo)
app.command("unmerge", hidden=True)(review.undo)
app.add_typer(trust.keys, name="key")
app.command("reset")(server.reset)
for _command in (*app.registered_commands, *trust.keys.registered_commands):
    # Without the mark, the lines of examples would run together.
    _command.help = inspect.cleandoc(_command.callback.__doc__ or "").replace("\n\nExample", "\n\n\b\nExample")


def _version(wanted: bool) -> None:
    if wanted:
        try:
            number = version("convene")
        except PackageNotFoundError:
            number = "0.1.0 (not installed)"
        typer.echo(f"convene {number}")
        raise typer.Exit


@app.callback()
def root(
    *,
    _show: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Carry the options of the command itself."""


def main() -> None:
    """Run the command; an error of ours is said with its way out, exit code 1."""
    sys.unraisablehook = again
    try:
        with interruptible():
            app()
    except ConveneError as problem:
        output.error(problem)
        sys.exit(output.FAILED)
    except KeyboardInterrupt:
        sys.exit(output.INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone, as `convene query … | head` does.
        sys.exit(output.FAILED)
