"""Scores become confidences: the share of such mentions and claims that was right in documents that the model had not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

# nobody is ever quite sure
_LEAST, _MOST = 0.01, 0.99
Table = Sequence[Sequence[float]]


def calibrated(tables: Mapping[str, Table], name: str, score: float) -> float:
    """The confidence for a score, by the table of that name (scores ascending, confidences), else the score itself."""
    table = tables.get(name)
    if table is None:
        return score
    return float(min(_MOST, max(_LEAST, np.interp(score, table[0], table[1]))))
