"""HSDS 3.0 out: the graph as JSON and as a tabular package, and every directory that was read in, given back as it was."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import orjson

from exchange.bibliography import listed
from exchange.hsds.objects import TAXONOMY, TERMS, Record, at_locations, organization, service
from exchange.hsds.rows import flattened
from exchange.hsds.shape import JSON_MEDIA, ZIP_MEDIA, objects, shape
from exchange.hsds.text import joined
from exchange.package import File
from graph.directory import Directory
from graph.export import Row, View
from schema.kinds import Label

MEDIA = (JSON_MEDIA, ZIP_MEDIA)
CHUNK = 2**16
# Thrown away at the end: nothing needs to be safe on the disk.
KNOWN = (
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE known (name, id, PRIMARY KEY (name, id)) WITHOUT ROWID;"
)
INDENTED = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def hsds(view: View) -> Iterator[File]:
    """A list for each of the five kinds of record that the API of HSDS serves, then `documents/`."""
    directory = Directory(view, MEDIA)
    made = (
        ("organizations", (organization(row) for row in directory.every("organizations"))),
        ("services", (one for _, one in services(directory))),
        ("service_at_locations", (at for row, one in services(directory) for at in at_locations(one, row))),
        ("taxonomies", taxonomies(directory)),
        ("taxonomy_terms", taxonomy_terms(directory)),
    )
    for name, records in made:
        yield File(f"{name}.json", "application/json", listed(orjson.dumps(one) for one in records))
    yield from _given_back(directory)


def hsds_csv(view: View) -> Iterator[File]:
    """The same as a tabular package, a file for each table that has rows, then `documents/`.

    Rows come in any order of tables, so they wait in files of their own. Of a record that stands twice the first is kept; which
    were there is in a file too, as memory must not grow with the graph.
    """
    directory = Directory(view, MEDIA)
    with tempfile.TemporaryDirectory() as folder:
        with ExitStack() as stack:
            known = stack.enter_context(closing(sqlite3.connect(Path(folder) / "known", isolation_level=None)))
            known.executescript(KNOWN)
            writers: dict[str, csv.DictWriter[str]] = {}
            for table, row in _rows(directory):
                if known.execute("INSERT OR IGNORE INTO known VALUES (?, ?)", (table, row["id"])).rowcount:
                    if table not in writers:
                        file = stack.enter_context((Path(folder) / table).open("w", encoding="utf-8", newline=""))
                        writers[table] = csv.DictWriter(file, shape().tables[table].columns, restval="")
                        writers[table].writeheader()
                    writers[table].writerow(row)
        for table in sorted(writers):
            yield File(shape().tables[table].file, "text/csv", _read(Path(folder) / table))
    yield from _given_back(directory)


def _rows(directory: Directory) -> Iterator[tuple[str, Record]]:
    for row in directory.every("organizations"):
        yield from flattened(organization(row), "organization", {})
    for row, one in services(directory):
        yield from flattened({k: v for k, v in one.items() if k != "service_at_locations"}, "service", {})
        for at in at_locations(one, row):
            yield from flattened(at, "service_at_location", {"service_id": one["id"]})
    for one in taxonomies(directory):
        yield from flattened(one, "taxonomy", {})
    for one in taxonomy_terms(directory):
        yield from flattened(one, "taxonomy_term", {})


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _given_back(directory: Directory) -> Iterator[File]:
    """Every directory that was read in."""
    for document in documents(directory.view):
        whole = joined((row["path"], json.loads(row["text"])) for row in directory.records(document["id"]))
        if document["mediaType"] == JSON_MEDIA:
            yield File(f"documents/{document['id']}.json", "application/json", iter([orjson.dumps(whole, option=INDENTED)]))
        else:
            for name, rows in whole.items():
                yield File(f"documents/{document['id']}/{name}", "text/csv", iter([_csv(name, rows)]))


def services(directory: Directory) -> Iterator[tuple[Row, Record]]:
    """Every service, as the graph has it and as a record."""
    for row in directory.every("services"):
        yield row, service(row)


def taxonomies(directory: Directory) -> Iterator[Record]:
    """Convene's own taxonomy, and those that directories bring."""
    yield TAXONOMY
    yield from _brought(directory, "taxonomy")


def taxonomy_terms(directory: Directory) -> Iterator[Record]:
    """The terms of these."""
    yield from TERMS.values()
    yield from _brought(directory, "taxonomy_term")


def _brought(directory: Directory, table: str) -> Iterator[Record]:
    """Every record of a table that directories hold, by itself or in another, each once."""
    known: set[str] = set()
    for document in documents(directory.view):
        for row in directory.records(document["id"]):
            whole = json.loads(row["text"])
            root = shape().file_of(row["path"].strip("/").split("/")[0]) or shape().table_of(whole) or ""
            for _, inner, one in objects(whole, root):
                if inner == table and {"id", "name"} <= set(one) and one["id"] not in known:
                    known.add(one["id"])
                    yield dict(one) | {"description": one.get("description") or "None was given."}


def documents(view: View) -> Iterator[Row]:
    """The directories that were read in."""
    return (row for row in view.rows(Label.DOCUMENT) if row["mediaType"] in MEDIA)


def _csv(name: str, rows: list[dict[str, Any]]) -> bytes:
    table = shape().tables[shape().file_of(name) or ""]
    extra = sorted({key for row in rows for key in row} - set(table.columns))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*table.columns, *extra], restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
