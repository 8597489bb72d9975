"""Examples to batches of tensors: windows of pieces cut at random places, with the labels and pairs that fall into them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from data import NONE, Example
from numpy.typing import NDArray
from torch import Tensor

from ingest.extract.labels import HEADS, PREDICATES
from ingest.extract.pairs import FEATURES, Found, features
from ingest.extract.spots import Spot, spots
from schema.kinds import EntityKind, Predicate

START, END, MASK = 101, 102, 103
_SPECIAL = 999
OFFSETS = np.cumsum([0] + [size for _, size in FEATURES[:-1]]).astype(np.int64)


@dataclass
class Related:
    """The candidate pairs of one example over its gold mentions; label 0 is no predicate, NONE is not to be learned from."""

    spots: list[Spot]
    found: Found
    label: NDArray[np.int64]


@dataclass
class Batch:
    """Tensors as the encoder takes them, labels a word, and pairs as rows of (item, subject 3, object 3, meeting)."""

    ids: Tensor
    views: Tensor
    mask: Tensor
    first: Tensor
    head: Tensor
    labels: dict[str, Tensor]
    ends: Tensor
    plain: Tensor
    related: Tensor


def relate(example: Example) -> Related:
    """The candidate pairs of an example with what the gold says of them; a second mention of one entity teaches nothing."""
    mentions = [m for m in example.gold["mentions"] if m["id"] in example.spans]
    mentions.sort(key=lambda m: (example.spans[m["id"]][0], -example.spans[m["id"]][1]))
    where = spots(example.words, example.parsed, [(EntityKind(m["type"]), *example.spans[m["id"]]) for m in mentions])
    found = features(example.words, example.parsed, where)
    entity = {m["id"]: m.get("entity") or m["id"] for m in mentions}
    said: dict[tuple[str, str], int] = {}
    known: set[tuple[str, str]] = set()
    for a in example.gold["assertions"]:
        if a["subject"] not in entity or a["object"] not in entity:
            continue
        label = 1 + PREDICATES.index(Predicate(a["predicate"]))
        both = [(a["subject"], a["object"])]
        if a["predicate"] == Predicate.WORKS_WITH:
            both.append((a["object"], a["subject"]))
        for s, o in both:
            said.setdefault((s, o), label)
            known.add((entity[s], entity[o]))
    names = [m["id"] for m in mentions]
    label = np.zeros(len(found.subject), np.int64)
    for row, (s, o) in enumerate(zip(found.subject.tolist(), found.object.tolist(), strict=True)):
        pair = (names[s], names[o])
        label[row] = said.get(pair, NONE if (entity[pair[0]], entity[pair[1]]) in known else 0)
    return Related(where, found, label)


def cuts(example: Example, longest: int) -> list[tuple[int, int]]:
    """Word ranges whose pieces fit into one window; the first cut falls at random."""
    count, edges, room = len(example.words.start), [0], longest - 2
    first = [*example.words.first.tolist(), len(example.words.ids)]
    if first[-1] <= room:
        return [(0, count)]
    reach = random.randint(room // 3, room)
    while edges[-1] < count:
        word = edges[-1]
        begin = first[word] if word else 0
        while word < count and first[word + 1] - begin <= reach:
            word += 1
        edges.append(max(word, edges[-1] + 1))
        reach = room
    return list(pairwise(edges))


@dataclass
class _Window:
    example: Example
    related: Related
    begin: int
    end: int

    def pieces(self) -> tuple[int, int]:
        first = self.example.words.first
        stop = int(first[self.end]) if self.end < len(first) else len(self.example.words.ids)
        return (int(first[self.begin]) if self.begin else 0), stop


def batches(sets: list[tuple[Example, Related]], size: int, longest: int, hide: float) -> Iterator[Batch]:
    """One pass over the examples in windows of like length, in random order; a share `hide` of the pieces is masked."""
    windows = [_Window(e, r, a, b) for e, r in sets for a, b in cuts(e, longest)]
    windows.sort(key=lambda w: w.pieces()[1] - w.pieces()[0] + random.random() * 60)
    groups = [windows[i : i + size] for i in range(0, len(windows), size)]
    random.shuffle(groups)
    for group in groups:
        yield _collate(group, hide)


def _collate(group: list[_Window], hide: float) -> Batch:
    # few shapes: the kernels are made anew for each
    length = -(-(2 + max(b - a for a, b in (w.pieces() for w in group))) // 32) * 32
    width = -(-max(w.end - w.begin for w in group) // 32) * 32
    count = len(group)
    ids, mask = torch.zeros(count, length, dtype=torch.long), torch.zeros(count, length)
    views = torch.zeros(count, 4, length, dtype=torch.long)
    first, head = torch.zeros(count, width, dtype=torch.long), torch.zeros(count, width, dtype=torch.long)
    labels = {name: torch.full((count, width), NONE) for name in HEADS}
    ends, plain, related = [], [], []
    for row, w in enumerate(group):
        a, b = w.pieces()
        words = w.example.words
        n = w.end - w.begin
        piece = torch.from_numpy(words.ids[a:b].astype(np.int64))
        hidden = (torch.rand(b - a) < hide) & (piece > _SPECIAL)
        ids[row, 0], ids[row, 1 + b - a] = START, END
        ids[row, 1 : 1 + b - a] = torch.where(hidden, torch.tensor(MASK), piece)
        mask[row, : 2 + b - a] = 1
        of = words.word[a:b]
        for number, column in enumerate((words.case, words.tag, words.dep, words.context)):
            views[row, number, 1 : 1 + b - a] = torch.from_numpy(
                np.where(of >= 0, column[np.maximum(of, 0)], 0).astype(np.int64)
            )
        first[row, :n] = torch.from_numpy(words.first[w.begin : w.end].astype(np.int64)) - a + 1
        governs = words.head[w.begin : w.end].astype(np.int64) - w.begin
        own = np.arange(n)
        head[row, :n] = torch.from_numpy(np.where((governs >= 0) & (governs < n), governs, own))
        for name, column in w.example.labels.items():
            labels[name][row, :n] = torch.from_numpy(column[w.begin : w.end])
        _add_pairs(w, row, (ends, plain, related))
    if not ends:
        ends, plain, related = [np.zeros((0, 8), np.int64)], [np.zeros((0, 20), np.int64)], [np.zeros(0, np.int64)]
    tensors = [torch.from_numpy(np.concatenate(x)) for x in (ends, plain, related)]
    return Batch(ids, views, mask, first, head, labels, *tensors)


def _add_pairs(w: _Window, row: int, into: tuple[list[NDArray[np.int64]], ...]) -> None:
    """Add the pairs whose mentions both stand in the window."""
    found = w.related.found
    if not len(found.subject):
        return
    table = np.array([[s.first, s.last, s.governor] for s in w.related.spots], np.int64) - w.begin
    subject, object_, meeting = table[found.subject], table[found.object], found.meeting.astype(np.int64) - w.begin
    n = w.end - w.begin
    keep = (subject.min(1) >= 0) & (object_.min(1) >= 0) & (subject[:, 1] <= n) & (object_[:, 1] <= n)
    keep &= (subject[:, 2] < n) & (object_[:, 2] < n) & (meeting >= 0) & (meeting < n)
    if keep.any():
        rows = np.full((int(keep.sum()), 1), row)
        into[0].append(np.concatenate([rows, subject[keep], object_[keep], meeting[keep, None]], 1))
        into[1].append(found.plain[keep].astype(np.int64) + OFFSETS)
        into[2].append(w.related.label[keep])
