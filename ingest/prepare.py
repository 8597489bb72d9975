"""One file, or a chunk of them, from its bytes to its facts: what worker processes do. Loading is in pipeline.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.facts import Facts
from ingest.citations import Citations, cited, with_citation
from ingest.extract import extract, load_models
from ingest.facts import Options, build
from ingest.hsds import MODEL, hsds_facts, hsds_value
from ingest.mapping import Mapping, mapped_facts
from ingest.model import Reading, Screened
from ingest.readers import content, read, read_bytes, read_sheets
from ingest.screen import screen
from ingest.structure import structure
from schema.errors import Code, ConveneError

# Files that may hold a directory in HSDS.
DIRECTORIES = {".json", ".zip"}


@dataclass(frozen=True, slots=True)
class How:
    """What the user says of how files are read: the mapping of tables, the citations of papers, the Dask scheduler."""

    mapping: Mapping | None = None
    citations: Citations | None = None
    dask: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file ready to load, or the error that it ended in; `beside` are documents that stand in it, as rows of a register."""

    path: str
    facts: Facts | None = None
    media_type: str | None = None
    warnings: tuple[str, ...] = ()
    model: dict[str, Any] | None = None
    beside: tuple[Facts, ...] = ()
    error: ConveneError | None = None


def prepare(paths: Sequence[Path], options: Options, how: How) -> list[Prepared]:
    """Read and extract these files; an error stays with its file."""
    if how.mapping is not None:
        return [_mapped(path, options, how.mapping) for path in paths]
    found: list[Prepared | Reading] = []
    for path in paths:
        try:
            found.append(_directory(path, options) or read(path))
        except ConveneError as error:
            found.append(Prepared(str(path), error=error))
    readings = [one for one in found if isinstance(one, Reading)]
    done = iter(_extracted(readings, [_said(one, options, how.citations) for one in readings]))
    return [next(done) if isinstance(one, Reading) else one for one in found]


def prepare_bytes(name: str, data: bytes, options: Options) -> Prepared:
    """The same for one file in memory."""
    try:
        held = hsds_value(name, data)
        if held:
            return _held(name, data, held, options)
        reading = read_bytes(name, data)
    except ConveneError as error:
        return Prepared(name, error=error)
    return _extracted([reading], [options])[0]


def _directory(path: Path, options: Options) -> Prepared | None:
    """A directory of services in HSDS, whose records say what they are; None where the file is another."""
    if path.suffix.lower() not in DIRECTORIES:
        return None
    name, data = content(path)
    held = hsds_value(name, data)
    return _held(name, data, held, options) if held else None


def _held(name: str, data: bytes, held: tuple[Any, str], options: Options) -> Prepared:
    try:
        return Prepared(name, hsds_facts(name, data, held, options), held[1], (), MODEL)
    except ConveneError as error:
        return Prepared(name, error=error)
    except Exception as error:  # noqa: BLE001 whatever it is, it is this file's error
        return Prepared(name, error=ConveneError(Code.INTERNAL, f"{name}: it could not be read ({type(error).__name__})."))


def _mapped(path: Path, options: Options, mapping: Mapping) -> Prepared:
    """A table by its mapping: no model is needed."""
    try:
        sheets = read_sheets(path)
        made = mapped_facts(sheets, mapping, options)
    except ConveneError as error:
        return Prepared(str(path), error=error)
    return Prepared(sheets.name, made.table, sheets.media_type, made.warnings, made.model, made.agreements)


def _said(reading: Reading, options: Options, citations: Citations | None) -> Options:
    """What the user and the bibliography say of a document."""
    citation = cited(reading, citations) if citations else None
    return with_citation(options, citation) if citation else options


def _extracted(readings: Sequence[Reading], options: Sequence[Options]) -> list[Prepared]:
    try:
        screened = [screen(structure(reading)) for reading in readings]
        extractions = list(extract(screened, load_models()))
    except Exception:  # noqa: BLE001 one text that cannot be taken must not take the others with it
        return [_alone(one, said) for one, said in zip(readings, options, strict=True)]
    return [_built(one, found, said) for one, found, said in zip(screened, extractions, options, strict=True)]


def _alone(reading: Reading, options: Options) -> Prepared:
    name = reading.name
    try:
        screened = screen(structure(reading))
        extraction = next(iter(extract([screened], load_models())))
    except Exception as error:  # noqa: BLE001 whatever it is, it is this file's error
        # The type alone: the text of an error may hold words of the document.
        return Prepared(name, error=ConveneError(Code.INTERNAL, f"{name}: extraction failed ({type(error).__name__})."))
    return _built(screened, extraction, options)


def _built(screened: Screened, extraction: Any, options: Options) -> Prepared:
    reading = screened.structured.reading
    facts = build(screened, extraction, options)
    return Prepared(reading.name, facts, reading.media_type, reading.warnings, extraction.model)
