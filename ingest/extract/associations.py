"""What words speak for: how much more often a word stands in names of a sector or duties of a function than elsewhere.

Learned from the training documents (training/finish.py); the lexicons say the same by hand and for more words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from ingest.extract.lexicon import plain
from ingest.extract.tokens import Floats

_WORD = re.compile(r"\w+")
_SHORT = 2
# weights of the encoder's view of the whole document or first word, of the lexicon and of the associations; by cross-validation
WHOLE, LEXICON, WORDS = 0.4, 0.8, 0.3
Weights = Mapping[str, Floats]


def words_of(said: str) -> set[str]:
    """The words of a mention that may speak for something."""
    return {plain(w) for w in _WORD.findall(said.lower()) if len(w) > _SHORT}


def weigh(said: str, weights: Weights, classes: int) -> Floats:
    """The sum of what the words of a mention speak for, in log-odds by class."""
    total = np.zeros(classes, np.float32)
    for word in sorted(words_of(said)):
        if word in weights:
            total += weights[word]
    return total


def learn(said: Iterable[tuple[str, int]], classes: int, least: int = 2) -> dict[str, list[float]]:
    """Log-odds of each class for each word that stands in at least so many mentions (words, class), shrunk to none."""
    counts: dict[str, Floats] = {}
    prior = np.zeros(classes)
    for text, number in said:
        prior[number] += 1
        for word in words_of(text):
            counts.setdefault(word, np.zeros(classes, np.float32))[number] += 1
    share = (prior + 1) / (prior + 1).sum()
    return {
        word: [round(float(x), 2) for x in np.log((count + 2 * share) / (count.sum() + 2) / share)]
        for word, count in sorted(counts.items())
        if count.sum() >= least
    }


def load(path: Path) -> dict[str, Weights]:
    """The associations of a model's folder, by "sector" and "function"."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return {name: {word: np.array(row, np.float32) for word, row in table.items()} for name, table in content.items()}
