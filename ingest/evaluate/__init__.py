"""Scorecards of what is decided sentence by sentence or pair by pair: deadlines, matching, screening.

`evaluate` reads gold, predicts, scores by the rules beside the gold, writes predictions. For extraction: ingest/extract.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from ingest.evaluate.goldfile import Row, read_gold
from schema.errors import Code, ConveneError

__all__ = ["Scorecard", "evaluate"]

# One module each, with REQUIRED, `predict` and `score`; loaded when it is asked for: only deadlines need the language model.
KINDS = ("deadlines", "matching", "screening")


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The figures of one kind of gold, and what was wrong, the worst first, a line each."""

    kind: str
    rows: int
    figures: dict[str, Any]
    errors: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """The scorecard as JSON-ready data."""
        return {"kind": self.kind, "rows": self.rows, "figures": self.figures, "errors": list(self.errors)}


def evaluate(kind: str, gold: Path, predictions: Path | None = None) -> Scorecard:
    """Predict every row of a gold file of this kind and score it; the predictions are written where a path is given.

    Raises BAD_INPUT for another kind, BAD_GOLD with the line of the gold that cannot be read, NO_SUCH_FILE.
    """
    if kind not in KINDS:
        raise ConveneError(Code.BAD_INPUT, f"{kind}: the kinds are {', '.join(KINDS)}")
    part = import_module(f"ingest.evaluate.{kind}")
    rows = read_gold(gold, part.REQUIRED)
    predicted = part.predict(list(rows.values()))
    if predictions is not None:
        _write(predictions, predicted)
    figures, errors = part.score(rows, {row["id"]: row for row in predicted})
    return Scorecard(kind, len(rows), figures, tuple(errors))


def _write(path: Path, rows: list[Row]) -> None:
    try:
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    except OSError as error:
        raise ConveneError(Code.NO_PERMISSION, f"{path}: the predictions cannot be written ({error.strerror})") from error
