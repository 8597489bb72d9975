"""What a file holds, told by its content first and by its extension only where the content leaves it open.

Nothing is parsed here beyond the first bytes and the list of a ZIP's parts.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from schema.errors import Code, ConveneError

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
RTF = "application/rtf"
EML = "message/rfc822"
CSV = "text/csv"
HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"

EXTENSIONS = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".xlsx": XLSX,
    ".odt": ODT,
    ".epub": EPUB,
    ".rtf": RTF,
    ".eml": EML,
    ".csv": CSV,
    ".tsv": CSV,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".txt": PLAIN,
    ".text": PLAIN,
}
OTHERS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"%!PS", "PostScript"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DATA = {".json", ".jsonl", ".xml", ".yaml", ".yml"}
HEAD = 4096
HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
# A line of a message's head, and the names that only messages have there.
MAIL_LINE = re.compile(rb"([!-9;-~]{1,76}):|[ \t]+\S|From ")
MAIL_NAMES = frozenset({b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to"})
XML_START = re.compile(rb"\s*(?:<\?xml\s|<!doctype\s|<!entity\s)", re.IGNORECASE)
TAG = re.compile(rb"</?(?:p|div|h[1-6]|ul|ol|li|table|span|br|section|article|a)\b[^>]{0,500}>", re.IGNORECASE)


def media_type(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The media type that `data` is to be read as, and a warning where the name says otherwise.

    ENCRYPTED_FILE or UNKNOWN_FORMAT for what is not read.
    """
    told = EXTENSIONS.get(PurePath(name).suffix.lower())
    found = _binary(name, data) or _textual(name, data, told)
    if told and found != told and {told, found} != {PLAIN, MARKDOWN}:
        return found, (f"named {PurePath(name).suffix} but holds {found}",)
    return found, ()


def _binary(name: str, data: bytes) -> str | None:
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK"):
        return _zipped(name, data)
    if data.startswith(b"{\\rtf"):
        return RTF
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ConveneError(Code.ENCRYPTED_FILE, f"{name}: protected by a password")
        raise ConveneError(Code.UNKNOWN_FORMAT, f"{name}: an older Office format (.doc, .xls, .ppt or .msg)")
    for magic, what in OTHERS:
        if data.startswith(magic):
            raise ConveneError(Code.UNKNOWN_FORMAT, f"{name}: {what}")
    return None


def _zipped(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            told = _told(archive) if "mimetype" in names else ""
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OSError,
        OverflowError,
        EOFError,
    ) as error:
        raise ConveneError(Code.DAMAGED_FILE, f"{name}: a ZIP archive that cannot be opened") from error
    if told.startswith((ODT, EPUB)):
        return EPUB if told.startswith(EPUB) else ODT
    if any(part.startswith("word/document") for part in names):
        return DOCX
    if "xl/workbook.xml" in names:
        return XLSX
    raise ConveneError(Code.UNKNOWN_FORMAT, f"{name}: an archive that holds neither a text nor a spreadsheet")


def _is_mail(head: bytes, named: bool) -> bool:
    """Whether the first lines are the head of a message; where the file is named so, any head will do."""
    for number, line in enumerate(head.splitlines()):
        found = MAIL_LINE.match(line)
        if not found:
            return named and number > 0 and not line.strip()
        if (found.group(1) or b"").lower() in MAIL_NAMES:
            return True
    return False


def _told(archive: zipfile.ZipFile) -> str:
    """What a part of this name says, in formats that have one."""
    with archive.open("mimetype") as part:
        return part.read(100).decode("ascii", errors="replace").strip()


def _textual(name: str, data: bytes, told: str | None) -> str:
    head = data[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if HTML_START.match(head):
        return HTML
    suffix = PurePath(name).suffix.lower()
    if _is_mail(head, told == EML):
        return EML
    if XML_START.match(head) or suffix in DATA:
        what = "XML that is no web page" if XML_START.match(head) else f"data ({suffix}), not prose"
        raise ConveneError(Code.UNKNOWN_FORMAT, f"{name}: {what}")
    if told == HTML:
        return HTML if TAG.search(data[:1_000_000]) else PLAIN
    return told if told in {MARKDOWN, CSV} else PLAIN
