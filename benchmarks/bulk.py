"""The bulk load of a first corpus against the writer's batches, on the same papers in one run; rows are nodes and relations.

Both times go from facts to a graph that answers: files, importer, a server started and indexes made here, transactions there;
what inventing the papers takes is in neither. Ends with code 1 where the two graphs differ in their numbers, or the bulk load
is the slower one.

Argument: papers (default 10000).
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import neo4j

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.papers import RUN, papers
from cli.setup import cache_folder
from graph.bulk.load import bulk_load
from graph.driver import open_driver
from graph.facts import Facts
from graph.local.server import Place, address, start, stop
from graph.migrations import migrate
from graph.writer import load


@dataclass(slots=True)
class Invented:
    """So many papers, and the seconds that inventing them has taken."""

    count: int
    seconds: float = 0.0

    def __iter__(self) -> Iterator[Facts]:
        """One after the other."""
        began = time.perf_counter()
        for one in papers(0, self.count):
            self.seconds += time.perf_counter() - began
            yield one
            began = time.perf_counter()


def counted(driver: neo4j.Driver) -> tuple[int, int]:
    text = "CALL () { MATCH (n) RETURN count(n) AS n } CALL () { MATCH ()-[r]->() RETURN count(r) AS r } RETURN n, r"
    record = driver.execute_query(text).records[0]
    return int(record["n"]), int(record["r"])


def by_writer(folder: Path, facts: Invented) -> tuple[float, tuple[int, int]]:
    place = Place(folder, cache_folder())
    try:
        with open_driver(address(place, start(place))) as driver:
            migrate(driver)
            began = time.perf_counter()
            for _ in load(driver, facts, RUN):
                pass
            return time.perf_counter() - began - facts.seconds, counted(driver)
    finally:
        stop(place)


def by_importer(folder: Path, facts: Invented) -> tuple[float, tuple[int, int]]:
    place = Place(folder, cache_folder())
    try:
        start(place)
        began = time.perf_counter()
        bulk_load(place, facts, RUN)
        seconds = time.perf_counter() - began - facts.seconds
        with open_driver(address(place, start(place))) as driver:
            return seconds, counted(driver)
    finally:
        stop(place)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        slow, there = by_writer(Path(one), Invented(count))
        fast, here = by_importer(Path(other), Invented(count))
    rows = sum(there)
    print(f"{count} papers, {there[0]} nodes, {there[1]} relations")
    print(f"writer   {rows / slow:9.0f} rows a second")
    print(f"importer {rows / fast:9.0f} rows a second, {slow / fast:.1f} times the writer's")
    if here != there:
        print(f"the graphs differ: {there} and {here}")
    return 0 if here == there and fast < slow else 1


if __name__ == "__main__":
    sys.exit(main())
