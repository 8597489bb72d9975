"""Runs Neo4j's importer over the files that collect.py made, on the managed local server: stopped before, started after."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from graph.bulk.collect import NODE, Collected
from graph.bulk.tables import BETWEEN, Table, argument
from graph.driver import WALK_SECONDS, Driver, open_driver, translated, walk
from graph.facts import Facts, RunRow
from graph.local.config import write_settings
from graph.local.jars import ensure_jars
from graph.local.java import begin
from graph.local.server import Place, Running, address, running, start, stop
from graph.migrations import VERSION, statements
from graph.work import moment
from queries import cypher
from schema.errors import Code, ConveneError

HEAP = "512m"
# Of what the machine has free: the importer keeps the ids of all nodes there.
OFF_HEAP = "50%"
IMPORT_SECONDS = 24 * 3600
CONSTRAINT = "CREATE CONSTRAINT"


def bulk_load(place: Place, facts: Iterable[Facts], run: RunRow) -> int:
    """Load the first corpus into the empty graph of this place and return how many documents it has.

    Cut off at any moment, the same call again does it all. Raises BAD_INPUT where the graph holds documents already,
    START_FAILED where the importer fails.
    """
    marker = place.home / "run" / "bulk-load"
    _must_be_empty(place, marker)
    with tempfile.TemporaryDirectory(prefix="bulk-", dir=place.home) as folder:
        collected = Collected(Path(folder), run, moment())
        documents = sum(collected.add(one) for one in facts)
        tables = collected.close()
        server = running(place)
        stop(place)
        marker.write_text(run.id, encoding="utf-8")
        _import(place, Path(folder), tables, server)
    marker.unlink()
    return documents


def _must_be_empty(place: Place, marker: Path) -> None:
    """Start the server where none runs, and look; what a load that was cut off has left counts for nothing."""
    begun = marker.read_text(encoding="utf-8") if marker.exists() else ""
    try:
        with open_driver(address(place, start(place))) as driver, translated(), driver.session() as session:
            other = session.run(cypher("read/other_run"), run=begun).single()
    except ConveneError:
        if begun:
            return  # the importer was killed at its work; what else keeps a server from starting shows at the next start
        raise
    if other:
        word = "the graph was loaded before; a bulk load is for the first corpus of an empty one"
        raise ConveneError(Code.BAD_INPUT, f"{place.home}: {word}")


def _finish(driver: Driver) -> None:
    """Indexes and constraints; the graph is of the newest version, and no migration is taken."""
    with translated(), driver.session() as session:
        # Indexes of one transaction are filled by one walk over the store.
        with session.begin_transaction(timeout=WALK_SECONDS) as tx:
            for statement in statements():
                if not statement.startswith(CONSTRAINT):
                    tx.run(statement).consume()
        for statement in statements():
            if statement.startswith(CONSTRAINT):
                session.run(walk(statement)).consume()
        session.run(walk(cypher("bulk/await_indexes"))).consume()
        session.run(cypher("write/schema_version"), version=VERSION).consume()


def _import(place: Place, folder: Path, tables: list[Table], server: Running | None) -> None:
    conf = write_settings(place.data, server.port if server else 0)
    # The simpler compiler alone: the better one takes longer than a corpus of some thousand documents.
    command = [*begin(ensure_jars(place.cache), HEAP), "-XX:TieredStopAtLevel=1", "org.neo4j.cli.AdminTool"]
    command += ["database", "import", "full", "neo4j", "--overwrite-destination=true", "--id-type=string"]
    command += [f"--array-delimiter=U+{ord(BETWEEN):04X}", f"--max-off-heap-memory={OFF_HEAP}"]
    filled = [table for table in tables if table.count]
    # Of 12.7 s for 1.2 million rows 2.9 went with reading every file as if its values could hold line breaks.
    broken = ",".join(str(table.data) for table in filled if table.broken)
    command += [f"--multiline-fields={broken}", "--multiline-fields-format=v2"] if broken else ["--multiline-fields=false"]
    command += [f"--{'nodes' if table.ids == NODE else 'relationships'}={argument(table)}" for table in filled]
    environment = os.environ | {"NEO4J_HOME": str(place.data), "NEO4J_CONF": str(conf)}
    log = place.log.with_name("import.log")
    with log.open("wb") as output:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdout=output, stderr=output, timeout=IMPORT_SECONDS, check=False
        )
    if done.returncode:
        raise ConveneError(Code.START_FAILED, f"Neo4j's importer failed; its log is {log}.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    started = start(place, server.port if server else None)
    with open_driver(address(place, started)) as driver:
        _finish(driver)
