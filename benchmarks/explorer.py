"""How soon each view of the explorer paints its largest content on 2,000 documents, as times of the same view on the samples.

`python benchmarks/explorer.py [DOCUMENTS]` starts a Neo4j of its own and a Chromium; prints the ratio of medians (at most 2.5).
Exit code 1 where the bound is broken.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from analysis import DOCUMENTS, RUN, papers
from database import temporary

from cli.setup import ROOT, WEB
from graph.driver import Address, open_driver
from graph.migrations import migrate
from graph.writer import load
from tests.api.served import instance, server
from tests.conftest import empty

MOST_TIMES = 2.5
NODE = ROOT / ".venv" / "bin" / "node"


def main() -> int:
    """Fill a graph twice and look at every view of each."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("No Chromium is installed (Debian's package: chromium).")
        return 1
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    with temporary() as address, tempfile.TemporaryDirectory() as home:
        with open_driver(address) as driver:
            migrate(driver)
            environment = instance(address, home)
            subprocess.run(
                [sys.executable, "-m", "cli", "ingest", "samples"],
                env=environment,
                cwd=ROOT,
                check=True,
                capture_output=True,
            )
            small = _paint(address, home, chromium)
            empty(driver)
            for _ in load(driver, papers(documents), RUN):
                pass
        large = _paint(address, home, chromium)
    worst = 0.0
    print(f"{'view':<14}{'samples':>9}{documents:>8}{'ratio':>7}{'all there':>11}")
    for view, (paint, there) in small.items():
        ratio = large[view][0] / paint
        worst = max(worst, ratio)
        print(f"{view:<14}{paint:>7.0f}ms{large[view][0]:>6.0f}ms{ratio:>7.1f}{large[view][1] / there:>11.1f}")
    print(f"worst {worst:.1f} (at most {MOST_TIMES})")
    return int(worst > MOST_TIMES)


def _paint(address: Address, home: str, chromium: str) -> dict[str, Any]:
    """Milliseconds until the largest paint and until all is there, for each view."""
    with server(address, Path(home)) as (url, _process):
        words = [str(NODE), str(ROOT / "benchmarks" / "explorer.mjs"), url, chromium, str(WEB)]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main())
