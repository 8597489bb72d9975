"""How load time, the latency of questions and memory grow from 100 to 10,000 documents, drawn as bars.

`python benchmarks/growth.py [DOCUMENTS ...]` starts a Neo4j of its own. A document of the last stretch costs at most 1.3 times
one of the first; exit code 1 where it does not. Reading is not in it: a document is read without looking at the graph.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.papers import RUN, papers
from cli.setup import cache_folder
from graph.driver import Driver, open_driver
from graph.local.server import Place, address, start, stop
from graph.migrations import migrate
from graph.writer import load

SIZES, MOST_TIMES, WIDTH, ROUNDS = (100, 1_000, 10_000), 1.3, 40, 15
# One duty of one agency by an index, and a count over the whole graph.
ONE = "MATCH (a:Agency) WITH a ORDER BY a.sort LIMIT 1 MATCH (a)<-[:SUBJECT]-(c:Responsibility) RETURN c.action LIMIT 10"
ALL = "MATCH (c:Responsibility) RETURN c.function AS f, count(*) AS n"


@dataclass(frozen=True, slots=True)
class Grown:
    """A graph of so many documents: seconds to load one of the last, milliseconds of a question, bytes of this process."""

    documents: int
    load: float
    one: float
    whole: float
    memory: int


def median(driver: Driver, question: str) -> float:
    """Milliseconds."""
    driver.execute_query(question)
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        driver.execute_query(question)
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)[ROUNDS // 2]


def grow(driver: Driver, sizes: list[int]) -> list[Grown]:
    """The graph at each size; what is added between two of them is timed."""
    for _ in load(driver, papers(1_000_000, 100), RUN):
        pass  # the server warms up
    found, there = [], 0
    for size in sizes:
        began = time.perf_counter()
        for _ in load(driver, papers(there, size - there), RUN):
            pass
        seconds = (time.perf_counter() - began) / (size - there)
        memory = psutil.Process().memory_info().rss
        found.append(Grown(size, seconds, median(driver, ONE), median(driver, ALL), memory))
        there = size
    return found


def draw(title: str, found: list[Grown], value: Callable[[Grown], float], unit: str) -> None:
    """Bars, a line a size."""
    most = max(map(value, found))
    print(f"\n{title}")
    for one in found:
        print(f"{one.documents:>8,} {'█' * max(1, round(WIDTH * value(one) / most)):<{WIDTH}} {value(one):,.1f} {unit}")


def main() -> int:
    """Measure and draw."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), cache_folder())
        try:
            with open_driver(address(place, start(place))) as driver:
                migrate(driver)
                found = grow(driver, sizes)
        finally:
            stop(place)
    draw("load time of a document", found, lambda one: one.load * 1000, "ms")
    draw("a question about one agency", found, lambda one: one.one, "ms")
    draw("a count over the whole graph", found, lambda one: one.whole, "ms")
    draw("memory of the loading process", found, lambda one: one.memory / 1e6, "MB")
    times = found[-1].load / found[0].load
    print(f"\na document at {sizes[-1]:,} costs {times:.2f} times one at {sizes[0]:,} (at most {MOST_TIMES})")
    return int(times > MOST_TIMES)


if __name__ == "__main__":
    sys.exit(main())
