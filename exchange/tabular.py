"""Tables written as CSV, JSON lines and Parquet, a page of rows at a time. What the tables hold is tables.py's."""

from __future__ import annotations

import csv as comma
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import orjson

from exchange.package import File, Sink
from exchange.tables import TABLES, Row, Table, Type, rows
from graph.export import View

# Rows that are turned into bytes at once.
CHUNK = 2000


def csv(view: View) -> Iterator[File]:
    """A file for each table, as RFC 4180 has it; a list is a JSON array in its cell, what is not known an empty cell."""
    for table in TABLES:
        yield File(f"{table.name}.csv", "text/csv", _csv(table, rows(view, table)))


def jsonl(view: View) -> Iterator[File]:
    """A file for each table."""
    for table in TABLES:
        yield File(f"{table.name}.jsonl", "application/jsonl", _jsonl(table, rows(view, table)))


def parquet(view: View) -> Iterator[File]:
    """A file for each table."""
    for table in TABLES:
        yield File(f"{table.name}.parquet", "application/vnd.apache.parquet", _parquet(table, rows(view, table)))


def _chunks(found: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(found)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _csv(table: Table, found: Iterable[Row]) -> Iterator[bytes]:
    names = [name for name, _ in table.columns]
    yield _lines([names])
    for chunk in _chunks(found):
        yield _lines([[_cell(row.get(name)) for name in names] for row in chunk])


def _lines(cells: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    comma.writer(text).writerows(cells)
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | bool):
        return orjson.dumps(value).decode()
    return str(value)


def _jsonl(table: Table, found: Iterable[Row]) -> Iterator[bytes]:
    for chunk in _chunks(found):
        yield b"".join(
            orjson.dumps({name: row.get(name) for name, _ in table.columns}, option=orjson.OPT_APPEND_NEWLINE) for row in chunk
        )


def _parquet(table: Table, found: Iterable[Row]) -> Iterator[bytes]:
    # Tens of megabytes that only this format has a use for.
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet as pq  # noqa: PLC0415

    kinds = {
        Type.TEXT: pa.string(),
        Type.INTEGER: pa.int64(),
        Type.NUMBER: pa.float64(),
        Type.BOOLEAN: pa.bool_(),
        Type.LIST: pa.list_(pa.string()),
    }
    schema = pa.schema([(name, kinds[kind]) for name, kind in table.columns])
    sink = Sink()
    with pq.ParquetWriter(sink, schema) as writer:
        for chunk in _chunks(found):
            writer.write_table(pa.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in chunk], schema))
            yield from sink.take()
    yield from sink.take()
