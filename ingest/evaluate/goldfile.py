"""Gold files, a JSON object a line, and the counts that every scorecard uses.

What a row must hold is told by each kind; the rules of scoring are in the modules beside this one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from schema.errors import Code, ConveneError

Row: TypeAlias = dict[str, Any]
Words: TypeAlias = Sequence[tuple[int, int]]


def read_gold(path: Path, required: Sequence[str]) -> dict[str, Row]:
    """The rows of a gold file by id, in order. BAD_GOLD names the line that is no object, lacks a key or repeats an id."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError as error:
        raise ConveneError(Code.NO_SUCH_FILE, f"{path}: there is no such file") from error
    except OSError as error:
        raise ConveneError(Code.NO_PERMISSION, f"{path}: it cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ConveneError(Code.BAD_GOLD, f"{path}: byte {error.start} is no UTF-8") from error
    rows: dict[str, Row] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = _row(f"{path}:{number}", line, required)
            if row["id"] in rows:
                raise ConveneError(Code.BAD_GOLD, f"{path}:{number}: the id stands twice")
            rows[row["id"]] = row
    if not rows:
        raise ConveneError(Code.BAD_GOLD, f"{path}: no rows in it")
    return rows


def _row(place: str, line: str, required: Sequence[str]) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ConveneError(Code.BAD_GOLD, f"{place}: no JSON") from error
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise ConveneError(Code.BAD_GOLD, f"{place}: no object with an id")
    lacking = [key for key in required if key not in row]
    if lacking:
        raise ConveneError(Code.BAD_GOLD, f"{place}: without {', '.join(lacking)}")
    _check_spans(place, row)
    return dict(row)


def _check_spans(place: str, row: Row) -> None:
    """Spans must lie in the text, and hold the words that they say they hold."""
    for key in ("spans", "conditions"):
        for span in row.get(key, ()):
            start, end = span.get("start"), span.get("end")
            if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(row["text"])):
                raise ConveneError(Code.BAD_GOLD, f"{place}: {key} {start}-{end} lie outside of the text")
            if span.get("quote", row["text"][start:end]) != row["text"][start:end]:
                raise ConveneError(Code.BAD_GOLD, f"{place}: {key} {start}-{end} are other words than the quote")


def shares(right: int, predicted: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1, rounded to four places, with their counts."""
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    rounded = {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}
    return {**rounded, "tp": right, "predicted": predicted, "gold": gold}


def share(right: int, of: int) -> float:
    """`right` of `of`, rounded to four places; 0 of none."""
    return round(right / of, 4) if of else 0.0


def under(words: Words, start: int, end: int) -> frozenset[int]:
    """The numbers of the words that text[start:end] touches."""
    return frozenset(i for i, (a, b) in enumerate(words) if a < end and b > start)


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Words in both, of words in either."""
    return len(one & other) / len(one | other) if one | other else 0.0


def paired(gold: Sequence[frozenset[int]], predicted: Sequence[frozenset[int]], least: float) -> list[tuple[int, int]]:
    """Gold and predicted spans one to one, the likest first, where they are at least that like."""
    options = sorted(
        ((likeness(g, p), -i, -j) for i, g in enumerate(gold) for j, p in enumerate(predicted)),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for like, i, j in options:
        if like <= 0 or like < least:
            break
        if all(-i != a and -j != b for a, b in pairs):
            pairs.append((-i, -j))
    return pairs


def described(errors: Iterable[tuple[int, str]]) -> list[str]:
    """Lines on what was wrong, the worst first."""
    return [line for _, line in sorted(errors, key=lambda error: error[0])]
