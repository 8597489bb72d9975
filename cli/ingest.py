"""Commands that read documents: ingest, extract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import output
from cli.interrupts import interruptible
from cli.server import JsonFlag
from cli.settings import database, from_environment
from graph.driver import open_driver
from graph.local.server import Place
from graph.migrations import migrate
from ingest.facts.describe import Options
from ingest.model import Deadline, Extraction, Mention, Reading, Span
from ingest.outcome import Outcome, Status
from ingest.readers import files, read
from schema.errors import Code, ConveneError
from schema.kinds import DocumentKind, Tier

if TYPE_CHECKING:  # spaCy comes with it
    from ingest.citations import Citations

Paths = Annotated[
    list[Path], typer.Argument(help="Files and folders; folders are read with all that is in them.", show_default=False)
]
SHOWN_FAILURES = 40
FORMATS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/rtf": "RTF",
    "application/epub+zip": "EPUB",
    "message/rfc822": "e-mail",
    "text/html": "HTML",
    "text/markdown": "Markdown",
    "text/plain": "text",
    "text/csv": "CSV",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
}
COLUMNS: dict[str, str] = {
    Status.LOADED: "loaded",
    Status.READ: "read",
    Status.KNOWN: "known",
    Status.FAILED: "failed",
    "agencies": "agencies",
    "responsibilities": "duties",
    "claims": "claims",
    "findings": "findings",
    "withheld": "withheld",
}


def ingest_command(  # noqa: PLR0913 one parameter an option of the command
    paths: Paths,
    *,
    title: Annotated[str | None, typer.Option(help="Title; only for a single file.")] = None,
    kind: Annotated[DocumentKind | None, typer.Option(help="Kind of document; guessed where it is not given.")] = None,
    tier: Annotated[Tier, typer.Option(help="Who may see it.")] = Tier.PUBLIC,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    jurisdiction: Annotated[str | None, typer.Option(help="Where it holds, as US-CA-037 or a name.")] = None,
    effective: Annotated[str | None, typer.Option(help="Effective from, as 2026-01-31.")] = None,
    expires: Annotated[str | None, typer.Option(help="Expires on, as 2028-01-31.")] = None,
    mapping: Annotated[
        Path | None, typer.Option(help="How the columns of tables are read: a file that `convene map` proposed.")
    ] = None,
    citations: Annotated[
        list[Path] | None,
        typer.Option(help="Bibliographies (.bib, .ris) that cite the papers; those in PATHS count too."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read and extract.")] = 1,
    dask: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="A Dask scheduler, as tcp://host:8786, whose workers read and extract."),
    ] = None,
    bulk: Annotated[
        bool, typer.Option("--bulk", help="The first corpus of an empty local database, all at once by Neo4j's importer.")
    ] = False,
    dry: Annotated[bool, typer.Option("--dry-run", help="Read and extract, load nothing.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Read documents and load what they say into the graph. What is there already is skipped; a broken file stops nothing.

    Exit code 0 where all went in, 3 where some failed, 1 where the work could not go on.

    Examples:
      convene ingest samples
      convene ingest protocol.pdf --kind PROTOCOL --tier PARTNER --jurisdiction US-CA-037
      convene ingest papers --workers 2 --json
      convene ingest papers --dask tcp://127.0.0.1:8786
      convene ingest papers --bulk
      convene ingest papers --dry-run
      convene ingest directory.xlsx --mapping mapping.yaml
      convene ingest studies --citations refs.bib
    """
    from ingest.citations import SUFFIXES
    from ingest.mapping import load_mapping
    from ingest.pipeline import dry_run, first_ingest, ingest
    from ingest.prepare import How

    listed = list(files(paths))
    refs = [*(citations or []), *(path for path in listed if path.suffix.lower() in SUFFIXES)]
    found = [path for path in listed if path.suffix.lower() not in SUFFIXES]
    if title and len(found) != 1:
        raise typer.BadParameter("--title goes with a single file.")
    options = Options(
        title=title,
        kind=kind,
        tier=tier,
        publisher=publisher,
        jurisdiction=jurisdiction,
        effective_on=effective,
        expires_on=expires,
    )
    how = How(load_mapping(mapping) if mapping else None, _bibliography(refs), dask)
    if dry:
        outcomes = _watched(dry_run(found, options, how, workers=workers), len(found))
    elif bulk:
        outcomes = _watched(first_ingest(_local(), found, options, how, workers=workers), len(found))
    else:
        settings = from_environment()
        with open_driver(database(settings)) as driver:
            migrate(driver, settings.neo4j_database)
            outcomes = _watched(ingest(driver, found, options, how, workers=workers), len(found))
    report(outcomes, as_json=as_json)
    if any(outcome.status is Status.FAILED for outcome in outcomes):
        raise typer.Exit(output.PARTLY)


def _local() -> Place:
    """The managed local server, whose files the importer writes."""
    settings = from_environment()
    if settings.neo4j_uri:
        word = "--bulk writes the files of the local database; unset CONVENE_NEO4J_URI, or ingest without it"
        raise ConveneError(Code.BAD_INPUT, word)
    return settings.place


def _bibliography(refs: list[Path]) -> Citations | None:
    """The citations of these files together; what cannot be read of them is said."""
    from ingest.citations import Citations, read_citations

    found = []
    for path in refs:
        own, warnings = read_citations(path)
        found += own
        output.say(f"{path}: {len(own)} citations")
        for warning in warnings:
            output.say(f"{path}: {warning}")
    return Citations.of(found) if refs else None


def _watched(stream: Iterable[Outcome], total: int) -> list[Outcome]:
    """Take all outcomes, showing how far it is; at Ctrl-C say what is in already."""
    done: list[Outcome] = []
    try:
        with interruptible(), output.progress("Reading", total) as bar:
            for outcome in stream:
                done.append(outcome)
                bar.advance()
    except KeyboardInterrupt:
        output.say(f"Stopped after {len(done)} of {total} files; they are in. The same command again goes on from here.")
        raise typer.Exit(output.INTERRUPTED) from None
    return done


def report(outcomes: list[Outcome], *, as_json: bool) -> None:
    """Print what came of the files."""
    if as_json:
        output.json([_plain(outcome) for outcome in outcomes])
        return
    kinds: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        row = kinds.setdefault(FORMATS.get(outcome.media_type or "", "not read"), Counter())
        row[outcome.status] += 1
        row.update(outcome.counts or {})
        row["withheld"] += outcome.withheld
    shown = [column for column in COLUMNS if any(row[column] for row in kinds.values())]
    lines = [[kind, *(row[column] for column in shown)] for kind, row in sorted(kinds.items())]
    output.table("What was read", ["format", *(COLUMNS[column] for column in shown)], lines)
    _remarks(outcomes)


def _remarks(outcomes: list[Outcome]) -> None:
    """What is to be said beside the table: citations, failures, warnings."""
    cited = sum(outcome.cited for outcome in outcomes)
    if cited:
        output.say(f"{cited} of {len(outcomes)} documents are cited in the bibliography.")
    failures = [outcome.error for outcome in outcomes if outcome.error]
    for failure in failures[:SHOWN_FAILURES]:
        output.error(failure)
    if len(failures) > SHOWN_FAILURES:
        output.say(f"… and {len(failures) - SHOWN_FAILURES} more; --json lists them all.")
    for outcome in outcomes:
        for warning in outcome.warnings:
            output.say(f"{outcome.path}: {warning}")


def _plain(outcome: Outcome) -> dict[str, Any]:
    problem = outcome.error
    return {
        "path": outcome.path,
        "status": outcome.status,
        "document": outcome.document,
        "format": outcome.media_type,
        "counts": outcome.counts,
        "withheld": outcome.withheld,
        "cited": outcome.cited,
        "warnings": list(outcome.warnings),
        "error": {"code": problem.code, "message": problem.message, "wayOut": problem.way_out} if problem else None,
    }


def extract_command(
    paths: Paths,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document a line, in the form of the gold.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="For every claim its quote, what found it, and its confidence.")
    ] = False,
) -> None:
    """Read files and print what they say, without a database. Exit code 3 where some could not be read.

    Examples:
      convene extract protocol.pdf
      convene extract --json papers > found.jsonl
      convene extract --explain protocol.pdf
    """
    from ingest.extract import extract, load_models
    from ingest.extract.gold import to_gold
    from ingest.screen import screen
    from ingest.structure import structure

    failed = False
    for path in files(paths):
        try:
            screened = screen(structure(read(path)))
        except ConveneError as problem:
            output.error(problem)
            failed = True
            continue
        extraction = next(iter(extract([screened], load_models())))
        if as_json:
            output.json_line(to_gold(screened.structured.reading, extraction))
        else:
            _show(screened.structured.reading, extraction, explain=explain)
    if failed:
        raise typer.Exit(output.PARTLY)


def _show(reading: Reading, extraction: Extraction, *, explain: bool) -> None:
    """Print the assertions of one text as a table."""
    by_id = {mention.id: mention for mention in extraction.mentions}

    def words(span: Mention | Span | Deadline | None) -> str:
        return " ".join(reading.text[span.start : span.end].split()) if span else ""

    rows = []
    for said in extraction.assertions:
        modality = f"{said.modality or ''}{' NOT' if said.negated else ''}"
        row = [words(by_id[said.subject]), said.predicate, modality, words(by_id[said.object]), words(said.deadline)]
        rows.append([*row, words(said.evidence), said.method, f"{said.confidence:.2f}"] if explain else row)
    heads = ["agency", "claim", "how binding", "what", "by when"]
    output.table(reading.title or reading.name, [*heads, "quote", "found by", "confidence"] if explain else heads, rows)
