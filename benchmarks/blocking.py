"""How the time per name grows when pairs of names are chosen for comparison: 10,000 names against 100,000. Prints the ratio."""

from __future__ import annotations

import random
import time

from ingest.resolve.candidates import candidates
from ingest.resolve.gazetteer import cities, counties

UNITS = ("Probation Department", "Sheriff's Office", "Department of Social Services", "Juvenile Court", "Health Department")
LOCAL = ("Police Department", "School District", "Children's Advocacy Center", "Fire Department", "Housing Authority")
SIZES = (10_000, 100_000)


def names(size: int) -> list[str]:
    chance = random.Random(7)
    pool = [f"{name.title()} County {unit}" for name in counties() for unit in UNITS]
    pool += [f"{name.title()} {unit}" for name in cities() for unit in LOCAL]
    return [chance.choice(pool) for _ in range(size)]


def per_name(size: int) -> tuple[float, int]:
    given = names(size)
    start = time.process_time()
    pairs = sum(1 for _ in candidates(given))
    return (time.process_time() - start) / size, pairs


def main() -> None:
    """Print microseconds and pairs per name at both sizes, and the ratio."""
    per_name(1_000)
    results = [per_name(size) for size in SIZES]
    for size, (seconds, pairs) in zip(SIZES, results, strict=True):
        print(f"{size:>8,} names: {seconds * 1e6:7.1f} µs a name, {pairs / size:.1f} pairs a name")
    print(f"ratio of time per name: {results[1][0] / results[0][0]:.2f} (at most 3)")


if __name__ == "__main__":
    main()
