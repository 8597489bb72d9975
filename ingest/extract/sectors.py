"""The sector of each agency: the encoder's view of its mentions, of all mentions of the same one, and the lexicon's word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from ingest.extract.associations import LEXICON, WHOLE, WORDS, Weights, weigh
from ingest.extract.decode import Span
from ingest.extract.encoder import Encoded
from ingest.extract.labels import SECTORS
from ingest.extract.lexicon import load_lexicon, plain
from ingest.extract.tokens import Floats, Words
from schema.kinds import EntityKind, Sector

_WORD = re.compile(r"[\w&]+(?:['’]s)?")

_TINY = 1e-3


def lexicon_sector(said: str) -> tuple[Sector, int] | None:
    """The sector of the longest known phrase that ends the name, or else that stands in it, and the phrase's length."""
    words = tuple(plain(w) for w in _WORD.findall(said))
    best: tuple[Sector, int] | None = None
    for end in range(len(words), 0, -1):
        for phrase, sector in load_lexicon().sectors.get(words[end - 1], ()):
            longer = best is None or len(phrase) > best[1]
            if longer and words[max(0, end - len(phrase)) : end] == phrase:
                best = (sector, len(phrase))
    return best


def sector_scores(  # noqa: PLR0913, PLR0917 what one mention is judged by, in one place
    text: str, words: Words, encoded: Encoded, mentions: Sequence[Span], entities: Sequence[str], weights: Weights
) -> tuple[list[int], Floats]:
    """Numbers of the agencies among the mentions, and for each a score for every sector (log-odds, the highest likeliest)."""
    numbers = [i for i, m in enumerate(mentions) if m.kind is EntityKind.AGENCY]
    if not numbers:
        return [], np.zeros((0, len(SECTORS)), np.float32)
    own = np.stack([encoded.heads["sector"][mentions[i].first : mentions[i].last].mean(0) for i in numbers])
    groups: dict[str, list[int]] = defaultdict(list)
    for row, i in enumerate(numbers):
        groups[entities[i]].append(row)
    scores = np.zeros_like(own)
    for rows in groups.values():
        scores[rows] = np.log(own[rows].mean(0) + _TINY)
    scores += WHOLE * np.log(own.mean(0) + _TINY)
    for row, i in enumerate(numbers):
        said = text[words.start[mentions[i].first] : words.end[mentions[i].last - 1]]
        if found := lexicon_sector(said):
            scores[row, SECTORS.index(found[0])] += LEXICON
        scores[row] += WORDS * weigh(said, weights, len(SECTORS))
    return numbers, scores


def sectors(numbers: Sequence[int], scores: Floats, entities: Sequence[str]) -> dict[int, Sector]:
    """The sector of each agency; mentions of one agency agree."""
    total: dict[str, Floats] = {}
    for row, i in enumerate(numbers):
        total[entities[i]] = total.get(entities[i], np.zeros(len(SECTORS), np.float32)) + scores[row]
    return {i: SECTORS[int(total[entities[i]].argmax())] for i in numbers}
