"""Our endpoint beside graphql-yoga and @neo4j/graphql: CPU of the process per request, on one database, question and answer.

`python benchmarks/others.py [ROUNDS]` starts a Neo4j of its own, and Node.js from its wheel. The answers are compared first;
then all ways take turns, a block of requests each. None goes through a socket: Python's is called as ASGI, the others by fetch.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import neo4j
import uvloop

from benchmarks.api import BIG, SMALL, Call, Kept, Noting, fill, graphql
from benchmarks.database import temporary
from cli.setup import cache_folder
from graph.driver import Address, open_async_driver
from graph.reader import GraphReader
from schema.kinds import Function, Modality, Sector

HERE = Path(__file__).parent
BLOCK = 20
QUESTIONS = {"big": (BIG, "agencies"), "small": (SMALL, "agency")}
DUTIES = "responsibilities(limit: {0}, sort: [{{ sort: ASC }}]) {{ id action modality function status }}"
# The same questions in the words of @neo4j/graphql's schema.
LIBRARY = {
    "big": f"{{ agencies(limit: 50, sort: [{{ sort: ASC }}]) {{ id name sector {DUTIES.format(5)} }} }}",
    "small": f'{{ agencies(where: {{ id: {{ eq: "a7" }} }}) {{ id name kind sector {DUTIES.format(3)} }} }}',
}
SMALL_HERE = SMALL.replace(" aliases", "")


class Node:
    """The Node.js process."""

    def __init__(self, address: Address) -> None:
        folder = installed()
        command = [str(Path(sys.executable).parent / "node"), "serve.mjs", address.uri, address.password]
        self.process = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def send(self, command: str, **rest: Any) -> dict[str, Any]:
        """What a command gives."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("no pipes")
        self.process.stdin.write(json.dumps({"command": command, **rest}) + "\n")
        self.process.stdin.flush()
        found: dict[str, Any] = json.loads(self.process.stdout.readline())
        return found

    def close(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()


def installed() -> Path:
    """A folder with the packages that the lock pins."""
    digest = sha256((HERE / "node" / "package-lock.json").read_bytes()).hexdigest()[:12]
    folder = cache_folder() / "benchmarks" / digest
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(HERE / "node", folder)
        binaries = Path(sys.executable).parent
        path = os.pathsep.join((str(binaries), os.environ["PATH"]))
        environment = os.environ | {"PATH": path, "npm_config_cache": str(cache_folder() / "npm")}
        npm = [str(binaries / "npm"), "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--silent"]
        subprocess.run(npm, cwd=folder, env=environment, check=True)
        (folder / "complete").touch()
    shutil.copy(HERE / "node" / "serve.mjs", folder)
    return folder


async def ours(driver: neo4j.AsyncDriver) -> tuple[dict[str, dict[str, Call]], dict[str, Any], dict[str, Any]]:
    """Our ways by question, and what the others are given: rows, and statements with their parameters."""
    graph = GraphReader(driver)
    ways: dict[str, dict[str, Call]] = {"ours, stub": {}, "ours, neo4j": {}}
    rows, statements = {}, {}
    for name, (query, _) in {"big": QUESTIONS["big"], "small": (SMALL_HERE, "agency")}.items():
        noting = Noting(graph)
        await graphql(noting, query)()
        text, parameters = noting.last
        tiers = parameters["tiers"]
        rows[name] = await graph.read(text, {key: value for key, value in parameters.items() if key != "tiers"}, tiers)
        statements[name] = {"text": text, "parameters": parameters}
        ways["ours, stub"][name] = graphql(Kept(graph), query)
        ways["ours, neo4j"][name] = graphql(graph, query)
    return ways, rows, statements


def plain(name: str, answer: str | bytes) -> Any:
    """An answer without the shells that schemas differ in."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return bare(value["nodes"]) if set(value) == {"nodes"} else {key: bare(inner) for key, inner in value.items()}
        return [bare(inner) for inner in value] if isinstance(value, list) else value

    data = bare(json.loads(answer)["data"])
    if data is None:
        raise SystemExit(f"{name}: {str(answer)[:1000]}")
    found = next(iter(data.values()))
    return found[0] if name == "small" and isinstance(found, list) else found


async def compare(address: Address, rounds: int) -> None:
    """Print the CPU of each way and the ratios to ours."""
    node = Node(address)
    try:
        async with open_async_driver(address) as driver:
            ways, rows, statements = await ours(driver)
            enums = {"SECTORS": list(Sector), "MODALITIES": list(Modality), "FUNCTIONS": list(Function)}
            node.send("begin", rows=rows, statements=statements, enums=enums)
            for name in QUESTIONS:
                query = SMALL_HERE if name == "small" else BIG
                theirs = {"yoga, stub": ("stub", query), "yoga, neo4j": ("yoga", query), "library": ("library", LIBRARY[name])}
                await _race(name, {way: calls[name] for way, calls in ways.items()}, node, theirs, rounds)
    finally:
        node.close()


async def _race(name: str, here: dict[str, Call], node: Node, theirs: dict[str, tuple[str, str]], rounds: int) -> None:
    answers = {way: plain(name, await call()) for way, call in here.items()}
    answers |= {way: plain(name, node.send("ask", way=w, query=q, times=1)["answer"]) for way, (w, q) in theirs.items()}
    first = next(iter(answers.values()))
    different = [way for way, answer in answers.items() if answer != first]
    if different:
        raise SystemExit(f"{name}: {different} answer otherwise")
    took: dict[str, list[float]] = {way: [] for way in answers}
    for turn in range(rounds + 3):
        for way, call in here.items():
            began = time.process_time()
            for _ in range(BLOCK):
                await call()
            took[way].append((time.process_time() - began) / BLOCK)
        for way, (w, q) in theirs.items():
            took[way].append(node.send("ask", way=w, query=q, times=BLOCK)["seconds"])
        if turn == 2:
            took = {way: [] for way in took}
    middle = {way: statistics.median(times) * 1000 for way, times in took.items()}
    print(f"{name}: " + ", ".join(f"{way} {value:.2f} ms" for way, value in middle.items()))
    for way, own in (("yoga, stub", "ours, stub"), ("yoga, neo4j", "ours, neo4j"), ("library", "ours, neo4j")):
        print(f"  {way} takes {middle[way] / middle[own]:.1f} times the CPU of {own}")


def main() -> None:
    """Start a database and compare."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with temporary() as address:
        with neo4j.GraphDatabase.driver(address.uri, auth=("neo4j", address.password)) as driver:
            fill(driver)
        uvloop.run(compare(address, rounds))


if __name__ == "__main__":
    main()
