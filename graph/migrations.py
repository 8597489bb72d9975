"""The schema of the graph and its numbered steps: what `schema/constraints.cypher` declares, then each step once, in order.

A graph written by a later version is refused. Facts are written in writer.py.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import neo4j

from graph.driver import translated
from graph.judgements import judgement_sort
from graph.resettle import resettle
from queries import cypher
from schema.errors import Code, ConveneError
from schema.kinds import MatchVerdict

CONSTRAINTS = Path(__file__).parent.parent / "schema" / "constraints.cypher"


def _sides(session: neo4j.Session) -> None:
    """Judgements get an order to be listed in, and say which agency stands on which side."""
    found = session.run(cypher("read/judgement_scores")).data()
    rows = [{"id": row["id"], "sort": judgement_sort(row["score"], row["id"])} for row in found]
    session.run(cypher("write/migrate_2"), rows=rows).consume()


def _spans(session: neo4j.Session) -> None:
    """Judgements keep from when to when they held; of those made again, only the last time is known."""
    session.run(cypher("write/migrate_4"), same=MatchVerdict.SAME).consume()


# Each step brings a graph from the version before it; the first version has none.
STEPS: tuple[tuple[int, Callable[[neo4j.Session], None]], ...] = ((2, _sides), (3, resettle), (4, _spans))
VERSION = 4


def statements() -> list[str]:
    """The statements of schema/constraints.cypher, each safe to run again."""
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    return [line.rstrip(";") for line in lines if line and not line.startswith("//")]


def version_of(session: neo4j.Session) -> int:
    """The version that the graph was brought to; 0 where it is new."""
    found = session.run(cypher("read/schema_version")).single()
    return int(found["version"]) if found else 0


def declare(session: neo4j.Session) -> None:
    """Constraints and indexes, where they are not there."""
    for statement in statements():
        session.run(statement).consume()
    session.run(cypher("read/await_indexes")).consume()


def migrate(driver: neo4j.Driver, database: str = "neo4j") -> int:
    """Bring the graph to this version and return it. Raises DATABASE_NEWER where it is beyond."""
    with translated(), driver.session(database=database) as session:
        version = version_of(session)
        if version > VERSION:
            raise ConveneError(
                Code.DATABASE_NEWER, f"The graph is of version {version}; this Convene knows versions up to {VERSION}."
            )
        if version == VERSION:
            return version
        declare(session)
        for number, step in STEPS:
            if number > version:
                step(session)
        session.run(cypher("write/schema_version"), version=VERSION).consume()
    return VERSION
