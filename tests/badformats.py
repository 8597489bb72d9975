"""Good and bad ODT, EPUB, RTF, e-mail and scans; badfiles.py writes them with the others. Nothing is kept in the repository."""

import base64
import io
import random
import zipfile

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

SENTENCE = "The Department shall notify the clinic within two hours of the report. "
BOMB = '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)
)
ODT = "application/vnd.oasis.opendocument.text"
AWAY = '<item id="a" href="../../../etc/passwd"/>'
SPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
)
CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'


def archive(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return buffer.getvalue()


def odt(body: str, **more: str | bytes) -> bytes:
    """An ODT with this body; parts by name, `__` for a slash."""
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content{SPACES}>{inner}</office:document-content>"
    own = {"mimetype": ODT, "META-INF/manifest.xml": "<manifest/>", "content.xml": content}
    return archive(own | {name.replace("__", "/"): data for name, data in more.items()})


def good_odt() -> bytes:
    deeper = "<text:list><text:list-item><text:p>by telephone</text:p></text:list-item></text:list>"
    items = f"<text:list-item><text:p>report at once;</text:p>{deeper}</text:list-item>"
    wide = "<table:table-cell table:number-columns-repeated='2'/>"
    cells = f"<table:table-row><table:table-cell><text:p>Agency</text:p></table:table-cell>{wide}"
    return odt(
        f"<text:h text:outline-level='2'>Duties</text:h><text:p>{SENTENCE}<text:s text:c='3'/>At<text:tab/>once."
        "<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note></text:p>"
        f"<text:tracked-changes><text:p>struck out</text:p></text:tracked-changes><text:list>{items}</text:list>"
        f"<table:table>{cells}<table:table-cell><text:p>Role</text:p></table:table-cell></table:table-row></table:table>"
    )


def epub(pages: dict[str, str], **more: str | bytes) -> bytes:
    """An EPUB with these pages in its spine; parts by name, `__` for a slash."""
    items = "".join(f'<item id="i{n}" href="{page}"/>' for n, page in enumerate(pages))
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>A  Handbook</dc:title></metadata><manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    own = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/book.opf": opf}
    return archive(own | {f"OEBPS/{p}": t for p, t in pages.items()} | {n.replace("__", "/"): d for n, d in more.items()})


def page(words: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>{words}</body></html>'


def good_epub() -> bytes:
    table = "<table><tr><td>a</td></tr></table>"
    return epub({"two.xhtml": page(f"<h1>First</h1><p>{SENTENCE}</p>{table}"), "one.xhtml": page(f"<h1>Second</h1>{table}")})


def mail(body: str | bytes, kind: str = "text/plain; charset=utf-8", **heads: str) -> bytes:
    told = {"From": "office@county.example", "Subject": "Duties", "MIME-Version": "1.0", "Content-Type": kind} | heads
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in told.items())
    return head.encode() + b"\r\n" + (body if isinstance(body, bytes) else body.encode())


def attached(files: dict[str, bytes], body: str = SENTENCE) -> bytes:
    """A message with these files."""
    parts = [f"--x\r\nContent-Type: text/plain\r\n\r\n{body}\r\n".encode()]
    for name, data in files.items():
        head = f'--x\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="{name}"\r\n'
        parts.append(head.encode() + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(data))
    return mail(b"".join(parts) + b"--x--\r\n", "multipart/mixed; boundary=x")


def scan(words: str = SENTENCE, pages: int = 1) -> bytes:
    """A PDF of pictures of words: drawn as text first, then as a picture of that."""
    import pypdfium2  # noqa: PLC0415

    typed = io.BytesIO()
    sheet = canvas.Canvas(typed)
    sheet.setFont("Helvetica", 14)
    for number, line in enumerate(words.split("\n")):
        sheet.drawString(72, 720 - 24 * number, line)
    sheet.save()
    drawn = pypdfium2.PdfDocument(typed.getvalue())[0].render(scale=3).to_pil()
    buffer = io.BytesIO()
    made = canvas.Canvas(buffer)
    for _ in range(pages):
        made.drawImage(ImageReader(drawn), 0, 0, 595, 842)
        made.showPage()
    made.save()
    return buffer.getvalue()


def bad_formats():
    """Name, content, and what may come of it."""
    yield from _odts()
    yield from _epubs()
    yield from _rtfs()
    yield from _mails()
    yield "scan.pdf", scan(), "read NO_TEXT"


def _odts():
    good = good_odt()
    yield "good.odt", good, "read"
    yield "cut.odt", good[: len(good) // 2], "DAMAGED_FILE"
    yield "bomb.odt", odt("a" * 300_000_000), "TOO_LARGE"
    yield "bomb of tags.odt", odt("<text:p/>" * 4_400_000), "TOO_LARGE"
    yield "entities.odt", odt("", **{"content.xml": f"{BOMB}]><b>&a11;</b>"}), "DAMAGED_FILE"
    yield (
        "outside.odt",
        odt("", **{"content.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
        "DAMAGED_FILE",
    )
    yield "entities beside.odt", odt("", **{"META-INF__manifest.xml": f"{BOMB}]><b>&a11;</b>"}), "DAMAGED_FILE"
    yield "deep.odt", odt("<text:section>" * 5000 + "</text:section>" * 5000), "DAMAGED_FILE"
    yield (
        "deep lists.odt",
        odt("<text:list><text:list-item>" * 100 + "<text:p>in</text:p>" + "</text:list-item></text:list>" * 100),
        "read",
    )
    yield "locked.odt", odt("x", **{"META-INF__manifest.xml": "<manifest><encryption-data/></manifest>"}), "ENCRYPTED_FILE"
    yield "no text.odt", odt("<text:p/>"), "NO_TEXT"
    yield "other.odt", odt("", **{"content.xml": "<a/>"}), "DAMAGED_FILE"
    yield "no content.odt", archive({"mimetype": ODT}), "DAMAGED_FILE"
    yield (
        "repeated.odt",
        odt(
            "<table:table><table:table-row>"
            + "<table:table-cell table:number-columns-repeated='99999999'><text:p>x</text:p></table:table-cell>" * 9
            + "</table:table-row></table:table>"
        ),
        "read",
    )


def _epubs():
    good = good_epub()
    yield "good.epub", good, "read"
    yield "cut.epub", good[: len(good) // 2], "DAMAGED_FILE"
    yield "bomb.epub", epub({"a.xhtml": page("a" * 300_000_000)}), "TOO_LARGE"
    yield (
        "long.epub",
        epub(
            {
                "a.xhtml": page(SENTENCE * 100_000 + str(random.Random(1).random())),
                **{f"{n}.xhtml": page((f"{n} " + SENTENCE) * 60_000) for n in range(8)},
            }
        ),
        "TOO_LARGE",
    )
    yield "tags.epub", epub({"a.xhtml": page("<b>" * 3_000_000)}), "TOO_LARGE"
    yield "entities.epub", epub({"a.xhtml": f"{BOMB}]><html><body>&a11; end</body></html>"}), "read NO_TEXT"
    yield "entities in its list.epub", epub({}, **{"OEBPS__book.opf": f"{BOMB}]><package>&a11;</package>"}), "DAMAGED_FILE"
    yield "nothing named.epub", epub({}), "NO_TEXT"
    yield (
        "page missing.epub",
        epub(
            {"a.xhtml": page(SENTENCE)},
            **{"OEBPS__book.opf": f'<package><manifest>{AWAY}</manifest><spine><itemref idref="a"/></spine></package>'},
        ),
        "NO_TEXT",
    )
    yield "no list.epub", archive({"mimetype": "application/epub+zip"}), "DAMAGED_FILE"
    yield (
        "locked.epub",
        epub(
            {"a.xhtml": "x"}, **{"META-INF__encryption.xml": '<encryption><CipherReference URI="OEBPS/a.xhtml"/></encryption>'}
        ),
        "ENCRYPTED_FILE",
    )


def _rtfs():
    good = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\b Duties\b0\par " + SENTENCE + r"\par Se\'f1or\par}"
    yield "good.rtf", good.encode(), "read"
    yield "cut.rtf", good[:30].encode(), "read NO_TEXT"
    yield "nested.rtf", b"{\\rtf1 " + b"{" * 3_000_000 + b"x", "read NO_TEXT"
    yield "slashes.rtf", b"{\\rtf1 " + b"\\" * 5_000_000, "read NO_TEXT"
    yield (
        "numbers.rtf",
        b"{\\rtf1 " + b"\\u99999999999? \\u-1? \\'zz \\uc999999999 \\ansicpg99999 end}",
        "read DAMAGED_FILE NO_TEXT",
    )
    yield "picture.rtf", b"{\\rtf1 {\\pict " + b"0a" * 10_000_000 + b"}" + SENTENCE.encode() + b"}", "read"
    yield "large.rtf", b"{\\rtf1 " + SENTENCE.encode() * 400_000 + b"}", "TOO_LARGE"
    yield "noise.rtf", b"{\\rtf1 " + random.Random(11).randbytes(100_000), "read NO_TEXT DAMAGED_FILE"


def _mails():
    yield "good.eml", mail(SENTENCE), "read"
    yield "message.txt", mail(SENTENCE, Message_ID="<1@example>"), "read"
    yield "nested.eml", _nested(400), "read NO_TEXT DAMAGED_FILE TOO_LARGE"
    yield "nested deep.eml", _nested(20_000), "read NO_TEXT DAMAGED_FILE TOO_LARGE"
    yield "many parts.eml", mail("--x\r\n\r\na\r\n" * 200_000, "multipart/mixed; boundary=x"), "read TOO_LARGE"
    yield "long head.eml", mail(SENTENCE, Subject="=?utf-8?q?" + "a" * 5_000_000 + "?="), "read"
    yield "many heads.eml", ("X-A: b\r\n" * 400_000).encode() + mail(SENTENCE), "read"
    yield (
        "odd charset.eml",
        mail("Se\u00f1or".encode("cp1252") + b" " + SENTENCE.encode(), "text/plain; charset=x-none"),
        "read",
    )
    yield "broken base64.eml", mail("!!!!", Content_Transfer_Encoding="base64"), "read NO_TEXT"
    yield "no body.eml", mail("", Subject=""), "NO_TEXT"
    yield "only heads.eml", b"From: a\r\nSubject: b", "read"
    yield "bomb attached.eml", attached({"bomb.odt": odt("a" * 300_000_000)}), "read"
    yield "many attached.eml", attached({f"{n}.odt": good_odt() for n in range(500)}), "read"


def _nested(depth: int) -> bytes:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(depth))
    return ("From: a\r\nMIME-Version: 1.0\r\n" + parts + "\r\nin the middle\r\n").encode()
