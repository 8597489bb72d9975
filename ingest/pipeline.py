"""The whole way in: `read → structure → screen → extract → build → load`, a chunk of files at a time.

What is acknowledged is in the graph; the same command again skips what is there and completes the rest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import joblib

from graph import rows
from graph.driver import Driver
from graph.facts import Facts, RunRow
from graph.ids import make_id
from graph.writer import BATCH_ROWS, known, load, moment
from ingest.extract import extract, load_models
from ingest.facts import Options, build
from ingest.facts.describe import document_id
from ingest.model import Reading, Screened
from ingest.outcome import Outcome, Status
from ingest.readers import read, read_bytes
from ingest.screen import screen
from ingest.structure import structure
from schema.errors import Code, ConveneError
from schema.kinds import EntityKind, Predicate

EXTRACTOR = "convene 0.1.0"
# Files that one worker takes at a time: enough for batches of the parser, few enough for progress to show.
CHUNK_FILES = 16


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file ready to load, or the error that it ended in."""

    path: str
    facts: Facts | None = None
    media_type: str | None = None
    warnings: tuple[str, ...] = ()
    model: dict[str, Any] | None = None
    error: ConveneError | None = None


def prepare(paths: Sequence[Path], options: Options) -> list[Prepared]:
    """Read and extract these files; an error stays with its file."""
    found: list[Prepared | Reading] = []
    for path in paths:
        try:
            found.append(read(path))
        except ConveneError as error:
            found.append(Prepared(str(path), error=error))
    done = iter(_extracted([one for one in found if isinstance(one, Reading)], options))
    return [next(done) if isinstance(one, Reading) else one for one in found]


def prepare_bytes(name: str, data: bytes, options: Options) -> Prepared:
    """The same for one file in memory."""
    try:
        reading = read_bytes(name, data)
    except ConveneError as error:
        return Prepared(name, error=error)
    return _extracted([reading], options)[0]


def ingest(driver: Driver, paths: Iterable[Path], options: Options, *, workers: int = 1) -> Iterator[Outcome]:
    """Ingest these files; yields what came of each once it is in the graph or has failed. Raises DATABASE_DOWN and the like."""
    waiting: list[Prepared] = []
    weight = 0
    for outcome, prepared in _prepared(driver, paths, options, workers):
        if outcome:
            yield outcome
        if prepared and prepared.facts is not None:
            waiting.append(prepared)
            weight += rows.size(prepared.facts)
        if weight > BATCH_ROWS:
            yield from load_prepared(driver, waiting)
            waiting, weight = [], 0
    if waiting:
        yield from load_prepared(driver, waiting)


def load_prepared(driver: Driver, waiting: Sequence[Prepared]) -> list[Outcome]:
    """Load what was prepared, in one transaction or a few."""
    ready = [p for p in waiting if p.facts is not None]
    loaded = list(load(driver, [p.facts for p in ready if p.facts], run_row(ready[0].model or {})))
    return [_outcome(p, Status.LOADED if one.created else Status.KNOWN) for p, one in zip(ready, loaded, strict=True)]


def dry_run(paths: Iterable[Path], options: Options, *, workers: int = 1) -> Iterator[Outcome]:
    """Do everything but load."""
    for prepared in _stream(_chunks(paths), options, workers):
        yield _failed(prepared) if prepared.error else _outcome(prepared, Status.READ)


def run_row(model: dict[str, Any]) -> RunRow:
    """The record of an ingest that begins now."""
    at = moment()
    name, version, digest = (str(model.get(key, "")) for key in ("name", "version", "hash"))
    return RunRow(make_id("run", at, EXTRACTOR, name), at, EXTRACTOR, name, version, digest)


def _extracted(readings: Sequence[Reading], options: Options) -> list[Prepared]:
    screened = [screen(structure(reading)) for reading in readings]
    try:
        extractions = list(extract(screened, load_models()))
    except Exception:  # noqa: BLE001 one text that the extractor cannot take must not take the others with it
        return [_alone(one, options) for one in screened]
    return [_built(one, extraction, options) for one, extraction in zip(screened, extractions, strict=True)]


def _alone(screened: Screened, options: Options) -> Prepared:
    name = screened.structured.reading.name
    try:
        extraction = next(iter(extract([screened], load_models())))
    except Exception as error:  # noqa: BLE001 whatever it is, it is this file's error
        # The type alone: the text of an error may hold words of the document.
        return Prepared(name, error=ConveneError(Code.INTERNAL, f"{name}: extraction failed ({type(error).__name__})."))
    return _built(screened, extraction, options)


def _built(screened: Screened, extraction: Any, options: Options) -> Prepared:
    reading = screened.structured.reading
    facts = build(screened, extraction, options)
    return Prepared(reading.name, facts, reading.media_type, reading.warnings, extraction.model)


def _prepared(
    driver: Driver, paths: Iterable[Path], options: Options, workers: int
) -> Iterator[tuple[Outcome | None, Prepared | None]]:
    """What is known already and what failed as outcomes, the rest prepared."""
    there: list[Outcome] = []

    def fresh() -> Iterator[list[Path]]:
        for chunk in _chunks(paths):
            have = _known(driver, chunk)
            there.extend(Outcome(str(path), Status.KNOWN, document) for path, document in have.items())
            rest = [path for path in chunk if path not in have]
            if rest:
                yield rest

    for prepared in _stream(fresh(), options, workers):
        while there:
            yield there.pop(0), None
        yield (_failed(prepared), None) if prepared.error else (None, prepared)
    while there:
        yield there.pop(0), None


def _stream(chunks: Iterable[list[Path]], options: Options, workers: int) -> Iterator[Prepared]:
    parallel = joblib.Parallel(n_jobs=workers, return_as="generator", pre_dispatch="2 * n_jobs", batch_size=1)
    for chunk in parallel(joblib.delayed(prepare)(chunk, options) for chunk in chunks):
        yield from chunk


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
    kinds = [entity.label for entity in facts.entities]
    counts = {
        "agencies": kinds.count(EntityKind.AGENCY),
        "responsibilities": sum(c.predicate is Predicate.RESPONSIBLE_FOR for c in facts.claims),
        "claims": len(facts.claims),
        "findings": kinds.count(EntityKind.FINDING),
    }
    document = facts.document
    return Outcome(prepared.path, status, document.id, prepared.media_type, counts, document.withheld, prepared.warnings)
