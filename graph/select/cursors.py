"""Cursors: where an entry stands in its list, as opaque text; versioned, bound to one list and order, refused when changed."""

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
        raw = base64.b64decode(text[:LONGEST] + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        body, check = raw[:-CHECK], raw[-CHECK:]
        version, signed, *place = msgspec.msgpack.decode(body, type=list[str | int | float])
    except (ValueError, binascii.Error, msgspec.DecodeError):
        raise _refused() from None
    whole = blake2s(body, digest_size=CHECK).digest() == check
    if not whole or (version, signed, len(place)) != (VERSION, sign, keys) or any(_too_large(key) for key in place):
        raise _refused()
    return place


def _refused() -> ConveneError:
    return ConveneError(Code.BAD_CURSOR, "This cursor is not one of this list.")


def _too_large(key: str | float) -> bool:
    return isinstance(key, int) and not -INT64 <= key < INT64


def key_of(sign: str, keys: int, index: int) -> Callable[[str], Any]:
    """A function that takes one key out of a cursor."""
    return lambda text: decode(text, sign, keys)[index]
