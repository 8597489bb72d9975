"""What a graph of so many papers takes: disk, heap, time to load and to read. Small ones are measured, large ones reckoned.

Prints a table; with --write puts it into docs/operations.md. What lies beyond the last measurement is reckoned on from the
last two, and says so.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.papers import RUN, papers
from cli.setup import ROOT, cache_folder
from graph.bulk.load import bulk_load
from graph.driver import open_driver
from graph.local.server import Place, address, start, stop
from ingest.facts import Options
from ingest.prepare import How, prepare
from ingest.readers import files

MEASURED, RECKONED = (100, 1_000, 10_000), (100_000, 1_000_000)
PAGE = ROOT / "docs" / "operations.md"
BEGIN, END = "<!-- sizing -->", "<!-- /sizing -->"
HEAP = (
    "CALL dbms.queryJmx('java.lang:type=Memory') YIELD attributes "
    "RETURN attributes.HeapMemoryUsage.value.properties.used AS used"
)
ASKED = (
    "MATCH (c:Responsibility)-[:SUBJECT]->(a:Agency) RETURN a.sector AS s, c.modality AS m, count(*) AS n",
    "MATCH (c:Responsibility)-[:EVIDENCED_BY]->(p:Passage)-[:OF]->(d:Document) RETURN count(*) AS n",
)
COUNTS = "MATCH (p:Passage) WITH count(p) AS passages MATCH (c:Claim) RETURN passages, count(c) AS claims"


@dataclass(frozen=True, slots=True)
class Size:
    """A graph of so many documents: bytes on disk, bytes of heap in use after questions, seconds to load."""

    documents: float
    passages: float
    claims: float
    disk: float
    heap: float
    load: float


def measured(count: int) -> Size:
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), cache_folder())
        try:
            start(place)
            began = time.perf_counter()
            bulk_load(place, papers(0, count), RUN)
            seconds = time.perf_counter() - began
            with open_driver(address(place, start(place))) as driver:
                numbers = driver.execute_query(COUNTS).records[0]
                for question in ASKED * 5:
                    driver.execute_query(question)
                heap = driver.execute_query(HEAP).records[0]["used"]
        finally:
            stop(place)
        disk = sum(path.stat().st_size for path in (place.data / "data").rglob("*") if path.is_file())
        return Size(count, numbers["passages"], numbers["claims"], disk, heap, seconds)


def reading() -> float:
    """Seconds of one core for one of the samples, once the models are loaded."""
    paths = list(files([ROOT / "samples"]))
    prepare(paths[:2], Options(), How())
    began = time.perf_counter()
    prepare(paths, Options(), How())
    return (time.perf_counter() - began) / len(paths)


def reckoned(before: Size, last: Size, count: int) -> Size:
    """Counts and disk on the straight line through two measurements; the load in proportion to the last, which has what is
    done once in it and so is rather too long; the heap in use is no matter of size and stays the last one's.
    """
    share = (count - last.documents) / (last.documents - before.documents)

    def on(name: str) -> float:
        return float(getattr(last, name) + share * (getattr(last, name) - getattr(before, name)))

    return Size(count, on("passages"), on("claims"), on("disk"), last.heap, last.load * count / last.documents)


def table(sizes: Sequence[tuple[Size, str]], each: float) -> str:
    head = "| documents | passages | claims | disk | heap in use | bulk load | reading, one core | |"
    lines = [head, "|---:|---:|---:|---:|---:|---:|---:|---|"]
    for size, how in sizes:
        numbers = f"{size.documents:,.0f} | {size.passages:,.0f} | {size.claims:,.0f} | {_bytes(size.disk)}"
        lines.append(f"| {numbers} | {_bytes(size.heap)} | {_time(size.load)} | {_time(size.documents * each)} | {how} |")
    return "\n".join(lines)


def _bytes(count: float) -> str:
    return f"{count / 1e9:,.1f} GB" if count >= 1e9 else f"{count / 1e6:,.0f} MB"


def _time(seconds: float) -> str:
    for unit, length in (("days", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:,.0f} {unit}"
    return f"{seconds:,.0f} s"


def main() -> int:
    found = [measured(count) for count in MEASURED]
    sizes = [(size, "measured") for size in found]
    sizes += [(reckoned(found[-2], found[-1], count), "reckoned") for count in RECKONED]
    text = table(sizes, reading())
    print(text)
    if "--write" in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
