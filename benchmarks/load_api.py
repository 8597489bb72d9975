"""The API as a process of its own under 32 clients: late answers against usual ones, and memory over 10,000 requests.

`python benchmarks/load_api.py [REQUESTS]` starts a Neo4j and the server. Bounds: the 99th percentile within 5 times the median,
160 MB after all requests, no growth over the second half. Exit code 1 where one is broken.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import psutil

from api.cookbook import recipes
from benchmarks.api import BIG, SMALL
from benchmarks.database import temporary
from cli.setup import ROOT
from graph.driver import Address, open_driver
from graph.migrations import migrate
from graph.writer import load
from tests.graph.worlds import RUN, document

CLIENTS = 32
MEGABYTE = 2**20
WARM_SECONDS = 8.0
LATE, MEMORY, GROWTH = 5.0, 160.0, 2.0


def request(query: str, variables: object = None) -> bytes:
    """The bytes of one request."""
    body = json.dumps({"query": query, "variables": variables or {}}).encode()
    head = f"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def client(port: int, requests: list[bytes], took: list[float]) -> None:
    """Send these one after the other on one connection, and note the seconds of each."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for one in requests:
        began = time.perf_counter()
        writer.write(one)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(head.decode())
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        await reader.readexactly(length)
        took.append(time.perf_counter() - began)
    writer.close()


async def rush(port: int, one: bytes, number: int) -> list[float]:
    """Seconds of so many requests by all clients."""
    took: list[float] = []
    await asyncio.gather(*(client(port, [one] * (number // CLIENTS), took) for _ in range(CLIENTS)))
    return took


async def measure(port: int, process: psutil.Process, what: tuple[str, int]) -> bool:
    """Print what was measured; whether every bound holds."""
    good, (small, number) = True, what
    for name, query in (("small", small), ("big", BIG)):
        await rush(port, request(query), CLIENTS * 10)
        took = sorted(await rush(port, request(query), CLIENTS * 60))
        median, late = statistics.median(took), took[int(len(took) * 0.99)]
        figures = f"median {median * 1000:.1f} ms, p99 {late * 1000:.1f} ms"
        print(f"{name}, {CLIENTS} clients: {figures}, {late / median:.1f} times the median")
        good &= late <= LATE * median
    mixed = [request(one.text, one.example) for one in recipes()] + [request(small), request(BIG)]
    memory = []
    for part in range(4):
        for turn in range(number // 4 // (CLIENTS * len(mixed)) + 1):
            del turn
            await asyncio.gather(*(client(port, mixed, []) for _ in range(CLIENTS)))
        memory.append(process.memory_info().rss / MEGABYTE)
        print(f"memory after {(part + 1) * number // 4} requests: {memory[-1]:.0f} MB")
    growth = memory[3] - memory[1]
    print(f"growth over the second half: {growth:.1f} MB")
    return good and memory[3] <= MEMORY and growth <= GROWTH


def serving(address: Address, home: str) -> tuple[subprocess.Popen[bytes], int]:
    """A process that serves, and its port."""
    port = 18_473
    environment = os.environ | {
        "CONVENE_HOME": home,
        "CONVENE_NEO4J_URI": address.uri,
        "CONVENE_NEO4J_PASSWORD": address.password,
        "CONVENE_PORT": str(port),
        "CONVENE_RATE_ANONYMOUS": "0",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.Popen([sys.executable, "-m", "cli", "serve"], env=environment), port


async def main(number: int) -> int:
    """Start all, measure, stop all."""
    with temporary() as address, tempfile.TemporaryDirectory() as home:
        with open_driver(address) as driver:
            migrate(driver)
            list(load(driver, [document(n, 40) for n in range(60)], RUN))
            found = driver.execute_query("MATCH (n:Agency) RETURN n.id AS id ORDER BY id LIMIT 1").records[0]["id"]
        small = SMALL.replace("a7", found)
        process, port = serving(address, home)
        try:
            for _ in range(300):
                try:
                    await client(port, [request("{ viewer { tier } }")], [])
                    break
                except OSError:
                    await asyncio.sleep(0.1)
            # At its start a server asks the cookbook once.
            await asyncio.sleep(WARM_SECONDS)
            return 0 if await measure(port, psutil.Process(process.pid), (small, number)) else 1
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)))
