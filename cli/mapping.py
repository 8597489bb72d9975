"""The command that proposes how the columns of a table are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import output
from schema.errors import Code, ConveneError

if TYPE_CHECKING:  # spaCy comes with them
    from ingest.mapping import Mapping
    from ingest.readers.table import Sheet

CELL = 60


def map_command(
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX.", show_default=False)],
    *,
    out: Annotated[Path | None, typer.Option(help="Keep the proposal in this file, to be edited.")] = None,
) -> None:
    """Propose how the columns of a table are read: shown with the first values of each, kept with --out, used by ingest.

    Examples:
      convene map directory.xlsx
      convene map directory.xlsx --out mapping.yaml
      convene ingest directory.xlsx --mapping mapping.yaml
    """
    from ingest.mapping import as_yaml, propose
    from ingest.readers import read_sheets

    table = read_sheets(file)
    mapping = propose(table.sheets)
    if not mapping.sheets:
        raise ConveneError(Code.BAD_INPUT, f"{file}: no sheet has a row of headings with at least two columns")
    _show(file.name, table.sheets, mapping)
    if out is None:
        output.say("To keep and edit it: convene map … --out mapping.yaml")
        return
    try:
        with out.open("x", encoding="utf-8") as kept:
            kept.write(as_yaml(mapping, file.name))
    except FileExistsError as error:
        raise ConveneError(Code.BAD_INPUT, f"{out}: it is there already; name another file, or remove it") from error
    except OSError as error:
        raise ConveneError(Code.NO_PERMISSION, f"{out}: it cannot be written") from error
    output.say(f"Kept in {out}. Change what is wrong, then: convene ingest {file} --mapping {out}")


def _show(file: str, sheets: Sequence[Sheet], mapping: Mapping) -> None:
    """Each sheet as a table of its columns; what is left out is said."""
    from ingest.mapping.propose import samples
    from ingest.structure.passages import column_letters

    known = {own.sheet: own for own in mapping.sheets}
    for sheet in sheets:
        own = known.get(sheet.name)
        if own is None:
            output.say(f"sheet {sheet.name}: no row of headings was found; it is left out")
            continue
        lines = []
        for column in own.columns:
            values = " | ".join(" ".join(value.split())[:CELL] for value in samples(sheet, own, column))
            above = " (or the one above)" if column.number in own.carry else ""
            lines.append([column_letters(column.number), column.heading, f"{column.field}{above}", values])
        name = file if own.sheet is None else f"{file}, sheet {own.sheet}"
        rows = " and ".join(map(str, own.header))
        output.table(f"{name}: headings in row {rows}", ["column", "heading", "is", "first values"], lines)
