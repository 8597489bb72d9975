"""Reads a mapping that a person has edited. Each fault names the file, its line, the key, and what may stand there.

Values are taken as they are written: a column N and a heading `No` stay letters and words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import yaml

from ingest.mapping.fields import Field
from ingest.mapping.model import SEPARATOR, VERSION, Column, Mapping, SheetMap
from ingest.mapping.values import function_named, modality_named, sector_named
from schema.errors import Code, ConveneError
from schema.kinds import Function, Modality, Sector

LARGEST = 1_000_000
LETTERS = re.compile(r"[A-Z]{1,3}")
SHEET_KEYS = ("sheet", "header", "columns", "carry", "separator", "defaults")
DEFAULTS = {
    Field.MODALITY: (modality_named, Modality),
    Field.FUNCTION: (function_named, Function),
    Field.SECTOR: (sector_named, Sector),
}


def load_mapping(path: Path) -> Mapping:
    """The mapping in this file. Raises NO_SUCH_FILE, NO_PERMISSION, TOO_LARGE or BAD_INPUT."""
    data = _content(path)
    root = _Place(path.name, "", _parsed(path.name, data))
    top = root.pairs()
    for key in top:
        if key not in {"version", "sheets"}:
            top[key].fault(f"no such key; a mapping has version and sheets, not {key!r}")
    version = top["version"].text() if "version" in top else str(VERSION)
    if version != str(VERSION):
        top["version"].fault(f"{version} is not known here, only {VERSION}")
    if "sheets" not in top:
        root.fault("`sheets` is missing: the list of sheets with their columns")
    sheets = tuple(_sheet(place) for place in top["sheets"].items())
    if not sheets:
        top["sheets"].fault("it names no sheet")
    return Mapping(sheets, path.name, hashlib.sha256(data).hexdigest())


def _content(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        word = f"{path}: there is no such mapping; `convene map FILE --out {path}` makes one"
        raise ConveneError(Code.NO_SUCH_FILE, word) from error
    except OSError as error:
        raise ConveneError(Code.NO_PERMISSION, f"{path}: it cannot be read") from error
    if len(data) > LARGEST:
        raise ConveneError(Code.TOO_LARGE, f"{path}: {len(data):,} bytes, more than a mapping has")
    return data


def _parsed(name: str, data: bytes) -> yaml.Node:
    try:
        text = data.decode("utf-8-sig")
        # An alias may stand for a node that holds aliases: a few lines could become gigabytes.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            raise ConveneError(Code.BAD_INPUT, f"{name}: a mapping has no aliases (`*name`)")
        node = yaml.compose(text, yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise ConveneError(Code.BAD_INPUT, f"{name}: it is not written in UTF-8") from error
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise ConveneError(
            Code.BAD_INPUT, f"{name}{where}: no YAML ({getattr(error, 'problem', None) or 'too deep'})"
        ) from error
    if node is None:
        raise ConveneError(Code.BAD_INPUT, f"{name}: there is nothing in it")
    return node


class _Place:
    """A value of the file with the way to it."""

    def __init__(self, name: str, way: str, node: yaml.Node) -> None:
        self.name, self.way, self.node = name, way, node

    def fault(self, what: str) -> NoReturn:
        """Raise BAD_INPUT with file, line and key."""
        line = self.node.start_mark.line + 1
        raise ConveneError(Code.BAD_INPUT, f"{self.name}, line {line}, {self.way or 'the whole'}: {what}")

    def pairs(self) -> dict[str, _Place]:
        """Keys with their values."""
        if not isinstance(self.node, yaml.MappingNode):
            self.fault("keys with values are wanted here")
        found: dict[str, _Place] = {}
        for key, value in self.node.value:
            word = str(key.value)
            way = f"{self.way}.{word}" if self.way else word
            if word in found:
                _Place(self.name, way, key).fault("it stands here twice")
            found[word] = _Place(self.name, way, value)
        return found

    def items(self) -> Iterator[_Place]:
        """The items of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.fault("a list is wanted here")
        for number, value in enumerate(self.node.value, 1):
            yield _Place(self.name, f"{self.way}[{number}]", value)

    def text(self) -> str:
        """A single value, as it is written."""
        if not isinstance(self.node, yaml.ScalarNode):
            self.fault("a single value is wanted here")
        return str(self.node.value)


def _sheet(place: _Place) -> SheetMap:
    pairs = place.pairs()
    for key, value in pairs.items():
        if key not in SHEET_KEYS:
            value.fault(f"no such key; a sheet has {', '.join(SHEET_KEYS)}")
    for key in ("header", "columns"):
        if key not in pairs:
            place.fault(f"`{key}` is missing")
    columns = tuple(_column(value, letters) for letters, value in pairs["columns"].pairs().items())
    if not any(column.field is not Field.IGNORE for column in columns):
        pairs["columns"].fault("every column is left out; say of at least one what it holds")
    carry = frozenset(_number(one, one.text()) for one in pairs["carry"].items()) if "carry" in pairs else frozenset()
    return SheetMap(
        pairs["sheet"].text() if "sheet" in pairs else None,
        tuple(_row(one) for one in pairs["header"].items()),
        columns,
        carry,
        (pairs["separator"].text() if "separator" in pairs else "") or SEPARATOR,
        _defaults(pairs["defaults"]) if "defaults" in pairs else {},
    )


def _column(place: _Place, letters: str) -> Column:
    pairs = place.pairs()
    for key in ("heading", "is"):
        if key not in pairs:
            place.fault(f"`{key}` is missing")
    said = pairs["is"].text()
    if said not in set(Field):
        pairs["is"].fault(f"{said!r} is nothing that a column holds; it may be {', '.join(Field)}")
    return Column(_number(place, letters), pairs["heading"].text(), Field(said))


def _number(place: _Place, letters: str) -> int:
    if not LETTERS.fullmatch(letters):
        place.fault(f"{letters!r} is no column; columns are named A, B, … as the spreadsheet shows them")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _row(place: _Place) -> int:
    said = place.text()
    if not said.isascii() or not said.isdigit() or not 0 < int(said) < LARGEST:
        place.fault(f"{said!r} is no row; rows count from 1")
    return int(said)


def _defaults(place: _Place) -> dict[Field, str]:
    found: dict[Field, str] = {}
    for key, value in place.pairs().items():
        if key not in set(DEFAULTS):
            value.fault(f"no default for {key!r}; there are {', '.join(DEFAULTS)}")
        named, kinds = DEFAULTS[Field(key)]
        if named(value.text()) is None:
            value.fault(f"{value.text()!r} is none of {', '.join(kinds)}")
        found[Field(key)] = value.text()
    return found
