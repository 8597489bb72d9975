"""The whole way in: `read → structure → screen → extract → build → load`, a chunk of files at a time.

What is acknowledged is in the graph; the same command again skips what is there and completes the rest.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from graph import rows
from graph.bulk.load import bulk_load
from graph.driver import Driver, open_driver
from graph.facts import Facts, RunRow
from graph.ids import make_id
from graph.local.server import Place, address, start
from graph.work import moment
from graph.writer import BATCH_ROWS, known, load
from ingest.facts import Options
from ingest.facts.describe import document_id
from ingest.outcome import Outcome, Status
from ingest.prepare import How, Prepared, prepare
from ingest.resolve.queue import queue_candidates
from ingest.spread import spread
from schema.kinds import EntityKind, Predicate

EXTRACTOR = "convene 0.1.0"
# Files that one worker takes at a time: enough for batches of the parser, few enough for progress to show.
CHUNK_FILES = 16


def ingest(
    driver: Driver, paths: Iterable[Path], options: Options, how: How | None = None, *, workers: int = 1
) -> Iterator[Outcome]:
    """Ingest these files; yields what came of each once it is in the graph or has failed. Raises DATABASE_DOWN and the like."""
    how = how or How()
    waiting: list[Prepared] = []
    weight = 0
    for outcome, prepared in _prepared(driver, paths, (options, how), workers):
        if outcome:
            yield outcome
        if prepared and prepared.facts is not None:
            waiting.append(prepared)
            weight += sum(rows.size(facts) for facts in _all(prepared))
        if weight > BATCH_ROWS:
            yield from load_prepared(driver, waiting)
            waiting, weight = [], 0
    if waiting:
        yield from load_prepared(driver, waiting)
    queue_candidates(driver)


def first_ingest(
    place: Place, paths: Iterable[Path], options: Options, how: How | None = None, *, workers: int = 1
) -> Iterator[Outcome]:
    """Ingest the first files of an empty local graph at once, through files and Neo4j's importer; it is all or nothing.

    Yields what came of each when all are in. Raises BAD_INPUT where the graph holds documents.
    """
    outcomes: list[Outcome] = []
    stream = _stream(_chunks(paths), (options, how or How()), workers)
    known: set[str] = set()

    def facts(first: Prepared) -> Iterator[Facts]:
        for prepared in chain([first], stream):
            yield from _all(prepared)
            identity = prepared.facts.document.id if prepared.facts else ""
            outcomes.append(_outcome(prepared, Status.KNOWN if identity in known else Status.LOADED))
            known.add(identity)

    # The run is told by the model of the first file that could be read.
    for first in stream:
        if first.facts is None:
            outcomes.append(_failed(first))
            continue
        bulk_load(place, facts(first), run_row(first.model or {}))
        with open_driver(address(place, start(place))) as driver:
            queue_candidates(driver)
    yield from outcomes


def load_prepared(driver: Driver, waiting: Sequence[Prepared]) -> list[Outcome]:
    """Load what was prepared, in one transaction or a few."""
    ready = [p for p in waiting if p.facts is not None]
    every = [facts for p in ready for facts in _all(p)]
    created = {one.document for one in load(driver, every, run_row(ready[0].model or {})) if one.created}
    return [_outcome(p, Status.LOADED if p.facts and p.facts.document.id in created else Status.KNOWN) for p in ready]


def dry_run(paths: Iterable[Path], options: Options, how: How | None = None, *, workers: int = 1) -> Iterator[Outcome]:
    """Do everything but load."""
    for prepared in _stream(_chunks(paths), (options, how or How()), workers):
        yield _failed(prepared) if prepared.error else _outcome(prepared, Status.READ)


def _all(prepared: Prepared) -> list[Facts]:
    """The documents of one file; the file's own comes last, so that where it is there all of them are."""
    return [*prepared.beside, *([prepared.facts] if prepared.facts else [])]


def run_row(model: dict[str, Any]) -> RunRow:
    """The record of an ingest that begins now."""
    at = moment()
    name, version, digest = (str(model.get(key, "")) for key in ("name", "version", "hash"))
    return RunRow(make_id("run", at, EXTRACTOR, name), at, EXTRACTOR, name, version, digest)


def _prepared(
    driver: Driver, paths: Iterable[Path], said: tuple[Options, How], workers: int
) -> Iterator[tuple[Outcome | None, Prepared | None]]:
    """What is known already and what failed as outcomes, the rest prepared."""
    there: list[Outcome] = []

    def fresh() -> Iterator[list[Path]]:
        for chunk in _chunks(paths):
            have = _known(driver, chunk)
            there.extend(_there(path, document, said[1]) for path, document in have.items())
            rest = [path for path in chunk if path not in have]
            if rest:
                yield rest

    for prepared in _stream(fresh(), said, workers):
        while there:
            yield there.pop(0), None
        yield (_failed(prepared), None) if prepared.error else (None, prepared)
    while there:
        yield there.pop(0), None


def _there(path: Path, document: str, how: How) -> Outcome:
    """A file whose bytes are in the graph; that another mapping or bibliography changes nothing must be said."""
    what = "mapping" if how.mapping else "bibliography" if how.citations else None
    word = f"it was read before, and this {what} changes nothing of it; to read it anew: convene retract {document}"
    return Outcome(str(path), Status.KNOWN, document, warnings=(word,) if what else ())


def _stream(chunks: Iterable[list[Path]], said: tuple[Options, How], workers: int) -> Iterator[Prepared]:
    for done in spread(prepare, ((chunk, *said) for chunk in chunks), workers, said[1].dask):
        yield from done


def _chunks(paths: Iterable[Path]) -> Iterator[list[Path]]:
    chunk: list[Path] = []
    for path in paths:
        chunk.append(path)
        if len(chunk) == CHUNK_FILES:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _known(driver: Driver, chunk: Sequence[Path]) -> dict[Path, str]:
    """Of these files, those whose bytes are in the graph; what cannot be read is left for the reader to say why."""
    ids: dict[str, Path] = {}
    for path in chunk:
        try:
            with path.open("rb") as file:
                ids[document_id(hashlib.file_digest(file, "sha256").hexdigest())] = path
        except OSError:
            continue
    return {ids[identity]: identity for identity in known(driver, list(ids))}


def _failed(prepared: Prepared) -> Outcome:
    return Outcome(prepared.path, Status.FAILED, error=prepared.error)


def _outcome(prepared: Prepared, status: Status) -> Outcome:
    facts = prepared.facts
    if facts is None:
        return _failed(prepared)
    every = _all(prepared)
    kinds = Counter(entity.label for one in every for entity in one.entities)
    claims = [claim for one in every for claim in one.claims]
    counts = {
        "agencies": kinds[EntityKind.AGENCY],
        "responsibilities": sum(c.predicate is Predicate.RESPONSIBLE_FOR for c in claims),
        "claims": len(claims),
        "findings": kinds[EntityKind.FINDING],
    }
    document = facts.document
    cited = bool(document.authors or document.year or document.doi or document.journal)
    told = (prepared.media_type, counts, document.withheld, cited, prepared.warnings)
    return Outcome(prepared.path, status, document.id, *told)
