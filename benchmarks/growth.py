"""How ingest time, load time, the latency of questions and memory grow from 100 to 10,000 documents, drawn as bars.

`python benchmarks/growth.py [DOCUMENTS ...]` starts two servers of Neo4j. At the end the large graph and a small one take
documents in turn: one more costs the large one at most 1.3 times what it costs the small one, else the exit code is 1. Reading
looks at no graph, so it is measured once.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson
import psutil

sys.path.insert(0, str(Path(__file__).parent.parent))

from api.context import ANONYMOUS, Context
from api.engine import Asked, Engine
from api.schema import served
from api.settings import Limits
from benchmarks.database import temporary
from benchmarks.papers import RUN, papers
from benchmarks.sizing import reading
from cli.setup import cache_folder
from graph.driver import Address, Driver, open_async_driver, open_driver
from graph.local.server import Place, address, start, stop
from graph.migrations import migrate
from graph.reader import GraphReader
from graph.writer import load

SIZES, MOST_TIMES, WIDTH, ROUNDS, SLICE = (100, 1_000, 10_000), 1.3, 40, 15, 200
# The duties of one agency, by its name, and a table over all of them.
ONE = '{ agency(by: {name: "county 0 Sheriff"}) { name responsibilities(first: 10) { nodes { modality action } } } }'
ALL = "{ responsibilityMatrix(rows: FUNCTION, columns: SECTOR) { total cells { count } } }"


@dataclass(frozen=True, slots=True)
class Grown:
    """A graph of so many documents: seconds to load one of the last, to answer a question, bytes of loader and server."""

    documents: int
    load: float
    one: float
    whole: float
    loader: int
    server: int


async def latency(where: Address, question: str) -> float:
    """The median of a question's seconds, through the engine of the API."""
    took = []
    async with open_async_driver(where) as driver:
        engine, context = Engine(served(), Limits()), Context(GraphReader(driver), ANONYMOUS)
        for _ in range(ROUNDS):
            began = time.perf_counter()
            answer = await engine.answer(Asked(question, {}), context)
            took.append(time.perf_counter() - began)
            if "errors" in orjson.loads(answer.content):
                raise SystemExit(answer.content.decode())
    return sorted(took)[ROUNDS // 2]


def put(driver: Driver, first: int, count: int) -> float:
    """Load so many papers from this number on; seconds, less what making them takes."""
    seconds = 0.0
    for at in range(first, first + count, SLICE):
        facts = list(papers(at, min(SLICE, first + count - at)))
        began = time.perf_counter()
        for _ in load(driver, facts, RUN):
            pass
        seconds += time.perf_counter() - began
    return seconds


def grow(driver: Driver, place: Place, sizes: list[int]) -> list[Grown]:
    """The graph at each size; what is added between two of them is timed."""
    found, there = [], 0
    server = start(place)
    for size in sizes:
        seconds = put(driver, there, size - there) / (size - there)
        loader, served_by = (psutil.Process(pid).memory_info().rss for pid in (None, server.pid))
        one, whole = (asyncio.run(latency(address(place, server), question)) for question in (ONE, ALL))
        found.append(Grown(size, seconds, one, whole, loader, served_by))
        there = size
    return found


def in_turn(large: Driver, small: Driver, there: int) -> float:
    """What a document costs the large graph, of so many documents, in what it costs the small one, of 100 to 500."""
    took = [0.0, 0.0]
    for number in range(100, 500, SLICE):
        took[0] += put(large, there + number, SLICE)
        took[1] += put(small, number, SLICE)
    return took[0] / took[1]


def draw(title: str, found: list[Grown], value: Callable[[Grown], float], unit: str) -> None:
    """Bars, a line a size."""
    most = max(map(value, found))
    print(f"\n{title}")
    for one in found:
        print(f"{one.documents:>8,} {'█' * max(1, round(WIDTH * value(one) / most)):<{WIDTH}} {value(one):,.1f} {unit}")


def main() -> int:
    """Measure and draw."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory() as folder, temporary() as other:
        place = Place(Path(folder), cache_folder())
        try:
            with open_driver(address(place, start(place))) as large, open_driver(other) as small:
                for driver in (large, small):
                    migrate(driver)
                    put(driver, 1_000_000, 100)  # the servers warm up
                found = grow(large, place, sizes)
                times = in_turn(large, small, sizes[-1])
        finally:
            stop(place)
    read = reading()
    draw("ingest time of a document: reading it and loading it", found, lambda one: (read + one.load) * 1000, "ms")
    draw("load time of a document", found, lambda one: one.load * 1000, "ms")
    draw("a question about one agency", found, lambda one: one.one * 1000, "ms")
    draw("a table over the whole graph", found, lambda one: one.whole * 1000, "ms")
    draw("memory of the loading process", found, lambda one: one.loader / 1e6, "MB")
    draw("memory of the database", found, lambda one: one.server / 1e6, "MB")
    print(f"\nafter {sizes[-1]:,} documents one more costs {times:.2f} times what it costs after 100 (at most {MOST_TIMES})")
    return int(times > MOST_TIMES)


if __name__ == "__main__":
    sys.exit(main())
