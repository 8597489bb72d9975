"""Learn what words speak for, sectors and functions, from the gold mentions: `python training/wording.py` (a minute).

Logistic regression over the features of ingest/extract/wording.py; `--try` prints how it does on folds of documents instead.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from tokenizers import Tokenizer

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from data import Example, added, corpora, examples, prose  # noqa: E402 - the repository is not installed

from ingest.extract.labels import FUNCTIONS, SECTORS  # noqa: E402
from ingest.extract.models import FOLDER, load_models  # noqa: E402
from ingest.extract.tokens import Pieces  # noqa: E402
from ingest.extract.wording import Features, Wording, duty_features, entries, name_features, save  # noqa: E402
from schema.kinds import EntityKind, Function, Sector  # noqa: E402

FOLDS, STEPS, LEAST, SHRINK = 5, 60, 2, 1.0
FILE = "wording.npz"


class Cases(list[tuple[int, Features, int]]):
    """What there is to learn from: number of the document, features, class."""


def agencies(train: Sequence[Example]) -> Cases:
    """One case an agency of a document."""
    cases = Cases()
    for number, example in enumerate(train):
        names: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for mention in example.gold["mentions"]:
            if mention["type"] == EntityKind.AGENCY.value:
                names[mention["entity"]].append(mention)
        for each in names.values():
            features = name_features([example.said(m) for m in each])
            cases.append((number, features, SECTORS.index(Sector(each[0]["sector"]))))
    return cases


def duties(train: Sequence[Example]) -> Cases:
    """One case an activity of a document."""
    cases = Cases()
    for number, example in enumerate(train):
        for mention in example.gold["mentions"]:
            if mention["type"] == EntityKind.ACTIVITY.value and mention["id"] in example.spans:
                first = example.spans[mention["id"]][0]
                passage = example.parsed.clauses[int(example.words.clause[first])].passage
                features = duty_features(example.said(mention), example.gold["text"][passage.start : passage.end])
                cases.append((number, features, FUNCTIONS.index(Function(mention["function"]))))
    return cases


def table(cases: Sequence[tuple[int, Features, int]], rows: dict[str, int]) -> csr_matrix:
    """The cases as a matrix; the last column is 1 for all."""
    entries_ = [(i, rows[k], v) for i, (_, f, _) in enumerate(cases) for k, v in f.items() if k in rows]
    entries_ += [(i, len(rows), 1.0) for i in range(len(cases))]
    at, column, value = zip(*entries_, strict=True)
    return csr_matrix((value, (at, column)), shape=(len(cases), len(rows) + 1))


def learned(cases: Sequence[tuple[int, Features, int]], classes: int) -> Wording:
    """The weights of the likeliest reading, shrunk; a feature counts that two cases have."""
    count = Counter(k for _, f, _ in cases for k in f)
    rows = {k: i for i, k in enumerate(sorted(k for k, n in count.items() if n >= LEAST))}
    data, gold = table(cases, rows), np.array([c for *_, c in cases])
    truth = np.eye(classes)[gold]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(-1, classes)
        scores = data @ weights
        scores -= scores.max(1, keepdims=True)
        chances = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
        missed = -np.log(chances[np.arange(len(gold)), gold]).sum() + SHRINK / 2 * (weights**2).sum()
        return float(missed), np.asarray(data.T @ (chances - truth) + SHRINK * weights).ravel()

    found = minimize(loss, np.zeros(data.shape[1] * classes), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return Wording(rows, found.x.reshape(-1, classes).astype(np.float32), entries())


def share(cases: Cases, classes: int) -> float:
    """The share that is right on documents that were left out."""
    right = 0
    for fold in range(FOLDS):
        wording = learned([c for c in cases if c[0] % FOLDS != fold], classes)
        right += sum(int(wording.chances(f).argmax()) == c for d, f, c in cases if d % FOLDS == fold)
    return right / len(cases)


def write(train: Sequence[Example], more: Sequence[Example], into: Path) -> None:
    """Learn and write the file: sectors from gold and prose, functions from the documents that were added too."""
    functions = learned(duties([*train, *more]), len(FUNCTIONS))
    save(into / FILE, {"sector": learned(agencies(train), len(SECTORS)), "function": functions})


if __name__ == "__main__":
    pieces = Pieces(Tokenizer.from_file(str(FOLDER / "tokenizer.json")))
    gold, more = (examples(docs, load_models(HERE).nlp, pieces) for docs in (corpora()[0] + prose(), added()))
    if "--try" in sys.argv:
        print({"sector": share(agencies(gold), len(SECTORS)), "function": share(duties(gold), len(FUNCTIONS))})
    else:
        write(gold, more, FOLDER)
