"""Scorecards as pages of the documentation, in Markdown. What is scored, and how: ingest/extract/evaluate.py and here.

No page quotes an error: the documents may be ones that nobody is to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ingest.evaluate import Scorecard
from ingest.extract.evaluate import Row
from ingest.extract.evaluate import Scorecard as Extraction
from schema.errors import Code, ConveneError

_MADE = "<!-- Written by `convene evaluate {} {} --page`; do not edit. -->"
_RIGHT = (
    "A mention is right when a gold mention of its kind shares at least half of their words; "
    "an assertion when its predicate and both of its ends are."
)


def extraction_page(card: Extraction, source: str, models: str) -> str:
    """The page of extraction: F1 by kind and predicate, what else matched, how far confidence can be trusted."""
    rows = [("all mentions", card.mentions), *card.kinds.items(), ("all assertions", card.assertions), *card.predicates.items()]
    scores = [(name, *_three(r), str(r.right), str(r.predicted), str(r.gold)) for name, r in rows]
    shares = [(name, f"{right / of:.3f}", str(right), str(of)) for name, (right, of) in card.accuracy.items() if of]
    lines = [
        "# How well extraction does",
        _MADE.format("extraction", source),
        f"{card.documents} documents of `{source}`, read with {models}. {_RIGHT}",
        *_table(("", "precision", "recall", "F1", "right", "found", "gold"), scores),
        "## Right of what matched",
        *_table(("", "share", "right", "of"), shares),
        "## How far confidence can be trusted",
    ]
    for part, bins in card.calibration.items():
        reliable = [(f"{b.low:.1f} to {b.low + 0.1:.1f}", str(b.count), f"{b.confidence:.2f}", f"{b.right:.2f}") for b in bins]
        lines.append(f"{part.capitalize()}: expected calibration error {card.expected_error(part):.3f}.")
        lines += _table(("confidence", part, "mean confidence", "share that is right"), reliable)
    return _joined(lines)


def figures_page(card: Scorecard, source: str) -> str:
    """The page of deadlines, matching or screening: every figure with its name."""
    lines = [
        f"# How well {card.kind} does",
        _MADE.format(card.kind, source),
        f"{card.rows} rows of `{source}`.",
        *_table(("figure", "value"), [(name, _number(value)) for name, value in flat(card.figures)]),
    ]
    return _joined(lines)


def write_page(path: Path, page: str) -> None:
    """Write a page. Raises NO_PERMISSION where that cannot be done."""
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise ConveneError(Code.NO_PERMISSION, f"{path}: the page cannot be written ({error.strerror})") from error


def _three(row: Row) -> tuple[str, str, str]:
    return f"{row.precision:.3f}", f"{row.recall:.3f}", f"{row.f1:.3f}"


def _joined(lines: Sequence[str]) -> str:
    """Paragraphs with an empty line between them; the rows of a table stay together."""
    text = ""
    for line in lines:
        text += line + ("\n" if line.startswith("|") else "\n\n")
    return text.replace("|\n#", "|\n\n#").replace("|\nAssertions", "|\n\nAssertions").rstrip("\n") + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return ["| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *rows)]


def flat(figures: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Figures within figures, each with its full name."""
    for name, value in figures.items():
        if isinstance(value, dict):
            yield from flat(value, f"{above}{name} ")
        else:
            yield f"{above}{name}", value


def _number(value: Any) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)
