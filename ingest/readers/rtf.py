"""RTF: its words by striprtf. What is bold or a heading is not told apart: the text is laid out as plain text is."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from ingest.readers.limits import Limits
from ingest.readers.pieces import clean
from schema.errors import Code, ConveneError

# Pictures stand in an RTF as digits, two for each byte: long runs are taken out first, for the library walks them one by one.
HEX = re.compile(r"[0-9a-fA-F\s]{400,}")
LARGEST = 20_000_000  # without pictures; measured: 5 MB a second
CODEPAGE = re.compile(r"\\ansicpg(\d{3,5})")


def rtf_text(name: str, data: bytes, limits: Limits) -> str:
    """The words, a blank line between paragraphs. Raises DAMAGED_FILE or TOO_LARGE."""
    source = HEX.sub(" ", data.decode("latin-1"))
    if len(source) > min(LARGEST, limits.markup):
        raise ConveneError(Code.TOO_LARGE, f"{name}: {len(source):,} characters of RTF")
    told = CODEPAGE.search(source[:2000])
    try:
        text = _words(source, f"cp{told.group(1)}" if told else "cp1252")
    except Exception as error:
        # it lets through what broken numbers and groups make: ValueError, IndexError, OverflowError
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: RTF that cannot be read ({type(error).__name__})") from error
    lines = (clean(line) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _words(source: str, encoding: str) -> str:
    try:
        return str(rtf_to_text(source, encoding=encoding, errors="replace"))  # type: ignore[no-untyped-call]
    except LookupError:
        return str(rtf_to_text(source, encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call]
