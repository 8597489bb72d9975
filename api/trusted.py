"""Trusted documents: queries known beforehand, asked by an id; where that is required, nothing else is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from api.cookbook import recipes
from schema.errors import Code, ConveneError

PREFIX = "sha256:"
HEX = re.compile(r"(?:sha256:)?([0-9a-f]{64})")
NAME = re.compile(r"[A-Za-z0-9._~-]{1,100}")


class Trusted:
    """The documents by id: `sha256:` and the hash of the text, or the name. The cookbook is always among them."""

    def __init__(self, places: Sequence[Path] = (), *, only: bool = False) -> None:
        """`places` are folders of .graphql files and manifests, JSON objects of id to text. Raises BAD_INPUT."""
        self.only = only
        self.texts: dict[str, str] = {}
        self.names: dict[str, str] = {}
        for one in recipes():
            self._add(one.name, one.text)
        for place in places:
            for name, text in _documents(place):
                self._add(name, text)

    def text(self, params: Mapping[str, Any]) -> Any:
        """The text that `query` or `documentId` stands for, unchecked where it is no trusted one.

        Raises UNKNOWN_OPERATION, and BAD_INPUT where both are sent.
        """
        query, identity = params.get("query"), params.get("documentId")
        if identity is None:
            if self.only and not (isinstance(query, str) and query in self.names):
                raise ConveneError(Code.UNKNOWN_OPERATION, "This server answers only operations that it knows.")
            return query
        if query is not None:
            raise ConveneError(Code.BAD_INPUT, "Send either `query` or `documentId`.")
        found = self.texts.get(identity) if isinstance(identity, str) else None
        if found is None:
            raise ConveneError(Code.UNKNOWN_OPERATION, "There is no operation of this documentId here.")
        return found

    def _add(self, name: str, text: str) -> None:
        self.names[text] = name
        self.texts[PREFIX + sha256(text.encode()).hexdigest()] = text
        if NAME.fullmatch(name) and self.texts.setdefault(name, text) != text:
            raise ConveneError(Code.BAD_INPUT, f"Two trusted documents are named {name}.")


def _documents(place: Path) -> Iterator[tuple[str, str]]:
    """The names and texts of one place."""
    if place.is_dir():
        for file in sorted(place.rglob("*.graphql")):
            yield file.stem, file.read_text(encoding="utf-8")
        return
    try:
        found = msgspec.json.decode(place.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError) as error:
        raise ConveneError(Code.BAD_INPUT, f"{place} is no folder, and no JSON object of ids and texts.") from error
    for identity, text in found.items():
        digest = HEX.fullmatch(identity)
        if digest and digest.group(1) != sha256(text.encode()).hexdigest():
            raise ConveneError(Code.BAD_INPUT, f"{place}: the text of {identity} has another hash.")
        yield (_name(text) or identity[:20]) if digest else identity, text


def _name(text: str) -> str:
    """The name of the first operation."""
    found = re.search(r"\b(?:query|mutation|subscription)\s+(\w+)", text)
    return found.group(1) if found else ""
