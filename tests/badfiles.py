"""Makes bad files in a folder: what may be fed to an ingest by accident or with ill will. Nothing is kept in the repository.

Each file has a name, its bytes, and what must come of it: codes of errors, "read" for a clean reading, or either.
"""

import io
import os
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import pypdfium2
from reportlab.lib import pdfencrypt
from reportlab.pdfgen import canvas

from tests.badformats import bad_formats, good_epub, good_odt, mail

READ = "read"
SENTENCE = "The Department shall notify the clinic within two hours of the report. "
ENTITY_BOMB = b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a0 "ha">' + b"".join(
    f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">'.encode() for i in range(1, 12)
)


@dataclass(frozen=True)
class Bad:
    """A file and the codes that reading it may end in."""

    name: str
    data: bytes
    ends: frozenset[str]


def bad_files() -> Iterator[Bad]:
    """All of them, the same at every call."""
    for name, data, ends in [*_pdfs(), *_docx(), *_pages(), *_texts(), *_disguised(), *bad_formats(), *_fuzzed()]:
        yield Bad(name, data, frozenset(ends.split()))


def write_bad_files(folder: Path) -> list[tuple[Path, frozenset[str]]]:
    """Write them all, and links, a pipe and names that only a file system can have; the paths and what they may end in."""
    folder.mkdir()
    written = []
    for bad in bad_files():
        path = folder / bad.name
        path.write_bytes(bad.data)
        written.append((path, bad.ends))
    strange = {
        "name with\nnew line.txt": READ,
        "..dots...txt": READ,
        "ends in a dot.": READ,
        "no extension": READ,
        "пакет 文書.txt": READ,
        "\u202etxt.exe": READ,
        "a" * 250 + ".txt": READ,
    }
    for name, end in strange.items():
        (folder / name).write_text(SENTENCE, encoding="utf-8")
        written.append((folder / name, frozenset({end})))
    raw = os.fsencode(folder) + b"/\xff\xfe name.txt"
    with open(raw, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name that is no text
        file.write(SENTENCE)
    written.append((Path(os.fsdecode(raw)), frozenset({READ})))
    os.mkfifo(folder / "pipe.txt")
    written.append((folder / "pipe.txt", frozenset({"UNKNOWN_FORMAT"})))
    (folder / "dangling.txt").symlink_to(folder / "nothing")
    written.append((folder / "dangling.txt", frozenset({"NO_SUCH_FILE"})))
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    written.append((folder / "circle.txt", frozenset({"DAMAGED_FILE"})))
    written.append((folder / "missing.txt", frozenset({"NO_SUCH_FILE"})))
    written.append((folder, frozenset({"BAD_INPUT"})))
    return written


def good_pdf(pages: int = 2, lock: object = None) -> bytes:
    """A small PDF of prose."""
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, encrypt=lock)
    for number in range(pages):
        page.setFont("Helvetica-Bold", 18)
        page.drawString(72, 760, f"{number + 1}. Duties")
        page.setFont("Helvetica", 11)
        for line in range(20):
            page.drawString(72, 730 - 14 * line, SENTENCE)
        page.showPage()
    page.save()
    return buffer.getvalue()


def good_docx() -> bytes:
    """A small DOCX with a heading, a list and a table."""
    document = docx.Document()
    document.add_heading("Duties", 1)
    document.add_paragraph(SENTENCE)
    document.add_paragraph("report at once;", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Agency", "within two hours"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def good_xlsx() -> bytes:
    """A small spreadsheet: who does what."""
    book = openpyxl.Workbook()
    for row in (["Agency", "Duty"], ["Clinic", SENTENCE]):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _pdfs():
    good = good_pdf()
    yield "empty.pdf", b"", "EMPTY_FILE"
    yield "head only.pdf", b"%PDF-1.7\n", "DAMAGED_FILE"
    for share in (10, 30, 50, 70, 90):
        yield f"cut at {share}.pdf", good[: len(good) * share // 100], "DAMAGED_FILE NO_TEXT read"
    yield "locked.pdf", good_pdf(lock=pdfencrypt.StandardEncryption("secret", canPrint=0)), "ENCRYPTED_FILE"
    yield "locked 40.pdf", good_pdf(lock=pdfencrypt.StandardEncryption("secret", strength=40)), "ENCRYPTED_FILE"
    yield "open lock.pdf", good_pdf(lock=pdfencrypt.StandardEncryption("", ownerPassword="owner", canPrint=0)), "read"
    yield "no text.pdf", _pictures(), "NO_TEXT"
    yield "junk before.pdf", b"\n" * 500 + good, "read DAMAGED_FILE"
    yield "junk after.pdf", good + random.Random(1).randbytes(5000), "read DAMAGED_FILE"
    yield "no end.pdf", good.replace(b"startxref", b"startnone"), "read DAMAGED_FILE"
    yield "kids in a circle.pdf", good.replace(b"/Kids [ 4 0 R", b"/Kids [ 6 0 R"), "read DAMAGED_FILE NO_TEXT"
    yield "many pages.pdf", _claims_pages(good), "read DAMAGED_FILE TOO_LARGE NO_TEXT"
    yield "stream bomb.pdf", _stream_bomb(), "read DAMAGED_FILE TOO_LARGE NO_TEXT"


def _pictures() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _claims_pages(good: bytes) -> bytes:
    return good.replace(b"/Count 2", b"/Count 999999999")


def _stream_bomb() -> bytes:
    """A page whose content unpacks to a gigabyte, packed twice."""
    import zlib  # noqa: PLC0415

    inner = zlib.compress(b" " * 50_000_000, 9) * 1
    packed = zlib.compress(inner, 9)
    body = b"/Filter [/FlateDecode /FlateDecode] /Length " + str(len(packed)).encode()
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[" + b"3 0 R " * 400 + b"]/Count 400>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n",
        b"4 0 obj<<" + body + b">>stream\n" + packed + b"\nendstream endobj\n",
    ]
    return b"%PDF-1.7\n" + b"".join(parts) + b"trailer<</Root 1 0 R>>\n%%EOF"


def _docx():
    good = good_docx()
    yield "cut.docx", good[: len(good) // 2], "DAMAGED_FILE"
    yield "cut early.docx", good[:100], "DAMAGED_FILE"
    yield "only a head.docx", b"PK\x03\x04", "DAMAGED_FILE"
    yield "bomb.docx", _with_part(good, "word/document.xml", _document("a" * 300_000_000)), "TOO_LARGE"
    yield "bomb of tags.docx", _with_part(good, "word/document.xml", _document("", inside="<w:p/>" * 6_000_000)), "TOO_LARGE"
    yield "bomb beside.docx", _with_part(good, "word/media/a.bin", b"\0" * 250_000_000), "TOO_LARGE"
    yield "many parts.docx", _many_parts(good), "TOO_LARGE"
    yield "entities.docx", _with_part(good, "word/document.xml", ENTITY_BOMB + b"]><b>&a11;</b>"), "DAMAGED_FILE"
    yield "outside entity.docx", _with_part(good, "word/document.xml", _outside()), "DAMAGED_FILE"
    yield "utf-16 entities.docx", _with_part(good, "word/document.xml", _outside().decode().encode("utf-16")), "DAMAGED_FILE"
    yield "no xml.docx", _with_part(good, "word/document.xml", b"no xml at all"), "DAMAGED_FILE"
    yield "other xml.docx", _with_part(good, "word/document.xml", b"<a/>"), "DAMAGED_FILE"
    yield "no types.docx", _without_part(good, "[Content_Types].xml"), "DAMAGED_FILE"
    yield "no styles.docx", _without_part(good, "word/styles.xml"), "read DAMAGED_FILE"
    yield "no relations.docx", _without_part(good, "_rels/.rels"), "DAMAGED_FILE"
    yield (
        "deep.docx",
        _with_part(good, "word/document.xml", _document("", inside="<w:sdt>" * 5000 + "</w:sdt>" * 5000)),
        "DAMAGED_FILE",
    )
    yield "no words.docx", _with_part(good, "word/document.xml", _document("")), "NO_TEXT"
    yield "way out.docx", _with_part(good, "../../../../tmp/out.txt", b"x"), "read"
    yield "wrong sum.docx", _wrong_sum(good), "DAMAGED_FILE"
    yield "sheet.docx", _archive({"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}), "DAMAGED_FILE"
    yield "archive.zip", _archive({"notes.txt": b"x"}), "UNKNOWN_FORMAT"
    yield (
        "locked.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "ENCRYPTED_FILE",
    )
    yield "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "UNKNOWN_FORMAT"


def _document(text: str, inside: str | None = None) -> bytes:
    body = inside if inside is not None else f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {space}><w:body>{body}</w:body></w:document>'.encode()


def _outside() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def _archive(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_part(data: bytes, name: str, part: bytes) -> bytes:
    return _archive({**_parts(data), name: part})


def _without_part(data: bytes, name: str) -> bytes:
    return _archive({key: part for key, part in _parts(data).items() if key != name})


def _many_parts(data: bytes) -> bytes:
    return _archive({**_parts(data), **{f"word/media/{i}.bin": b"" for i in range(12_000)}})


def _wrong_sum(data: bytes) -> bytes:
    spoilt = bytearray(_archive({**_parts(data)}))
    at = spoilt.find(b"word/document.xml") + len("word/document.xml") + 40
    spoilt[at : at + 40] = bytes(40)
    return bytes(spoilt)


def _pages():
    page = f"<html><head><title>T</title></head><body><h1>Duties</h1><p>{SENTENCE}</p></body></html>"
    script = (
        '<script>document.write("stolen")</script><p onclick="steal()">' + SENTENCE + '</p><img src="http://127.0.0.1:9/x">'
    )
    yield "script.html", f"<html><body>{script}<iframe src='file:///etc/passwd'>in</iframe></body></html>".encode(), "read"
    yield "unclosed script.html", b"<html><body><p>before</p><script>" + b"x" * 1000, "read"
    yield "nested.html", ("<html><body>" + "<div>" * 300_000 + "end").encode(), "read"
    yield "nested tables.html", ("<html><body>" + "<table><tr><td>" * 100_000 + "end").encode(), "read"
    yield "tags.html", ("<html><body>" + "<b>" * 3_000_000).encode(), "TOO_LARGE"
    yield "attributes.html", ("<html><body><p " + "a=b " * 500_000 + ">end").encode(), "read"
    yield "entities.html", (ENTITY_BOMB + b"]><html><body>&a11; end</body></html>"), "read UNKNOWN_FORMAT NO_TEXT"
    yield "entities.xhtml", b'<?xml version="1.0"?>' + page.encode(), "read"
    yield "cut.html", page[:70].encode(), "read NO_TEXT"
    yield "no words.html", b"<html><body><script>x</script></body></html>", "NO_TEXT"
    yield (
        "wrong charset.html",
        page.replace("<head>", '<head><meta charset="utf-9">').replace("two", "zwölf").encode("cp1252"),
        "read",
    )
    yield "comments.html", ("<html><body>" + "<!--" * 500_000).encode(), "NO_TEXT"
    yield "feed.xml", ENTITY_BOMB + b"]><rss>&a11;</rss>", "UNKNOWN_FORMAT"


def _texts():
    yield "large.txt", (SENTENCE * 1_450_000).encode(), "TOO_LARGE"
    yield "long.txt", (SENTENCE * 600_000).encode(), "TOO_LARGE"
    yield "one line.txt", ("word " * 2_000_000).encode(), "read"
    yield "spaces.txt", b" \n\t" * 1000, "EMPTY_FILE NO_TEXT"
    yield "mark only.txt", b"\xef\xbb\xbf", "EMPTY_FILE"
    yield "noughts.txt", b"\0" * 10_000, "EMPTY_FILE UNKNOWN_FORMAT"
    yield "some noughts.txt", (SENTENCE + "\0 " + SENTENCE).encode(), "read"
    yield "noise.bin", random.Random(2).randbytes(200_000), "UNKNOWN_FORMAT"
    yield "noise.txt", random.Random(3).randbytes(200_000), "UNKNOWN_FORMAT"
    yield "broken utf-8.txt", (SENTENCE * 50).encode() + b"\xff\xc3" + "é".encode() * 30, "read"
    yield "western.txt", (SENTENCE + "Señor’s café").encode("cp1252"), "read"
    yield "utf-16.txt", SENTENCE.encode("utf-16"), "read"
    yield "half utf-16.txt", SENTENCE.encode("utf-16")[:-1], "read"
    yield "utf-16 no mark.txt", SENTENCE.encode("utf-16-le"), "read"
    yield "surrogate.txt", b"\xed\xa0\x80" + SENTENCE.encode(), "read"
    yield "right to left.txt", ("\u202e" + SENTENCE + "\u0627\u0644\u0648").encode(), "read"
    yield "escapes.txt", b"\x1b[31m" + SENTENCE.encode() + b"\x1b]0;title\x07", "read"
    yield "quotes.md", (">" * 200_000 + " end").encode(), "read"
    yield "brackets.md", ("[" * 200_000 + "](" * 1000).encode(), "read"
    yield "numbers.csv", b"1,2,3\n" * 1000, "read"
    yield "quotes.csv", b'a,"b' + b"\n" * 100_000, "read"
    yield "wide.csv", b"x," * 10_000, "TOO_LARGE"
    yield "good.xlsx", good_xlsx(), "read"
    yield "bomb.xlsx", _with_part(good_xlsx(), "xl/worksheets/sheet1.xml", b" " * 30_000_000), "TOO_LARGE"
    yield "entities.xlsx", _with_part(good_xlsx(), "xl/worksheets/sheet1.xml", ENTITY_BOMB), "DAMAGED_FILE"
    yield "noise.xlsx", b"PK\x03\x04" + random.Random(9).randbytes(1000), "DAMAGED_FILE"


def _disguised():
    yield "text.pdf", SENTENCE.encode(), "read"
    yield "text.docx", SENTENCE.encode(), "read"
    yield "pdf.txt", good_pdf(), "read"
    yield "docx.pdf", good_docx(), "read"
    yield "page.txt", f"<!DOCTYPE html><html><body><p>{SENTENCE}</p></body></html>".encode(), "read"
    yield "picture.pdf", b"\x89PNG\r\n\x1a\n" + random.Random(4).randbytes(1000), "UNKNOWN_FORMAT"
    yield "program.txt", b"\x7fELF" + random.Random(5).randbytes(1000), "UNKNOWN_FORMAT"
    yield "packed.txt", b"\x1f\x8b" + random.Random(6).randbytes(1000), "UNKNOWN_FORMAT"
    yield "rich.txt", b"{\\rtf1 hello}", "read"


def _fuzzed():
    """Good files with a few bytes changed, taken out or doubled."""
    chance = random.Random(7)
    goods = {
        "pdf": good_pdf(),
        "docx": good_docx(),
        "xlsx": good_xlsx(),
        "html": f"<html><body><table><tr><td>{SENTENCE}</table>".encode(),
        "odt": good_odt(),
        "epub": good_epub(),
        "eml": mail(SENTENCE * 30),
        "rtf": b"{\\rtf1 {\\b Duties}\\par " + SENTENCE.encode() * 30 + b"}",
    }
    any_end = "read EMPTY_FILE DAMAGED_FILE UNKNOWN_FORMAT NO_TEXT ENCRYPTED_FILE TOO_LARGE"
    for kind, good in goods.items():
        for number in range(8):
            data = bytearray(good)
            for _ in range(chance.randint(1, 40)):
                at = chance.randrange(len(data))
                change = chance.choice(["set", "cut", "double"])
                if change == "set":
                    data[at] = chance.randrange(256)
                elif change == "cut":
                    del data[at : at + chance.randint(1, 50)]
                else:
                    data[at:at] = data[at : at + chance.randint(1, 50)]
            yield f"fuzzed {number}.{kind}", bytes(data), any_end
