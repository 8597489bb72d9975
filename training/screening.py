"""Learn the reading of ingest/screen from labelled texts: `python training/screening.py` (a minute).

`--add FILE…` adds labelled texts, "W<tab>text" for what must be withheld, "P<tab>text" for what passes; they are kept as what
their words are, without names. `--try` prints how folds of them are read. Passages of papers count as what passes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from data import DATA, ROOT, SHARED, added, corpora, load  # noqa: E402 - the repository is not installed
from wording import table  # noqa: E402

from ingest.model import Reading as Source  # noqa: E402
from ingest.readers import read_bytes  # noqa: E402
from ingest.screen.reading import FILE, TOKEN, Features, Reading, features, seen  # noqa: E402
from ingest.structure import structure  # noqa: E402

SAMPLES = ROOT / "samples"
TEXTS = DATA / "screening.jsonl"
LOWER, UPPER = 2, 6  # texts in which a word stands in small letters, or with a capital, from which on it is known
PAPERS, SHARE, SHRINK, STEPS, LEAST, FOLDS, SHORTEST = 12000, 0.3, 1.0, 80, 2, 5, 20
LIMIT, LEAST_WEIGHT = 0.37, 0.02
Case = tuple[Features, bool, float]


def known(texts: Sequence[str], passing: Sequence[str]) -> frozenset[str]:
    """Words that are no names: those in small letters, and those with a capital in papers where no person is named."""
    lower = Counter(word for text in [*texts, *passing] for word in set(TOKEN.findall(text)) if word.islower())
    upper = Counter(word.lower() for text in passing for word in set(TOKEN.findall(text)) if word[0].isupper())
    return frozenset({w for w, n in lower.items() if n >= LOWER} | {w for w, n in upper.items() if n >= UPPER})


def add(files: Iterable[Path]) -> None:
    """Add these labelled texts to those that are there, each once, as what their words are."""
    rows = [line.split("\t", 1) for file in files for line in file.read_text(encoding="utf-8").splitlines() if "\t" in line]
    there: list[dict[str, Any]] = load(TEXTS)
    words = known([text for _, text in rows], papers()) | _words(there)
    lines = {" ".join(row["tokens"]): row for row in there}
    for label, text in rows:
        tokens, said = seen(text, words)
        key, row = " ".join(tokens), {"withhold": label == "W", "said": said, "tokens": tokens}
        if lines.setdefault(key, row)["withhold"] != row["withhold"]:
            print(f"now {label}: {text}")
        lines[key] = row
    TEXTS.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in lines.values()), encoding="utf-8")
    print(f"{len(lines)} texts")


def _words(rows: Sequence[dict[str, Any]]) -> frozenset[str]:
    return frozenset(token for row in rows for token in row["tokens"] if token.islower())


def papers() -> list[str]:
    """Passages that pass: of the annotated papers, of the samples and of the US Code, as they are cut when they are read, in an
    order of chance.
    """
    samples = [read_bytes(path.name, path.read_bytes()).text for path in sorted(SAMPLES.iterdir())]
    read = [paper["text"] for paper in corpora()[0] + added()]
    code = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "corpus").rglob("*.md"))]
    return [passage for texts in (samples, read, code) for passage in _passages(texts)]


def _passages(texts: Sequence[str]) -> list[str]:
    cut = [structure(Source("", "", text)) for text in texts]
    found = sorted({one.reading.text[p.start : p.end] for one in cut for p in one.passages if p.end - p.start >= SHORTEST})
    random.Random(1).shuffle(found)
    return found[:PAPERS]


def cases() -> tuple[list[Case], list[Case]]:
    """The labelled texts and the passages of papers, as features, whether withheld, and weight."""
    rows: list[dict[str, Any]] = load(TEXTS)
    words, withheld = _words(rows), {" ".join(row["tokens"]) for row in rows if row["withhold"]}
    labelled = [(features(row["tokens"], row["said"]), bool(row["withhold"]), 1.0) for row in rows]
    passing = [one for one in (seen(text, words) for text in papers()) if " ".join(one[0]) not in withheld]
    return labelled, [(features(*one), False, SHARE) for one in passing]


def learned(given: Sequence[Case]) -> Reading:
    """The weights of the likeliest reading, shrunk; a feature counts that two texts have."""
    count = Counter(name for found, *_ in given for name in found)
    rows = {name: i for i, name in enumerate(sorted(name for name, n in count.items() if n >= LEAST))}
    data = table([(0, found, 0) for found, *_ in given], rows)
    truth, weight = np.array([float(w) for _, w, _ in given]), np.array([w for *_, w in given])

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        chance = 1 / (1 + np.exp(-np.clip(data @ flat, -30, 30)))
        missed = -np.log(np.where(truth > 0, chance, 1 - chance) + 1e-12) @ weight + SHRINK / 2 * (flat[:-1] ** 2).sum()
        wrong = weight * (chance - truth)
        return float(missed), data.T @ wrong + SHRINK * np.append(flat[:-1], 0.0)

    found = minimize(loss, np.zeros(len(rows) + 1), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return Reading(dict(zip(rows, found[:-1].tolist(), strict=True)), float(found[-1]), LIMIT)


def tried(labelled: Sequence[Case], passing: Sequence[Case]) -> dict[str, float]:
    """Recall and precision on folds, by the reading alone, and the share of passages of papers that it would withhold."""
    right = made = lost = 0
    for fold in range(FOLDS):
        rest = [[case for i, case in enumerate(part) if i % FOLDS != fold] for part in (labelled, passing)]
        read = learned([*rest[0], *rest[1]])
        for found, withhold, _ in labelled[fold::FOLDS]:
            hit = read.of(found) >= LIMIT
            right, made = right + (hit and withhold), made + hit
        lost += sum(read.of(found) >= LIMIT for found, *_ in passing[fold::FOLDS])
    wanted = sum(withhold for _, withhold, _ in labelled)
    return {"recall": right / wanted, "precision": right / max(1, made), "papers": lost / len(passing)}


def write(read: Reading) -> None:
    """Write the file that is shipped, without weights that round to nothing; single words stay, which are the vocabulary."""
    kept = {name: weight for name, weight in read.weights.items() if " " not in name or abs(weight) >= LEAST_WEIGHT}
    np.savez_compressed(
        FILE,
        names=np.frombuffer("\n".join(kept).encode(), np.uint8),
        weights=np.array(list(kept.values()), np.float16),
        settings=np.array([read.base, read.limit]),
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--add", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--try", action="store_true", dest="trying")
    asked = parser.parse_args()
    if asked.add:
        add(asked.add)
    if asked.trying:
        print(tried(*cases()))
    else:
        both = cases()
        write(learned([*both[0], *both[1]]))
