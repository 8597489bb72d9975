"""The load alone, rows prepared, against the plainest UNWIND-CREATE of as many nodes and relations in the same run.

Prints nodes and relations a second of both, and the ratio.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import neo4j

from cli.setup import cache_folder
from graph.driver import open_driver
from graph.local.server import Place, address, start, stop
from graph.migrations import migrate
from graph.writer import load
from tests.graph.worlds import RUN, document

DOCUMENTS = 400
SENTENCES = 60


def counted(driver: neo4j.Driver) -> int:
    record = driver.execute_query(
        "CALL () { MATCH (n) RETURN count(n) AS n } CALL () { MATCH ()-[r]->() RETURN count(r) AS r } RETURN n + r AS n"
    )
    return int(record.records[0]["n"])


def bare(driver: neo4j.Driver, number: int) -> float:
    """Seconds for a third as many nodes and two thirds as many relations by the plainest statements."""
    began = time.perf_counter()
    for at in range(0, number // 3, 1000):
        rows = [{"id": str(i)} for i in range(at, at + 1000)]
        driver.execute_query(
            "UNWIND $rows AS row CREATE (a:Bare {id: row.id})-[:A]->(:Bare2 {id: row.id})-[:B]->(a)", rows=rows
        )
    return time.perf_counter() - began


def main() -> None:
    facts = [document(n, SENTENCES) for n in range(DOCUMENTS)]
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), cache_folder())
        server = start(place)
        try:
            with open_driver(address(place, server)) as driver:
                migrate(driver)
                began = time.perf_counter()
                list(load(driver, facts, RUN))
                seconds = time.perf_counter() - began
                number = counted(driver)
                plain = bare(driver, number)
        finally:
            stop(place)
    print(f"{number} nodes and relations loaded, {number / seconds:.0f} a second")
    print(f"plain CREATE of as many: {number / plain:.0f} a second; load takes {seconds / plain:.2f} times as long")


if __name__ == "__main__":
    main()
