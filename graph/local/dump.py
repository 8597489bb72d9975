"""The local database as Neo4j's own dump and back, by its own tool, while the server stands still."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from graph.local.jars import ensure_jars
from graph.local.java import begin
from graph.local.server import Place, running, start, stop
from schema.errors import Code, ConveneError

DATABASE = "neo4j"


def dump(place: Place, to: Path) -> None:
    """Write a dump to a new file; a server that ran runs again afterwards. Raises BAD_INPUT, START_FAILED."""
    if to.exists():
        raise ConveneError(Code.BAD_INPUT, f"{to} is there already.")
    part = to.with_name(to.name + ".part")
    part.touch(mode=0o600)
    with part.open("wb") as file:
        _still(place, ["dump", DATABASE, "--to-stdout"], stdout=file)
    part.rename(to)


def load_dump(place: Place, source: Path) -> None:
    """Put a dump in the place of the local database, whatever that holds. Raises NO_SUCH_FILE, START_FAILED."""
    if not source.is_file():
        raise ConveneError(Code.NO_SUCH_FILE, f"{source} is no file.")
    with source.open("rb") as file:
        _still(place, ["load", DATABASE, "--from-stdin", "--overwrite-destination=true"], stdin=file)


def _still(place: Place, words: list[str], *, stdin: object = subprocess.DEVNULL, stdout: object = subprocess.DEVNULL) -> None:
    """Run the tool while the server is stopped."""
    server = running(place)
    if server is None:
        # The first start makes the password and the folders.
        server = start(place)
    stop(place)
    try:
        command = [*begin(ensure_jars(place.cache), "512m"), "org.neo4j.cli.AdminTool", "database", *words]
        environment = os.environ | {"NEO4J_HOME": str(place.data), "NEO4J_CONF": str(place.data / "conf")}
        done = subprocess.run(command, env=environment, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, check=False)  # type: ignore[call-overload]
        if done.returncode:
            raise ConveneError(Code.START_FAILED, f"Neo4j's tool failed: {done.stderr.decode(errors='replace').strip()[-300:]}")
    finally:
        start(place, server.port)
