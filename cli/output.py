"""How the commands speak: tables in colour, JSON on demand, progress, errors with the way out. No work is done here."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from schema.errors import ConveneError

out = Console()
err = Console(stderr=True)

# Exit codes: the command's own work failed, or some of its files did.
FAILED = 1
PARTLY = 3
INTERRUPTED = 130


def json(value: Any) -> None:
    """Print a value as JSON, one document, to standard output."""
    sys.stdout.write(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode() + "\n")


def json_line(value: Any) -> None:
    """Print a value as one line of JSON."""
    sys.stdout.write(orjson.dumps(value).decode() + "\n")


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; numbers stand right."""
    rows = list(rows)
    made = Table(title=title, title_justify="left", title_style="bold", header_style="bold cyan")
    for index, column in enumerate(columns):
        numbers = bool(rows) and all(isinstance(row[index], int | float) for row in rows)
        made.add_column(column, justify="right" if numbers else "left")
    for row in rows:
        made.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    out.print(made)


def crosstab(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table with a row label and many narrow columns; where they do not fit, letters head them and a key follows."""
    rows = list(rows)
    label = max((len(str(row[0])) for row in rows), default=0)
    fits = label + 4 + sum(max(len(column), 3) + 3 for column in columns) <= out.width
    heads = list(columns) if fits else [chr(ord("A") + i % 26) * (1 + i // 26) for i in range(len(columns))]
    made = Table(title=title, title_justify="left", title_style="bold", header_style="bold cyan", pad_edge=False)
    made.add_column("", no_wrap=True)
    for head in heads:
        made.add_column(head, justify="right", no_wrap=True)
    for row in rows:
        made.add_row(*(Text(str(cell)) for cell in row))
    out.print(made)
    if not fits:
        out.print(", ".join(f"{head} {column.lower()}" for head, column in zip(heads, columns, strict=True)), highlight=False)


def say(words: str) -> None:
    """Say what is being done, on standard error: standard output is for answers."""
    err.print(words, highlight=False)


def error(problem: ConveneError) -> None:
    """Say what went wrong and what to do."""
    err.print(
        Text.assemble(("error ", "bold red"), f"{problem.message} "), Text(f"[{problem.code}]", style="dim"), highlight=False
    )
    err.print(Text(f"  {problem.way_out}"), highlight=False)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that shows how far the work is."""

    shown: Progress
    task: TaskID

    def advance(self) -> None:
        """One more is done."""
        self.shown.update(self.task, advance=1)

    def at(self, done: int, total: int) -> None:
        """So much of so much is done."""
        self.shown.update(self.task, completed=done, total=total)


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Bar]:
    """A bar on standard error; nothing where it is not a terminal."""
    shown = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
        disable=not err.is_terminal,
    )
    with shown:
        yield Bar(shown, shown.add_task(label, total=total))
