"""The sector of each agency: the encoder's view of its mentions, of all mentions of the same one, and the lexicon's word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import lightgbm
import numpy as np

from ingest.extract.decode import Span
from ingest.extract.encoder import Encoded
from ingest.extract.labels import SECTORS
from ingest.extract.lexicon import load_lexicon, plain
from ingest.extract.tokens import Floats, Words
from schema.kinds import EntityKind, Sector

_WORD = re.compile(r"[\w&]+(?:['’]s)?")


def lexicon_sector(said: str) -> tuple[Sector, int] | None:
    """The sector of the longest known phrase that ends the name, or else that stands in it, and the phrase's length."""
    words = tuple(plain(w) for w in _WORD.findall(said))
    best: tuple[Sector, int] | None = None
    for end in range(len(words), 0, -1):
        for phrase, kind, sector in load_lexicon().nouns.get(words[end - 1], ()):
            longer = best is None or len(phrase) > best[1]
            if kind is EntityKind.AGENCY and sector and longer and words[max(0, end - len(phrase)) : end] == phrase:
                best = (sector, len(phrase))
    return best


def sector_rows(
    text: str, words: Words, encoded: Encoded, mentions: Sequence[Span], entities: Sequence[str]
) -> tuple[list[int], Floats]:
    """Numbers of the agencies among the mentions, and a row of features for each."""
    numbers = [i for i, m in enumerate(mentions) if m.kind is EntityKind.AGENCY]
    if not numbers:
        return [], np.zeros((0, 1), np.float32)
    own = np.stack([encoded.heads["sector"][mentions[i].first : mentions[i].last].mean(0) for i in numbers])
    groups: dict[str, list[int]] = defaultdict(list)
    for row, i in enumerate(numbers):
        groups[entities[i]].append(row)
    shared = np.zeros_like(own)
    for rows in groups.values():
        shared[rows] = own[rows].mean(0)
    whole = np.repeat(own.mean(0)[None], len(numbers), 0)
    known = np.zeros((len(numbers), 2), np.float32)
    for row, i in enumerate(numbers):
        found = lexicon_sector(text[words.start[mentions[i].first] : words.end[mentions[i].last - 1]])
        known[row] = (SECTORS.index(found[0]) + 1, found[1]) if found else (0, 0)
    names = np.array([[len(groups[entities[i]])] for i in numbers], np.float32)
    one_hot = np.eye(1 + len(SECTORS), dtype=np.float32)[known[:, 0].astype(int)]
    return numbers, np.concatenate([own, shared, whole, one_hot, known[:, 1:], names], 1).astype(np.float32)


def sectors(rows: Floats, trees: lightgbm.Booster, numbers: Sequence[int], entities: Sequence[str]) -> dict[int, Sector]:
    """The sector of each agency; mentions of one agency agree."""
    if not len(rows):
        return {}
    chances = np.asarray(trees.predict(rows, num_threads=1))
    total: dict[str, Floats] = {}
    for row, i in enumerate(numbers):
        total[entities[i]] = total.get(entities[i], np.zeros(len(SECTORS))) + np.log(chances[row] + 1e-4)
    return {i: SECTORS[int(total[entities[i]].argmax())] for i in numbers}
