"""Word vectors and class probabilities from the trained encoder, by windows. What is made of them: decode.py, relations.py.

The encoder itself is a function from arrays to arrays, so that training can look at it through the same windows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ingest.extract.labels import HEADS
from ingest.extract.tokens import MOST_PIECES, Floats, Words

# ids, views, mask, first, head -> vectors, scores; see training/net.py for the shapes
Run = Callable[[dict[str, Any]], tuple[Floats, Floats]]

_START, _END = 101, 102
# pieces in a window beside the two at its ends: all that the encoder has places for. It was trained on windows of 318; longer
# ones hold more of a list with its lead-in (that alone: F1 of assertions .562 for .547 on development documents)
_ROOM = 510
_OVERLAP = 64


@dataclass(slots=True)
class Encoded:
    """Per word of one text: a vector, and the probabilities of each head's classes."""

    vectors: Floats
    heads: dict[str, Floats]


@dataclass(slots=True)
class _Window:
    """Words begin to end of one text, of which those from keep_from to keep_to are answered for."""

    text: int
    begin: int
    end: int
    keep_from: int
    keep_to: int


def _windows(number: int, words: Words) -> Iterator[_Window]:
    """Windows of about equal length that overlap; each word belongs to the one in which it stands further from the edge."""
    count, pieces = len(words.start), len(words.ids)
    if not count:
        return
    parts = 1 if pieces <= _ROOM else -(-(pieces - _OVERLAP) // (_ROOM - _OVERLAP))
    step = (pieces - _OVERLAP) / parts
    edges = [(int(i * step), min(pieces, int(i * step + step) + _OVERLAP)) for i in range(parts)]
    kept = 0
    for i, (low, high) in enumerate(edges):
        begin = int(np.searchsorted(words.first, low)) if i else 0
        end = int(np.searchsorted(words.first, high - MOST_PIECES)) if i + 1 < parts else count
        middle = count if i + 1 == parts else int(np.searchsorted(words.first, high - _OVERLAP // 2))
        yield _Window(number, min(begin, kept), max(end, middle), kept, middle)
        kept = middle


def _inputs(window: _Window, words: Words) -> dict[str, Any]:
    """The encoder's input for one window, as a batch of one."""
    a = int(words.first[window.begin]) if window.begin else 0
    b = int(words.first[window.end]) if window.end < len(words.first) else len(words.ids)
    of = words.word[a:b]
    views = np.zeros((1, 4, b - a + 2), np.int64)
    for row, column in enumerate((words.case, words.tag, words.dep, words.context)):
        views[0, row, 1:-1] = np.where(of >= 0, column[np.maximum(of, 0)], 0)
    own = np.arange(window.end - window.begin)
    governs = words.head[window.begin : window.end] - window.begin
    return {
        "ids": np.concatenate([[_START], words.ids[a:b], [_END]]).astype(np.int64)[None],
        "views": views,
        "mask": np.ones((1, b - a + 2), np.float32),
        "first": (words.first[window.begin : window.end] - a + 1).astype(np.int64)[None],
        "head": np.where((governs >= 0) & (governs < len(own)), governs, own).astype(np.int64)[None],
    }


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = raised / raised.sum(-1, keepdims=True)
    return result


def encode(texts: Sequence[Words], run: Run) -> list[Encoded]:
    """Vectors and probabilities of every word of the texts."""
    found = []
    for number, words in enumerate(texts):
        vectors: list[Floats] = []
        scores: list[Floats] = []
        for window in _windows(number, words):
            v, s = run(_inputs(window, words))
            keep = slice(window.keep_from - window.begin, window.keep_to - window.begin)
            vectors.append(v[0, keep])
            scores.append(s[0, keep])
        width = sum(HEADS.values())
        all_scores = np.concatenate(scores).astype(np.float32) if scores else np.zeros((0, width), np.float32)
        heads, at = {}, 0
        for name, size in HEADS.items():
            heads[name] = softmax(all_scores[:, at : at + size]) if len(all_scores) else all_scores[:, at : at + size]
            at += size
        found.append(Encoded(np.concatenate(vectors).astype(np.float32) if vectors else np.zeros((0, 384), np.float32), heads))
    return found
