"""The whole graph as lines of JSON and back: lossless, in one order, a page at a time so that memory does not grow with it.

The first line says the version, the last how much there is and the hash of all before it. What others see is exchange's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Any

import neo4j

from graph.driver import translated, walk, writing
from graph.migrations import VERSION, declare, migrate, version_of
from queries import cypher
from schema.errors import Code, ConveneError
from schema.kinds import Label, Predicate, Rel

FORMAT = "convene graph"
PAGE = 1000
# Nodes whose relationships are read at once: the database sorts all of them, and one may have very many.
STARTS = 200
# The labels of which every node has one and only one, in the order in which they are written.
BASES = (
    Label.DOCUMENT,
    Label.PASSAGE,
    Label.ENTITY,
    Label.CLAIM,
    Label.SCOPE,
    Label.CONTACTPOINT,
    Label.JUDGEMENT,
    Label.EVENT,
    Label.RUN,
)
# The types of relationship; direct edges are of the predicates.
TYPES: dict[str, StrEnum] = {str(kind): kind for kind in (*Rel, *Predicate)}
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """How many nodes and relationships were written or read."""

    nodes: int
    relationships: int


def backup(driver: neo4j.Driver, to: Path, database: str = "neo4j") -> Kept:
    """Write the graph to a new file. Raises BAD_INPUT where it is there, DATABASE_BUSY where the graph changed meanwhile."""
    if to.exists():
        raise ConveneError(Code.BAD_INPUT, f"{to} is there already.")
    part = to.with_name(to.name + ".part")
    with translated(), driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
        before = _size(session)
        part.touch(mode=0o600)
        with part.open("w", encoding="utf-8") as file:
            kept = _write(file, session, version_of(session))
        if _size(session) != before or (kept.nodes, kept.relationships) != before[:2]:
            part.unlink()
            raise ConveneError(Code.DATABASE_BUSY, "The graph changed while it was copied.")
    part.rename(to)
    return kept


def restore(driver: neo4j.Driver, source: Path, *, replace: bool = False, database: str = "neo4j") -> Kept:
    """Put a graph back that `backup` wrote, and bring it to this version.

    Raises BAD_INPUT where the database holds something (unless `replace`), DAMAGED_FILE where the file is not whole,
    DATABASE_NEWER where a later version wrote it. Nothing is changed then.
    """
    head, kept = check(source)
    with translated(), driver.session(database=database) as session:
        if _size(session)[0]:
            if not replace:
                raise ConveneError(Code.BAD_INPUT, "The database holds a graph; --replace puts this one in its place.")
            session.run(walk(cypher("write/backup_empty"))).consume()
        declare(session)
        session.run(cypher("write/backup_begin"), version=head["version"]).consume()
        for key, rows in _grouped(_lines(source)):
            session.execute_write(_put, key, rows)
        session.run(cypher("write/backup_end")).consume()
    migrate(driver, database)
    return kept


def is_empty(driver: neo4j.Driver, database: str = "neo4j") -> bool:
    """Whether the database holds nothing but its version."""
    with translated(), driver.session(database=database, default_access_mode=neo4j.READ_ACCESS) as session:
        return _size(session)[0] == 0


def check(source: Path) -> tuple[Line, Kept]:
    """The first line of a file, and how much it holds. Raises DAMAGED_FILE, DATABASE_NEWER, NO_SUCH_FILE."""
    if not source.is_file():
        raise ConveneError(Code.NO_SUCH_FILE, f"{source} is no file.")
    digest, last, head = hashlib.sha256(), b"", None
    with source.open("rb") as file:
        for line in file:
            digest.update(last)
            last = line
            head = head or _parsed(source, line)
    end = _parsed(source, last) if head else {}
    if head is None or head.get("format") != FORMAT or end.get("sha256") != digest.hexdigest():
        raise ConveneError(Code.DAMAGED_FILE, f"{source} is not a whole backup.")
    if head["version"] > VERSION:
        raise ConveneError(
            Code.DATABASE_NEWER, f"{source} is of version {head['version']}; this Convene knows versions up to {VERSION}."
        )
    return head, Kept(end["nodes"], end["relationships"])


def _parsed(source: Path, line: bytes) -> Line:
    try:
        value = json.loads(line)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise ConveneError(Code.DAMAGED_FILE, f"{source} is not a whole backup.")
    return value


def _size(session: neo4j.Session) -> tuple[int, int, str | None]:
    found = session.run(walk(cypher("read/backup_size"))).single(strict=True)
    return found["nodes"], found["relationships"], found["last"]


def _write(file: Any, session: neo4j.Session, version: int) -> Kept:
    digest = hashlib.sha256()
    counts = {"nodes": 0, "relationships": 0}

    def put(value: Line) -> None:
        line = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
        digest.update(line.encode())
        file.write(line)

    put({"format": FORMAT, "version": version})
    for what, lines in (("nodes", _nodes(session)), ("relationships", _edges(session))):
        for line in lines:
            put(line)
            counts[what] += 1
    file.write(json.dumps({**counts, "sha256": digest.hexdigest()}, sort_keys=True, separators=(",", ":")) + "\n")
    return Kept(**counts)


def _nodes(session: neo4j.Session) -> Iterator[Line]:
    for base in BASES:
        text, after = walk(cypher("read/backup_nodes", base)), ""
        while page := session.run(text, after=after, size=PAGE).data():
            for row in page:
                yield {"labels": sorted(row["labels"]), "properties": row["properties"]}
            after = page[-1]["id"]


def _edges(session: neo4j.Session) -> Iterator[Line]:
    for base in BASES:
        text, after = walk(cypher("read/backup_edges", base)), ""
        while True:
            last = after
            # Streamed: one thing may be named in every document.
            rows = session.run(text, after=after, size=STARTS)
            for (start, _, _), alike in groupby(rows, key=lambda row: (row["from"], row["type"], row["to"])):
                last = start
                made = [_edge(base, row) for row in alike if row["type"] is not None]
                # Two of one type between two nodes have no order of their own.
                yield from sorted(made, key=lambda line: json.dumps(line["properties"], sort_keys=True))
            if last == after:
                break
            after = last


def _edge(base: Label, row: neo4j.Record) -> Line:
    end = next(label for label in BASES if label in row["labels"])
    return {
        "type": row["type"],
        "from": [base, row["from"]],
        "to": [end, row["to"]],
        "properties": row["properties"],
    }


def _lines(source: Path) -> Iterator[Line]:
    """The lines between the first and the last."""
    with source.open(encoding="utf-8") as file:
        next(file)
        for line in file:
            value = json.loads(line)
            if "sha256" not in value:
                yield value


def _key(line: Line) -> tuple[str, ...]:
    """What is put in by one statement: labels of nodes, or type and ends of relationships. Only the ontology's own pass."""
    if "labels" in line:
        return tuple(Label(label) for label in line["labels"])
    return "", TYPES[line["type"]], Label(line["from"][0]), Label(line["to"][0])


def _grouped(lines: Iterable[Line]) -> Iterator[tuple[tuple[str, ...], list[Line]]]:
    """Lines that one statement puts in, a page at most; what waits for its page is bounded by the kinds that there are."""
    waiting: dict[tuple[str, ...], list[Line]] = {}
    of_nodes = True
    for line in lines:
        if of_nodes and "labels" not in line:
            yield from waiting.items()
            waiting, of_nodes = {}, False
        key = _key(line)
        waiting.setdefault(key, []).append(line)
        if len(waiting[key]) == PAGE:
            yield key, waiting.pop(key)
    yield from waiting.items()


@writing
def _put(tx: neo4j.ManagedTransaction, key: tuple[str, ...], lines: list[Line]) -> None:
    if key[0]:
        text = cypher("write/backup_nodes", Label.ENTITY).replace(f":{Label.ENTITY}", ":" + ":".join(key))
        tx.run(text, rows=[line["properties"] for line in lines]).consume()
        return
    _, kind, start, end = key
    text = cypher("write/backup_edges", TYPES[kind]).replace("__FROM__", start).replace("__TO__", end)
    rows = [{"from": line["from"][1], "to": line["to"][1], "properties": line["properties"]} for line in lines]
    if tx.run(text, rows=rows).single(strict=True)["made"] != len(rows):
        raise ConveneError(Code.DAMAGED_FILE, "A relationship leads to nothing that the file holds.")
