"""ODT, RTF, EPUB, e-mail and scans: what one sees in the program that made them is what is read."""

import base64
import shutil

import pytest

from ingest.model import BlockKind
from ingest.prepare import Options, prepare_bytes
from ingest.readers import read_bytes
from ingest.readers.ocr import program
from ingest.structure import structure
from schema.errors import Code, ConveneError
from schema.kinds import Predicate
from tests.badfiles import good_docx
from tests.badformats import SENTENCE, attached, good_epub, good_odt, mail, odt, scan


def shown(reading):
    return [(block.kind.value, block.level, reading.text[block.start : block.end]) for block in reading.blocks]


def cells(reading):
    return {(b.table, b.row, b.column): reading.text[b.start : b.end] for b in reading.blocks if b.kind is BlockKind.CELL}


def test_an_odt_gives_headings_depths_and_cells():
    reading = read_bytes("a.odt", good_odt())
    assert reading.media_type == "application/vnd.oasis.opendocument.text"
    assert shown(reading)[:4] == [
        ("HEADING", 2, "Duties"),
        ("PARAGRAPH", 0, f"{SENTENCE.strip()} At once."),
        ("ITEM", 0, "report at once;"),
        ("ITEM", 1, "by telephone"),
    ]
    assert cells(reading) == {(0, 0, 0): "Agency", (0, 0, 3): "Role"}
    assert "note" not in reading.text
    assert "struck" not in reading.text


def test_text_boxes_and_sections_of_an_odt_are_read():
    box = "<text:p>before<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>"
    reading = read_bytes("a.odt", odt(f"<text:section>{box}</text:section>"))
    assert shown(reading) == [("PARAGRAPH", 0, "before"), ("PARAGRAPH", 0, "boxed")]


def test_an_rtf_gives_its_words_in_its_own_encoding():
    head = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard DUTIES\par "
    source = head + rb"The clinic of Do\'f1a Ana\rquote s County shall call.\par}"
    reading = read_bytes("a.rtf", source)
    assert reading.text == "DUTIES\n\nThe clinic of Doña Ana’s County shall call."
    assert [p.kind.value for p in structure(reading).passages] == ["HEADING", "PARAGRAPH"]


def test_an_epub_gives_its_pages_in_the_order_of_its_spine():
    reading = read_bytes("a.epub", good_epub())
    assert reading.title == "A Handbook"
    assert [words for kind, _, words in shown(reading) if kind == "HEADING"] == ["First", "Second"]
    assert set(cells(reading)) == {(0, 0, 0), (1, 0, 0)}, "tables of two pages are two"


def test_a_message_gives_subject_day_and_body_and_no_person():
    data = mail(
        "1. Call the clinic.\r\n2. Call the\r\nsheriff.\r\n\r\n> The Department shall\r\n> notify us.\r\n",
        Subject="=?utf-8?q?Beds_f=C3=BCr_children?=",
        From="Somebody <somebody@county.example>",
        Date="Tue, 03 Mar 2026 09:00:00 -0500",
    )
    reading = read_bytes("a.eml", data)
    assert reading.title == "Beds für children"
    assert [words for _, _, words in shown(reading)] == [
        "Beds für children",
        "Date: 2026-03-03",
        "1. Call the clinic.",
        "2. Call the sheriff.",
        "The Department shall notify us.",
    ]
    assert "somebody" not in reading.text.lower()


def test_html_comes_before_plain_text():
    parts = "".join(
        f"--x\r\nContent-Type: text/{kind}\r\n\r\n{words}\r\n"
        for kind, words in (("plain", "flat"), ("html", "<ul><li>deep</ul>"))
    )
    reading = read_bytes("a.eml", mail(parts + "--x--", "multipart/alternative; boundary=x"))
    assert [words for _, _, words in shown(reading)] == ["Duties", "deep"]


def test_what_is_attached_is_read_or_named_with_the_reason():
    files = {"protocol.docx": good_docx(), "photo.png": b"\x89PNG" + bytes(200), "notes.txt": b"The court shall sit."}
    reading = read_bytes("a.eml", attached(files))
    told = shown(reading)
    for name in files:
        assert ("HEADING", 1, f"Attached: {name}") in told
    assert (0, 0, 0) in cells(reading)
    assert ("PARAGRAPH", 0, "The court shall sit.") in told
    assert any("photo.png" in word and "not read" in word for word in reading.warnings)


def test_base64_and_other_encodings_are_undone():
    body = base64.encodebytes("Der Jugendhof für Kinder".encode("latin-1"))
    reading = read_bytes("a.eml", mail(body, "text/plain; charset=iso-8859-1", Content_Transfer_Encoding="base64"))
    assert "für Kinder" in reading.text


@pytest.mark.parametrize(("name", "data"), [("a.odt", good_odt()), ("a.epub", good_epub()), ("a.eml", mail(SENTENCE))])
def test_their_duties_reach_the_facts_with_quotes_that_hold(name, data):
    facts = prepare_bytes(name, data, Options()).facts
    passages = {p.id: p for p in facts.passages}
    assert any(c.predicate is Predicate.RESPONSIBLE_FOR for c in facts.claims)
    for proof in facts.evidence:
        passage = passages[proof.passage]
        assert passage.text[proof.start - passage.start : proof.end - passage.start] == proof.quote


def test_without_tesseract_a_scan_is_refused_with_the_way_out(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ConveneError) as caught:
        read_bytes("scan.pdf", scan())
    assert caught.value.code is Code.NO_TEXT
    assert "Tesseract is not installed" in caught.value.message
    assert "tesseract-ocr" in caught.value.way_out


@pytest.mark.skipif(program() is None, reason="Tesseract is not installed (Debian: tesseract-ocr)")
def test_a_scan_is_read_page_by_page():
    reading = read_bytes("scan.pdf", scan("The Department shall notify the clinic within two hours.", pages=2))
    assert [block.page for block in reading.blocks] == [1, 2]
    assert reading.text.count("shall notify the clinic within two hours") == 2
    assert any("Tesseract" in word for word in reading.warnings)


def stand_in(tmp_path, monkeypatch, script):
    """A program of that name, to see how ours deals with what may come of it."""
    path = tmp_path / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{shutil.os.environ['PATH']}")


def test_tesseract_gets_a_picture_and_its_failure_is_told(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, "head -c 2; cat > /dev/null")
    assert read_bytes("scan.pdf", scan()).text == "P5", "a grey picture is what it is given"
    stand_in(tmp_path, monkeypatch, "exit 3")
    with pytest.raises(ConveneError) as caught:
        read_bytes("scan.pdf", scan())
    assert caught.value.code is Code.DAMAGED_FILE
    assert "tesseract 3" in caught.value.message
