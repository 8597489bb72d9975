"""The sector of each agency: the encoder's view of all its mentions, and what its names speak for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from ingest.extract.decode import Span
from ingest.extract.encoder import Encoded
from ingest.extract.labels import SECTORS
from ingest.extract.tokens import Words
from ingest.extract.wording import NEW, Wording, lexicon_sector, name_features
from schema.kinds import EntityKind, Sector

_TINY = 1e-3
# share of the names beside the encoder
_NAMES = 0.75


def sectors(  # noqa: PLR0913, PLR0917 what one mention is judged by, in one place
    text: str, words: Words, encoded: Encoded, mentions: Sequence[Span], entities: Sequence[str], wording: Wording
) -> dict[int, Sector]:
    """The sector of each agency, by the number of its mention; mentions of one agency agree."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        if mention.kind is EntityKind.AGENCY:
            groups[entities[i]].append(i)
    found: dict[int, Sector] = {}
    for numbers in groups.values():
        seen = [encoded.heads["sector"][mentions[i].first : mentions[i].last].mean(0) for i in numbers]
        names = [text[words.start[mentions[i].first] : words.end[mentions[i].last - 1]] for i in numbers]
        scores = np.log(np.mean(seen, 0) + _TINY) + _NAMES * wording.chances(name_features(names))
        for name in names:
            if new := lexicon_sector(name, wording.known):
                scores[SECTORS.index(new[0])] += NEW * new[1]
        found.update(dict.fromkeys(numbers, SECTORS[int(scores.argmax())]))
    return found
