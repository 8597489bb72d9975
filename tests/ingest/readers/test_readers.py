"""Readers: each format gives its text with headings, items and cells located in it; plain text is the content unchanged."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, PageBreak, Paragraph, SimpleDocTemplate

from ingest.model import BlockKind
from ingest.readers import Limits, read, read_bytes
from ingest.readers.pieces import Piece, assemble, clean
from schema.errors import Code, ConveneError
from tests.badfiles import good_docx


def shown(reading):
    return [(block.kind.value, block.level, reading.text[block.start : block.end]) for block in reading.blocks]


def cells(reading):
    return {(b.table, b.row, b.column): reading.text[b.start : b.end] for b in reading.blocks if b.kind is BlockKind.CELL}


def pdf(*parts):
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, title="x").build(list(parts))
    return buffer.getvalue()


STYLES = getSampleStyleSheet()


def test_a_page_gives_what_one_sees():
    page = """<!doctype html><title> The
    Protocol </title><body><h1>Duties</h1><p>The clinic
    shall call.<br>At once.</p><ul><li>one<ul><li>two</ul><li>three</ul>
    <table><tr><th colspan=2>Agency<th>Role<tr><td>Clinic<td>A<td><p>calls</p><p>twice</p></table><pre>a
    b</pre><script>no()</script>"""
    reading = read_bytes("a.html", page.encode())
    assert reading.title == "The Protocol"
    assert shown(reading)[:5] == [
        ("HEADING", 1, "Duties"),
        ("PARAGRAPH", 0, "The clinic shall call.\nAt once."),
        ("ITEM", 0, "one"),
        ("ITEM", 1, "two"),
        ("ITEM", 0, "three"),
    ]
    assert cells(reading)[0, 0, 2] == "Role"
    assert cells(reading)[0, 1, 0] == "Clinic"
    assert shown(reading)[-1] == ("PARAGRAPH", 0, "a\nb")


def test_a_docx_gives_headings_depths_and_cells():
    reading = read_bytes("a.docx", good_docx())
    assert shown(reading)[0] == ("HEADING", 1, "Duties")
    assert ("ITEM", 0, "report at once;") in shown(reading)
    assert cells(reading) == {(0, 0, 0): "Agency", (0, 1, 1): "within two hours"}


def test_a_docx_is_read_through_controls_boxes_and_changes():
    document = docx.Document()
    space = nsdecls("w")
    paragraphs = [
        f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        f"<w:p {space}><w:ins><w:r><w:t>put in</w:t></w:r></w:ins><w:del><w:r><w:t>struck</w:t></w:r></w:del></w:p>",
        f"<w:p {space}><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:t>stays</w:t></w:r></w:p>",
        f"<w:p {space}><w:r><w:t>outer</w:t><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:r></w:p>",
    ]
    for xml in reversed(paragraphs):
        document.element.body.insert(0, parse_xml(xml))
    buffer = io.BytesIO()
    document.save(buffer)
    words = [text for _, _, text in shown(read_bytes("a.docx", buffer.getvalue()))]
    assert words == ["in a control", "put in", "stays", "outer", "boxed"]


def test_a_pdf_gives_pages_headings_items_and_joined_words():
    body = STYLES["BodyText"]
    data = pdf(
        Paragraph("Protocol", STYLES["Title"]),
        Paragraph("The clinic shall call the hotline. " * 6, body),
        Paragraph("Agencies shall:", body),
        ListFlowable([Paragraph("report at once;", body), Paragraph("keep a log.", body)], bulletType="bullet"),
        PageBreak(),
        Paragraph("Second", STYLES["Heading2"]),
        Paragraph("The court decides.", body),
    )
    reading = read_bytes("a.pdf", data)
    assert reading.title == "Protocol"
    assert shown(reading)[0] == ("HEADING", 1, "Protocol")
    assert shown(reading)[1][2] == "The clinic shall call the hotline. " * 5 + "The clinic shall call the hotline."
    assert shown(reading)[2] == ("PARAGRAPH", 0, "Agencies shall:")
    assert [kind for kind, _, _ in shown(reading)[3:5]] == ["ITEM", "ITEM"]
    assert [block.page for block in reading.blocks] == [1] * 5 + [2] * 2


def test_a_word_that_a_line_breaks_is_joined():
    data = pdf(Paragraph("The agency coordi-<br/>nates the multi-<br/>disciplinary team.", STYLES["BodyText"]))
    assert read_bytes("a.pdf", data).text == "The agency coordinates the multidisciplinary team."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_plain_text_is_the_content_unchanged(encoding):
    text = "Señor’s clinic\r\n\tkeeps a log – “at once”.\n\n  End " * 3
    assert read_bytes("a.txt", text.encode(encoding)).text == text


@given(st.text(min_size=1).filter(lambda text: text.strip(" \0\t\r\n\ufeff\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0")))
def test_plain_text_of_any_characters_is_kept(text):
    try:
        reading = read_bytes("a.txt", ("A long enough line of ordinary words. " * 9 + text).encode("utf-8", "ignore"))
    except ConveneError as error:
        assert error.code is Code.UNKNOWN_FORMAT  # noqa: PT017 - too many control characters for a text
    else:
        assert reading.text.endswith(text.encode("utf-8", "ignore").decode())


def test_a_wrong_extension_is_warned_of():
    reading = read_bytes("a.pdf", b"The clinic keeps a log.")
    assert reading.media_type == "text/plain"
    assert "named .pdf" in reading.warnings[0]


PIECES = st.lists(st.builds(Piece, st.sampled_from(BlockKind), st.text(max_size=30), st.integers(0, 3)), max_size=20)


@given(PIECES)
def test_blocks_are_in_order_and_white_space_alone_is_between_them(pieces):
    try:
        text, blocks = assemble("a", pieces, 10_000)
    except ConveneError as error:
        assert error.code is Code.NO_TEXT  # noqa: PT017
        assert not any(clean(piece.text) for piece in pieces)
        return
    last = 0
    for block in blocks:
        assert last <= block.start < block.end <= len(text)
        assert text[last : block.start].strip() == ""
        words = text[block.start : block.end]
        assert words == words.strip() == clean(words)
        last = block.end
    assert last == len(text)
    assert [text[b.start : b.end] for b in blocks] == [clean(p.text) for p in pieces if clean(p.text)]


@pytest.mark.parametrize(
    ("limits", "name", "data"),
    [
        (Limits(file=10), "a.txt", b"more than ten bytes"),
        (Limits(text=10), "a.txt", b"more than ten letters"),
        (Limits(text=10), "a.html", b"<html><p>more than ten letters</p>"),
        (Limits(tags=3), "a.html", b"<html><p>a<p>b<p>c"),
        (Limits(pages=1), "a.pdf", pdf(Paragraph("a", STYLES["BodyText"]), PageBreak(), Paragraph("b", STYLES["BodyText"]))),
    ],
)
def test_limits_are_told_with_the_file(limits, name, data):
    with pytest.raises(ConveneError) as raised:
        read_bytes(name, data, limits)
    assert raised.value.code is Code.TOO_LARGE
    assert raised.value.message.startswith(name)


def test_no_permission_is_told(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("words", encoding="utf-8")

    def refuse(_):
        raise PermissionError

    # root may read everything, so the refusal is made here
    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(ConveneError) as raised:
        read(path)
    assert raised.value.code is Code.NO_PERMISSION
