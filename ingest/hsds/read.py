"""Telling an HSDS file from others and reading it: JSON, or a zip of the CSV files of a tabular package."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any
from uuid import UUID

from exchange.hsds.shape import JSON_MEDIA, ZIP_MEDIA, shape
from exchange.hsds.text import split
from ingest.readers.limits import DEFAULT, Limits
from ingest.readers.zipped import check_parts
from schema.errors import Code, ConveneError

# Records of the standard stand some twenty deep in each other at most, lists counted.
DEEPEST = 40
# An object of the API itself, which says which version it speaks.
BASE = {"version", "profile", "openapi_url"}


def hsds_value(name: str, data: bytes, limits: Limits = DEFAULT) -> tuple[Any, str] | None:
    """What an HSDS file holds, and its media type; None where it is no such file. Raises DAMAGED_FILE, TOO_LARGE."""
    if len(data) > limits.file:
        return None
    if data.startswith(b"PK"):
        return _package(name, data, limits)
    if PurePath(name).suffix.lower() != ".json":
        return None
    try:
        value = json.loads(data)
        ours = _depth_within(value, DEEPEST) and _is_ours(value)
        # Half a character, which JSON can name and no text can hold.
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: it holds what is no character") from error
    except (ValueError, RecursionError):
        return None
    return (value, JSON_MEDIA) if ours else None


def _depth_within(value: Any, most: int) -> bool:
    """Whether nothing is nested deeper."""
    level = [value]
    for _ in range(most):
        level = [one for held in level for one in _inside(held)]
    return not level


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _is_ours(value: Any) -> bool:
    """Whether every record has a UUID and no name but those of the standard; or it is the base object."""
    if not isinstance(value, dict | list):
        return False
    records = [record for path, record in split(value) if path != "/" or "id" in record]
    if not records:
        return isinstance(value, dict) and set(value) == BASE
    return all(_identified(record) and shape().table_of(record) for record in records)


def _identified(record: Any) -> bool:
    try:
        UUID(str(record["id"]))
    except (ValueError, KeyError, TypeError):
        return False
    return True


def _package(name: str, data: bytes, limits: Limits) -> tuple[Any, str] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {PurePath(part).name: part for part in archive.namelist() if shape().file_of(PurePath(part).name)}
            if not {"organizations.csv", "services.csv"} & set(files):
                return None
            check_parts(name, data, limits)
            return {short: list(_rows(name, archive.read(files[short]))) for short in sorted(files)}, ZIP_MEDIA
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as error:
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: a ZIP archive that cannot be opened") from error


def _rows(name: str, data: bytes) -> Iterator[dict[str, str]]:
    """The rows of a file; an empty cell says nothing."""
    try:
        for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            yield {key: value for key, value in row.items() if key and isinstance(value, str) and value}
    except (csv.Error, UnicodeDecodeError) as error:
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: a table that cannot be read ({type(error).__name__})") from error
