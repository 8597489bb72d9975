"""Which pairs of many names are worth comparing: those that share a rare word, or one's initials; below quadratic.

Whether a pair is one agency is decided in match.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.resolve.definitions import in_brackets, is_acronym
from ingest.resolve.identity import standards
from ingest.resolve.words import LINKS, despelled, stems, words

# Names that stand next to a name in the order of a block; blocks of common words are cut, not skipped.
WINDOW = 12
RAREST = 3


def candidates(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of names that may be one agency, each once; at most WINDOW pairs a name and block.

    A name is in the blocks of its rarest words, of its initials and of its words without their order. In a block the names
    stand sorted by their words, so that those most alike are neighbours. Time grows as n log n.
    """
    texts = [_words(name) for name in names]
    counts = Counter(word for text in texts for word in set(text))
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for key in _keys(names[number], text, counts):
            blocks[key].append(number)
    order = [" ".join(sorted(text, key=lambda word: (counts[word], word))) for text in texts]
    seen: set[int] = set()
    for members in blocks.values():
        yield from _pairs(sorted(members, key=lambda number: (order[number], number)), len(names), seen)


def _pairs(members: Sequence[int], size: int, seen: set[int]) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(members):
        for other in members[at + 1 : at + 1 + WINDOW]:
            low, high = (one, other) if one < other else (other, one)
            key = low * size + high
            if key not in seen:
                seen.add(key)
                yield low, high


def _words(name: str) -> list[str]:
    return [word.stem.rstrip(".") for word in words(name) if word.raw not in LINKS] or [name.lower()]


def _joined(text: Sequence[str]) -> str:
    return despelled("".join(sorted(text)))


def _keys(name: str, text: Sequence[str], counts: Counter[str]) -> Iterable[str]:
    rare = sorted(set(text), key=lambda word: (counts[word], word))[:RAREST]
    yield from rare
    yield "all:" + _joined(text)
    for word in rare:
        yield "like:" + despelled(word)[:4]
    outer, inner = in_brackets(name)
    for part in (outer, *inner):
        if is_acronym(part):
            letters = "".join(filter(str.isalpha, part.lower()))
            yield "initials:" + letters
            yield "initials:" + letters.removesuffix("o")
            for number in standards()[1].get(part.upper(), []):
                yield "all:" + _joined(stems(standards()[0][number].name))
    firsts = "".join(word[0] for word in text)
    for cut in range(min(3, max(1, len(firsts) - 1))):
        yield "initials:" + firsts[cut:]
