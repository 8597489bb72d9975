"""Ratios of extraction: its words a second against the bare spaCy pipeline, two processes against one, memory of a worker.

`python benchmarks/extraction.py [--json]`; all variants run on the same text in turns, the best of three counts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import joblib
import psutil

sys.path.insert(0, str(Path(__file__).parent.parent))

from ingest.extract import extract, load_models
from ingest.model import Reading, Screened
from ingest.structure import structure

ROOT = Path(__file__).parent.parent
DOCUMENTS, PASSAGES, TIMES = 120, 10_000, 3
MEGABYTE = 1 << 20
TARGETS = {"share of spaCy's speed": 0.35, "two processes against one": 1.4, "worker memory (MB)": 900.0}


def texts(count: int = DOCUMENTS) -> list[str]:
    """The project's own training papers, as many as are asked for."""
    lines = [
        line
        for name in ("train.jsonl", "train-2.jsonl")
        for line in (ROOT / "training" / "data" / name).read_text(encoding="utf-8").splitlines()
    ]
    own = [d["text"] for d in map(json.loads, lines) if "text" in d]
    return [own[i % len(own)] for i in range(count)]


def screened(text: str) -> Screened:
    return Screened(structure(Reading("bench.txt", "0", text)))


def work(chunk: list[str]) -> int:
    """Extract a chunk; the number of mentions."""
    return sum(len(e.mentions) for e in extract((screened(t) for t in chunk), load_models()))


def best(*runs: Callable[[], object]) -> list[float]:
    """The least time of each run, all of them in turns."""
    took: list[list[float]] = [[] for _ in runs]
    for _ in range(TIMES):
        for number, run in enumerate(runs):
            start = time.perf_counter()
            run()
            took[number].append(time.perf_counter() - start)
    return [min(times) for times in took]


def speeds() -> dict[str, float]:
    """Words a second of spaCy alone, of one process and of two."""
    documents = texts()
    words = sum(len(t.split()) for t in documents)
    nlp = load_models().nlp
    work(documents[:4])
    parts = [documents[i::4] for i in range(4)]
    with joblib.Parallel(n_jobs=2) as parallel:
        parallel(joblib.delayed(work)(part[:2]) for part in parts)  # both processes load their models first
        bare, one, two = best(
            lambda: sum(len(d) for d in nlp.pipe(documents)),
            lambda: work(documents),
            lambda: parallel(joblib.delayed(work)(part) for part in parts),
        )
    return {"spaCy words/s": words / bare, "words/s": words / one, "two processes words/s": words / two}


def memory(passages: int) -> float:
    """Peak memory in MB of a fresh process that extracts one document of so many passages."""
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import extraction as b, resource;"
        f"t = '\\n'.join(b.texts(20)); n = len(b.screened(t).structured.passages);"
        f"b.work([(t + '\\n') * max(1, {passages} // n)]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Print the ratios beside what they should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    small, large = memory(1000), memory(PASSAGES)  # first: a child begins with the peak of its parent
    found = speeds()
    found |= {
        "share of spaCy's speed": found["words/s"] / found["spaCy words/s"],
        "two processes against one": found["two processes words/s"] / found["words/s"],
        "worker memory (MB)": large,
        "10,000 passages against 1,000 (memory)": large / small,
        "load of the machine": psutil.getloadavg()[0],
    }
    rounded = {k: round(v, 2) for k, v in found.items()}
    if as_json:
        print(json.dumps(rounded | {"model": load_models().describe()}))
        return
    for name, value in rounded.items():
        print(f"{name:42} {value:>10}" + (f"   (aim {TARGETS[name]})" if name in TARGETS else ""))


if __name__ == "__main__":
    main()
