"""Gold documents for training: loaded, told apart from those set aside, and turned into labels for words and pairs."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.extract.labels import FUNCTIONS, MODALITIES, NOUNS, SECTORS
from ingest.extract.parse import Parsed, parse
from ingest.extract.tokens import Pieces, Tags, Words, words
from ingest.model import Reading
from ingest.structure import structure
from schema.kinds import EntityKind, Function, Sector

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("CONVENE_SHARED", ROOT.parent / "shared"))
DATA = ROOT / "training" / "data"
NONE = -100


def load(path: Path) -> list[dict[str, Any]]:
    """The documents of one file of gold, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def whole(doc: dict[str, Any]) -> dict[str, Any]:
    """A document with its text, read from the corpus where the repository keeps only its place; the hash is checked."""
    if "text" in doc:
        return doc
    start, end = doc["cut"]
    text = (SHARED / "corpus" / doc["path"]).read_text(encoding="utf-8")[start:end]
    if hashlib.sha256(text.encode()).hexdigest() != doc["sha256"]:
        raise ValueError(f"{doc['doc']}: the text at {doc['path']} is another")
    return doc | {"text": text}


def split(docs: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Those to train on and every sixth by name, which is set aside."""
    ordered = sorted(docs, key=lambda d: str(d["doc"]))
    return [d for i, d in enumerate(ordered) if i % 6 != 5], ordered[5::6]


def corpora() -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Documents to train on, to choose settings by, and set aside."""
    parts = [split([whole(d) for d in load(DATA / name)]) for name in ("train.jsonl", "train-2.jsonl")]
    return parts[0][0] + parts[1][0], load(SHARED / "extraction" / "dev.jsonl"), parts[0][1] + parts[1][1]


def added() -> list[dict[str, Any]]:
    """Documents annotated later, which the first network learns from; none is set aside."""
    return [whole(doc) for doc in load(DATA / "more.jsonl")]


def prose() -> list[dict[str, Any]]:
    """Running text of reports and guides, which the gold has little of: trained on together with it, none set aside."""
    return load(DATA / "prose.jsonl")


@dataclass
class Example:
    """One gold document with its parse, words and labels a word (NONE where there is nothing to learn)."""

    gold: dict[str, Any]
    parsed: Parsed
    words: Words
    labels: dict[str, NDArray[np.int64]]
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    def said(self, mention: dict[str, Any]) -> str:
        """The words of a gold mention."""
        return str(self.gold["text"][mention["start"] : mention["end"]])


def _label(example: Example) -> None:
    """Fill labels and word spans from the gold mentions, the longest first; a mention inside one of its layer is left out."""
    count = len(example.words.start)
    labels = {name: np.zeros(count, np.int64) for name in ("noun", "activity", "finding")}
    labels |= {name: np.full(count, NONE, np.int64) for name in ("sector", "function", "modality")}
    middle = (example.words.start + example.words.end) / 2
    modality: dict[str, str] = {}
    for said in example.gold["assertions"]:
        if said.get("modality"):
            modality.setdefault(said["object"], said["modality"])
    for mention in sorted(example.gold["mentions"], key=lambda m: m["start"] - m["end"]):
        inside = np.flatnonzero((middle > mention["start"]) & (middle < mention["end"]))
        if len(inside):
            example.spans[mention["id"]] = (int(inside[0]), int(inside[-1]) + 1)
            _mark(labels, mention, inside, modality.get(mention["id"]))
    example.labels = labels


def _mark(
    labels: dict[str, NDArray[np.int64]], mention: dict[str, Any], inside: NDArray[np.int64], modality: str | None
) -> None:
    """Label the words of one mention in each head that it teaches."""
    kind = EntityKind(mention["type"])
    if kind in NOUNS:
        _lay(labels["noun"], inside, 1 + 2 * NOUNS.index(kind))
    elif kind is EntityKind.ACTIVITY:
        _lay(labels["activity"], inside, 1)
    else:
        labels["finding"][inside] = 1
    if kind is EntityKind.AGENCY:
        labels["sector"][inside] = SECTORS.index(Sector(mention["sector"]))
    if kind is EntityKind.ACTIVITY:
        labels["function"][inside] = FUNCTIONS.index(Function(mention["function"]))
    if modality and kind is not EntityKind.AGENCY:
        labels["modality"][inside] = modality_index(modality)


def _lay(layer: NDArray[np.int64], inside: NDArray[np.int64], begin: int) -> None:
    if not layer[inside].any():
        layer[inside] = begin + 1
        layer[inside[0]] = begin


def modality_index(name: str) -> int:
    """The column of a modality in the gold's words ("NOT_MUST")."""
    return next(i for i, (m, negated) in enumerate(MODALITIES) if ("NOT_" if negated else "") + m == name)


def examples(docs: list[dict[str, Any]], nlp: Any, pieces: Pieces) -> list[Example]:
    """Parse the documents and label their words."""
    tags = Tags.of(list(nlp.get_pipe("tagger").labels), list(nlp.get_pipe("parser").labels))
    found = []
    texts = [structure(Reading(d["doc"], "", d["text"])) for d in docs]
    for gold, parsed in zip(docs, parse(texts, nlp), strict=True):
        example = Example(gold, parsed, words(parsed, tags, pieces), {})
        _label(example)
        found.append(example)
    return found
