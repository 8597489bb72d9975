"""The scorecard of extraction: what was found against gold documents, and how far its confidence can be trusted.

The rules of what is right are those of the annotation guide; how gold is read and checked is in goldfile.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from ingest.extract.goldfile import Doc, words_in
from schema.kinds import EntityKind, Predicate

_BINS = 10
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """Counts and what follows from them."""

    gold: int
    predicted: int
    right: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.gold + self.predicted) if self.gold + self.predicted else 0.0

    def plain(self) -> dict[str, float]:
        """Counts and shares, rounded to four places."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {k: round(v, 4) for k, v in shares.items()} | asdict(self)


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions with a confidence from `low` on: how many, their mean confidence, and the share that is right."""

    low: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything that `convene evaluate extraction` shows. `errors` are the surest wrong ones, then what was missed."""

    documents: int
    mentions: Row
    assertions: Row
    kinds: dict[str, Row]
    predicates: dict[str, Row]
    accuracy: dict[str, tuple[int, int]]
    calibration: dict[str, tuple[Bin, ...]]
    errors: tuple[str, ...]

    def expected_error(self, part: str) -> float:
        """The expected calibration error of "mentions" or "assertions": the mean gap between confidence and what was right."""
        bins = self.calibration[part]
        total = sum(b.count for b in bins)
        return sum(b.count * abs(b.confidence - b.right) for b in bins) / total if total else 0.0

    def plain(self) -> dict[str, Any]:
        """The scorecard as JSON-ready data."""
        return {
            "documents": self.documents,
            "mentions": self.mentions.plain(),
            "mentions_by_type": {k: r.plain() for k, r in self.kinds.items()},
            "assertions": self.assertions.plain(),
            "assertions_by_predicate": {k: r.plain() for k, r in self.predicates.items()},
            "accuracy": {k: {"right": a, "of": b, "accuracy": round(a / b, 4)} for k, (a, b) in self.accuracy.items() if b},
            "calibration": {
                part: {"expected_error": round(self.expected_error(part), 4), "bins": [asdict(b) for b in bins]}
                for part, bins in self.calibration.items()
            },
            "errors": list(self.errors),
        }


@dataclass(slots=True)
class _Tally:
    """What is counted while the documents are walked."""

    gold: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    accuracy: dict[str, list[int]] = field(default_factory=lambda: {k: [0, 0] for k in ("sector", "function", "modality")})
    sure: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: {"mentions": [], "assertions": []})
    wrong: list[tuple[float, str]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def evaluate(gold: Mapping[str, Doc], predicted: Mapping[str, Doc], errors: int = 20) -> Scorecard:
    """Score predictions against gold, matched by document name; a document without a prediction counts as nothing found."""
    tally = _Tally()
    for name, document in gold.items():
        _document(tally, name, document, predicted.get(name, {"mentions": [], "assertions": []}))

    def row(names: Sequence[str]) -> Row:
        return Row(*(sum(c[n] for n in names) for c in (tally.gold, tally.made, tally.right)))

    kinds, predicates = [k.value for k in EntityKind], [p.value for p in Predicate]
    worst = [text for _, text in sorted(tally.wrong, key=lambda w: -w[0])[:errors]]
    return Scorecard(
        documents=len(gold),
        mentions=row(kinds),
        assertions=row(predicates),
        kinds={k: row([k]) for k in kinds},
        predicates={p: row([p]) for p in predicates},
        accuracy={k: (v[0], v[1]) for k, v in tally.accuracy.items()},
        calibration={part: _bins(pairs) for part, pairs in tally.sure.items()},
        errors=(*worst, *tally.missed[:errors]),
    )


def _bins(pairs: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in pairs:
        groups.setdefault(min(_BINS - 1, int(confidence * _BINS)), []).append((confidence, right))
    return tuple(
        Bin(b / _BINS, len(g), round(sum(c for c, _ in g) / len(g), 4), round(sum(r for _, r in g) / len(g), 4))
        for b, g in sorted(groups.items())
    )


def match(text: str, gold: Sequence[Doc], predicted: Sequence[Doc]) -> dict[str, str]:
    """Predicted id to gold id: mentions of one kind that share at least half of their words, the best pairs first."""
    options = []
    golden = [(g, words_in(text, g)) for g in gold]
    for p in predicted:
        own = words_in(text, p)
        for g, theirs in golden:
            if g["type"] == p["type"] and (shared := len(own & theirs)):
                share = shared / len(own | theirs)
                if share >= _HALF:
                    options.append((-share, g["id"], p["id"]))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, g_id, p_id in sorted(options):
        if g_id not in taken and p_id not in found:
            found[p_id] = g_id
            taken.add(g_id)
    return found


def _document(tally: _Tally, name: str, gold: Doc, predicted: Doc) -> None:
    text = gold["text"]
    pairs = match(text, gold["mentions"], predicted["mentions"])
    golden = {m["id"]: m for m in gold["mentions"]}
    tally.gold.update(m["type"] for m in gold["mentions"])
    for mention in predicted["mentions"]:
        kind, twin = mention["type"], pairs.get(mention["id"])
        tally.made[kind] += 1
        tally.sure["mentions"].append((float(mention.get("confidence", 1.0)), twin is not None))
        if twin is None:
            words = text[mention["start"] : mention["end"]]
            tally.wrong.append((float(mention.get("confidence", 1.0)), f"{name}: no {kind} {words!r}"))
            continue
        tally.right[kind] += 1
        for key in ("sector", "function"):
            if golden[twin].get(key):
                tally.accuracy[key][1] += 1
                tally.accuracy[key][0] += golden[twin][key] == mention.get(key)
    _assertions(tally, name, (gold, predicted), pairs)


def _assertions(tally: _Tally, name: str, docs: tuple[Doc, Doc], pairs: Mapping[str, str]) -> None:
    gold, predicted = docs
    golden = {m["id"]: m for m in gold["mentions"]}

    def ends(subject: str, predicate: str, target: str) -> tuple[str, ...]:
        both = [golden[subject].get("entity") or subject, golden[target].get("entity") or target]
        return (predicate, *(sorted(both) if predicate == Predicate.WORKS_WITH else both))

    unmet: dict[tuple[str, ...], list[Doc]] = {}
    for a in gold["assertions"]:
        tally.gold[a["predicate"]] += 1
        unmet.setdefault(ends(a["subject"], a["predicate"], a["object"]), []).append(a)
    for a in predicted["assertions"]:
        subject, target = pairs.get(a["subject"]), pairs.get(a["object"])
        left = unmet.get(ends(subject, a["predicate"], target)) if subject and target else None
        tally.made[a["predicate"]] += 1
        tally.sure["assertions"].append((float(a.get("confidence", 1.0)), bool(left)))
        if not left:
            tally.wrong.append((float(a.get("confidence", 1.0)), f"{name}: not said: {_words(gold['text'], predicted, a)}"))
            continue
        twin = left.pop()
        tally.right[a["predicate"]] += 1
        if twin.get("modality"):
            tally.accuracy["modality"][1] += 1
            tally.accuracy["modality"][0] += twin["modality"] == a.get("modality")
    tally.missed += [f"{name}: missed: {_words(gold['text'], gold, a)}" for left in unmet.values() for a in left]


def _words(text: str, doc: Doc, assertion: Doc) -> str:
    by_id = {m["id"]: m for m in doc["mentions"]}
    subject, target = by_id[assertion["subject"]], by_id[assertion["object"]]
    said = [text[m["start"] : m["end"]] for m in (subject, target)]
    return f"{said[0]!r} {assertion['predicate']} {said[1]!r}"
