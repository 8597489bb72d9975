"""Cursors: where an entry stands in its list, as opaque text. Versioned and bound to one list and order; a changed one is refused."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from hashlib import blake2s
from typing import Any

import msgspec

from schema.errors import Code, ConveneError

VERSION = 1
CHECK = 4
LONGEST = 2000
INT64 = 2**63


def signature(*parts: str) -> str:
    """What binds a cursor to one list in one order."""
    return blake2s("\n".join(parts).encode(), digest_size=6).hexdigest()


def encode(place: Sequence[Any]) -> str:
    """The text of `[signature, key, …]`."""
    body = msgspec.msgpack.encode([VERSION, *place])
    return base64.urlsafe_b64encode(body + blake2s(body, digest_size=CHECK).digest()).rstrip(b"=").decode()


def decode(text: str, sign: str, keys: int) -> list[Any]:
    """The keys in a cursor of the list that `sign` names; BAD_CURSOR for anything else."""
    try:
        if len(text) > LONGEST:
            raise ValueError("too long")
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        body, check = raw[:-CHECK], raw[-CHECK:]
        if blake2s(body, digest_size=CHECK).digest() != check:
            raise ValueError("changed")
        version, signed, *place = msgspec.msgpack.decode(body, type=list[str | int | float])
        if (version, signed, len(place)) != (VERSION, sign, keys) or any(_too_large(key) for key in place):
            raise ValueError("of another list")
    except (ValueError, binascii.Error, msgspec.DecodeError):
        raise ConveneError(Code.BAD_CURSOR, "This cursor is not one of this list.") from None
    return place


def _too_large(key: str | float) -> bool:
    return isinstance(key, int) and not -INT64 <= key < INT64


def key_of(sign: str, keys: int, index: int) -> Callable[[str], Any]:
    """A function that takes one key out of a cursor."""
    return lambda text: decode(text, sign, keys)[index]
