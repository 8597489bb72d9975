"""Plain text: bytes to the very characters that they stand for, without any other change.

What counts as text, and in which encoding, is decided here; formats with a layout are elsewhere.
"""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from schema.errors import Code, ConveneError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 200_000  # bytes looked at to guess an encoding: the guess is slow, about 1 MB/s
CONTROL = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")
MOST_CONTROLS = 0.02  # random bytes hold .10; text with stray NULs or form codes stays far below
# What pages say, and what browsers read then.
TOLD = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-15": "iso-8859-15",
}
WESTERN = {"cp1252", "latin_1", "iso8859_15", "cp1250", "iso8859_2", "cp1254", "cp1257", "cp1258", "iso8859_9", "mac_roman"}


def decode(name: str, data: bytes, told: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters of `data` and warnings; `told` is the encoding that it says it has. UNKNOWN_FORMAT for no text."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding)
    wide = _wide(data)
    if wide:
        return _decoded(data, wide)
    refuse_binary(name, data)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if told and told in TOLD:
            return _decoded(data, TOLD[told])
        return _guessed(name, data, error)


def refuse_binary(name: str, data: bytes) -> None:
    """Raise UNKNOWN_FORMAT where too many bytes are control codes for a text."""
    controls = len(data) - len(data.translate(None, CONTROL))
    if controls > MOST_CONTROLS * len(data):
        raise ConveneError(Code.UNKNOWN_FORMAT, f"{name}: neither text nor a format that is read here")


def _decoded(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        word = f"byte {error.start} is no {encoding}; broken places show as \ufffd"
        return data.decode(encoding, errors="replace"), (word,)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Western text is NUL."""
    sample = data[: SAMPLE - SAMPLE % 2]
    if len(sample) < 4 or b"\0" not in sample:  # noqa: PLR2004 - two characters
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.1:  # noqa: PLR2004 - shares of NUL bytes
        return "utf-16-le"
    if even > 0.6 and odd < 0.1:  # noqa: PLR2004
        return "utf-16-be"
    return None


def _guessed(name: str, data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """UTF-8 with a few broken places, else the encoding that fits the bytes best."""
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    beyond = sum(1 for c in lenient[:SAMPLE] if c > "\x7f") - min(broken, SAMPLE)
    if beyond > 4 * broken:
        return lenient, (f"byte {error.start} is no utf-8; {broken} broken places show as \ufffd",)
    around = max(0, error.start - SAMPLE // 2)
    best = from_bytes(data[around : around + SAMPLE]).best()
    if best is None:
        raise ConveneError(Code.UNKNOWN_FORMAT, f"{name}: the encoding of the text cannot be told (byte {error.start})")
    encoding = "cp1252" if best.encoding in WESTERN else best.encoding
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    return text, (f"not utf-8 (byte {error.start}); read as {encoding}",)
