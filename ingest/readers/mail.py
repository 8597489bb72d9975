"""E-mail (EML): subject, day and body. Senders and receivers are persons and are not read; what is attached is named.

Which attachments are read, and how, is for the caller: it knows the formats.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from ingest.model import BlockKind
from ingest.readers.html import html_pieces
from ingest.readers.limits import Limits
from ingest.readers.pieces import Piece, clean
from ingest.readers.plain import decode
from ingest.readers.prose import prose_pieces
from schema.errors import Code, ConveneError

LONGEST_HEADER = 2_000
MOST_PARTS = 1_000
HTML, PLAIN = "text/html", "text/plain"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that a message carries."""

    name: str
    data: bytes


def mail_pieces(name: str, data: bytes, limits: Limits) -> tuple[list[Piece], str | None, list[Attached]]:
    """The pieces of a message, its subject, and what is attached. Raises DAMAGED_FILE or TOO_LARGE."""
    try:
        # The older policy: the newer one parses a header in a time that grows with the square of its length.
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        leaves = list(_leaves(name, message))
        subject = _header(message, "Subject")
        pieces = [Piece(BlockKind.HEADING, subject, 1)] if subject else []
        day = _day(message)
        pieces += [Piece(BlockKind.PARAGRAPH, f"Date: {day}")] if day else []
        for part in _bodies(leaves):
            pieces += _body(name, part, limits)
        return pieces, subject or None, [_attached(part) for part in leaves if _is_attached(part)]
    except ConveneError:
        raise
    except Exception as error:
        # RecursionError for parts within parts, errors of base64, of charsets and of headers.
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: a message that cannot be read ({type(error).__name__})") from error


def _leaves(name: str, message: Message) -> Iterator[Message]:
    """The parts that hold something, in order."""
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > MOST_PARTS:
            raise ConveneError(Code.TOO_LARGE, f"{name}: the message has more than {MOST_PARTS:,} parts")
        payload = part.get_payload()
        if part.is_multipart() and isinstance(payload, list):
            waiting.extend(reversed([own for own in payload if isinstance(own, Message)]))
        else:
            yield part


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _bodies(leaves: list[Message]) -> list[Message]:
    """The parts that are read as the message: HTML where there is some, for it tells lists and tables, else the plain text."""
    own = [part for part in leaves if not _is_attached(part)]
    html = [part for part in own if part.get_content_type() == HTML]
    return html or [part for part in own if part.get_content_type() == PLAIN]


def _body(name: str, part: Message, limits: Limits) -> list[Piece]:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    told = part.get_content_charset()
    try:
        text = data.decode(told) if told else decode(name, data)[0]
    except (LookupError, UnicodeDecodeError):
        text = decode(name, data)[0]
    if part.get_content_type() == HTML:
        return html_pieces(name, text, limits)[0]
    return list(prose_pieces(text))


def _attached(part: Message) -> Attached:
    payload = part.get_payload(decode=True)
    name = clean(part.get_filename() or "without a name").replace("\n", " ").replace("\\", "/").rsplit("/", 1)[-1]
    return Attached(name[:200], payload if isinstance(payload, bytes) else b"")


def _header(message: Message, name: str) -> str:
    raw = str(message.get(name, ""))[:LONGEST_HEADER]
    try:
        words = str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, UnicodeDecodeError, ValueError):
        words = raw
    return clean(words).replace("\n", " ")


def _day(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))[:LONGEST_HEADER]).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
