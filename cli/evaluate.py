"""The command that scores: evaluate."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from cli import output
from cli.server import JsonFlag


class Task(StrEnum):
    """What can be scored."""

    EXTRACTION = "extraction"
    DEADLINES = "deadlines"
    MATCHING = "matching"
    SCREENING = "screening"


def evaluate(  # noqa: PLR0913 one parameter an option of the command
    task: Annotated[Task, typer.Argument(help="What is scored.")],
    gold: Annotated[Path, typer.Argument(help="Gold, one JSON object a line.", exists=True, dir_okay=False)],
    *,
    predictions: Annotated[Path | None, typer.Option(help="Write what was found here, in the gold's form.")] = None,
    page: Annotated[Path | None, typer.Option(help="Write the scorecard here as a page of the documentation.")] = None,
    errors: Annotated[int, typer.Option(help="How many of the worst errors are shown, of extraction.")] = 20,
    as_json: JsonFlag = False,
) -> None:
    """Work through the texts of a gold file and print the scorecard.

    Examples:
      convene evaluate extraction ../shared/extraction/dev.jsonl --predictions found.jsonl
      convene evaluate extraction ../shared/extraction/dev.jsonl --page docs/extraction.md
      convene evaluate deadlines ../shared/benchmarks/deadlines/dev.jsonl --json
    """
    if task is Task.EXTRACTION:
        _extraction(gold, (predictions, page), errors, as_json=as_json)
        return
    from ingest.evaluate import evaluate as score
    from ingest.evaluate.page import figures_page, flat, write_page

    card = score(task, gold, predictions)
    if page:
        write_page(page, figures_page(card, gold.name))
    if as_json:
        output.json(card.plain())
        return
    output.table(f"{task} of {card.rows} rows", ["figure", "value"], list(flat(card.figures)))
    for error in card.errors[:errors]:
        output.say(error)


def _extraction(gold: Path, into: tuple[Path | None, Path | None], errors: int, *, as_json: bool) -> None:
    from ingest.extract.evaluate import evaluate as score
    from ingest.extract.goldfile import load_documents

    predictions, page = into
    wanted = load_documents(gold)
    found = {name: _found(name, document["text"]) for name, document in wanted.items()}
    if predictions:
        predictions.write_bytes(b"".join(orjson.dumps(document) + b"\n" for document in found.values()))
    card = score(wanted, found, errors)
    if page:
        from ingest.evaluate.page import extraction_page, write_page
        from ingest.extract import load_models

        write_page(page, extraction_page(card, gold.name, load_models().describe()))
    if as_json:
        output.json(card.plain())
        return
    named = [("mentions", card.mentions), *card.kinds.items(), ("assertions", card.assertions), *card.predicates.items()]
    rows = [(name, f"{r.precision:.3f}", f"{r.recall:.3f}", f"{r.f1:.3f}", r.right, r.predicted, r.gold) for name, r in named]
    output.table(f"Extraction of {card.documents} documents", ["", "precision", "recall", "F1", "right", "found", "gold"], rows)
    shares = [(name, f"{right / of:.3f}", right, of) for name, (right, of) in card.accuracy.items() if of]
    output.table("Right of what matched", ["", "share", "right", "of"], shares)
    for part in card.calibration:
        output.say(f"expected calibration error of {part}: {card.expected_error(part):.3f}")
    for error in card.errors:
        output.say(error)


def _found(name: str, text: str) -> dict[str, Any]:
    """What is extracted from one text, in the gold's form. Nothing is screened out: the texts of a gold file are not stored."""
    from ingest.extract import extract, load_models
    from ingest.extract.gold import to_gold
    from ingest.model import Screened
    from ingest.readers import read_bytes
    from ingest.structure import structure

    structured = structure(read_bytes(f"{name}.txt", text.encode()))
    extraction = next(iter(extract([Screened(structured)], load_models())))
    return to_gold(structured.reading, extraction) | {"doc": name}
