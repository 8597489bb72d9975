"""An export as a package: files of data, their sources, a citation and a description with hashes; a folder or a zip of it.

What is in the files is each format's own. The same graph seen by the same tier gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson

from schema.errors import Code, ConveneError
from schema.kinds import Tier

TITLE = "Who does what, across sectors: claims with the words that they rest on"
OWNERS = (
    "The quotations belong to whoever published the documents; sources.csl.json names them. "
    "Nothing more is permitted than their publishers and the law permit."
)
# The earliest moment that a zip can hold: an export has no time of its own.
MOMENT = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
INDENTED = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE

Piece = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Terms:
    """For whom an export is, and its licence: an SPDX name or an address, None where the owner of the graph gave none."""

    tier: Tier = Tier.PUBLIC
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file of data: its name in the package, its media type, and its content piece by piece."""

    name: str
    media: str
    content: Iterator[bytes]


@dataclass(slots=True)
class _Seen:
    """What has been written of a file."""

    media: str
    size: int = 0
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)


def packaged(files: Iterable[File], terms: Terms) -> Iterator[Piece]:
    """The package as (name of the file, further bytes of it), one file after the other; what describes it comes last."""
    written: dict[str, _Seen] = {}
    for file in files:
        seen = written[file.name] = _Seen(file.media)
        yield file.name, b""
        for chunk in file.content:
            seen.digest.update(chunk)
            seen.size += len(chunk)
            yield file.name, chunk
    content = _content(written)
    yield "CITATION.cff", _citation(content, terms)
    yield "datapackage.json", orjson.dumps(_description(written, content, terms), option=INDENTED)


def zipped(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """The package as the bytes of a zip, as they come."""
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, group in groupby(pieces, itemgetter(0)):
            info = zipfile.ZipInfo(name, MOMENT)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, READABLE, 3
            with archive.open(info, "w", force_zip64=True) as member:
                for _, chunk in group:
                    member.write(chunk)
                    yield from sink.take()
    yield from sink.take()


def put(pieces: Iterable[Piece], to: Path) -> None:
    """Write the package: a zip where `to` ends so, else a folder that is new or empty. Raises BAD_INPUT, NO_PERMISSION."""
    try:
        if to.suffix.lower() == ".zip":
            # Under its own name once it is whole.
            begun = to.with_name(f".{to.name}.part")
            with begun.open("wb") as file:
                file.writelines(zipped(pieces))
            begun.replace(to)
            return
        if to.exists() and (not to.is_dir() or any(to.iterdir())):
            raise ConveneError(Code.BAD_INPUT, f"{to} is there and not empty; name a new folder or a .zip.")
        to.mkdir(parents=True, exist_ok=True)
        for name, group in groupby(pieces, itemgetter(0)):
            (to / name).parent.mkdir(exist_ok=True)
            with (to / name).open("wb") as file:
                file.writelines(chunk for _, chunk in group)
    except OSError as error:
        raise ConveneError(Code.NO_PERMISSION, f"{to} cannot be written ({type(error).__name__}).") from error


class Sink(io.RawIOBase):
    """What a format is written to, and taken from as it comes; it cannot go back."""

    def __init__(self) -> None:
        """Nothing is in it yet."""
        super().__init__()
        self.parts: list[bytes] = []
        self.at = 0

    def writable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """How many bytes were written."""
        return self.at

    def write(self, data: Any) -> int:
        """Keep the bytes."""
        self.parts.append(bytes(data))
        self.at += len(self.parts[-1])
        return len(self.parts[-1])

    def take(self) -> list[bytes]:
        """What was written since the last time."""
        parts, self.parts = self.parts, []
        return parts


def _content(written: dict[str, _Seen]) -> str:
    """One hash for all data: of the lines `hash  name`, as sha256sum prints them."""
    lines = "".join(f"{seen.digest.hexdigest()}  {name}\n" for name, seen in sorted(written.items()))
    return f"sha256:{hashlib.sha256(lines.encode()).hexdigest()}"


def _licence(terms: Terms) -> list[dict[str, str]]:
    if terms.licence is None:
        return [{"title": OWNERS}]
    return [{"path" if "://" in terms.licence else "name": terms.licence, "title": OWNERS}]


def _description(written: dict[str, _Seen], content: str, terms: Terms) -> dict[str, object]:
    """A Frictionless data package; `tier` and `contentHash` are Convene's own."""
    return {
        "profile": "data-package",
        "name": "convene-graph",
        "title": TITLE,
        "tier": terms.tier,
        "contentHash": content,
        "licenses": _licence(terms),
        "sources": [{"title": "The documents that the claims were read from", "path": "sources.csl.json"}],
        "resources": [
            {
                "name": name.replace("_", "-").lower(),
                "path": name,
                "mediatype": seen.media,
                "encoding": "utf-8",
                "bytes": seen.size,
                "hash": f"sha256:{seen.digest.hexdigest()}",
            }
            for name, seen in sorted(written.items())
        ],
    }


def _citation(content: str, terms: Terms) -> bytes:
    """The package in the Citation File Format."""
    lines = [
        "cff-version: 1.2.0",
        "message: Cite this data by its content hash, and each quotation by its own document (sources.csl.json).",
        "type: dataset",
        f'title: "{TITLE}"',
        "authors:",
        "  - name: Convene",
        "identifiers:",
        "  - type: other",
        f'    value: "{content}"',
        "    description: Content hash of the data",
        f'abstract: "As seen by tier {terms.tier}. {OWNERS}"',
    ]
    if terms.licence:
        lines.append(f"{'license-url' if '://' in terms.licence else 'license'}: {orjson.dumps(terms.licence).decode()}")
    return "\n".join([*lines, ""]).encode()
