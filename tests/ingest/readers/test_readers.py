"""Readers on real files of every format: text, blocks in it, and clear words for what cannot be read."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.setup import ROOT
from ingest.model import BlockKind
from ingest.readers import Limits, files, read, read_bytes
from schema.errors import Code, ConveneError

SAMPLES = sorted((ROOT / "samples").iterdir())


def holds(reading):
    """Blocks are in order, do not overlap, have no white space at their ends, and only white space lies between them."""
    at = 0
    for block in reading.blocks:
        assert at <= block.start < block.end
        assert not reading.text[at : block.start].strip()
        words = reading.text[block.start : block.end]
        assert words == words.strip()
        at = block.end
    if reading.blocks:
        assert not reading.text[at:].strip()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_samples_are_read_whole(path):
    reading = read(path)
    holds(reading)
    source = (ROOT / "tests" / "samples" / "source" / f"{path.stem}.md").read_text(encoding="utf-8")
    expected = {word for word in source.replace("|", " ").split() if word.isalpha()}
    assert expected <= set(reading.text.replace("•", " ").split()) | {"-"}
    assert path.suffix in {".txt", ".md"} or reading.title


def test_headings_items_cells_and_pages_are_kept():
    kinds = {path.suffix: {block.kind for block in read(path).blocks} for path in SAMPLES}
    assert {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM} <= kinds[".pdf"]
    assert {BlockKind.HEADING, BlockKind.CELL} <= kinds[".docx"]
    assert {block.page for block in read(ROOT / "samples" / "response-protocol.pdf").blocks} == {1, 2}
    cells = [b for b in read(ROOT / "samples" / "roster.html").blocks if b.kind is BlockKind.CELL]
    assert {cell.column for cell in cells} == {0, 1, 2, 3}
    assert {cell.row for cell in cells} == set(range(11))


def test_plain_text_is_its_own_content():
    text = "\ufeffA line\r\n\tand  spaces 😀\n"
    assert read_bytes("a.txt", text.encode()).text == text.removeprefix("\ufeff")
    assert read_bytes("a.txt", "Caf\xe9 society is here.".encode("cp1252")).text == "Café society is here."
    assert read_bytes("a.txt", "Wide".encode("utf-16")).text == "Wide"


def bomb():
    data = io.BytesIO()
    paper = docx.Document()
    paper.add_paragraph("Words.")
    paper.save(data)
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/large.bin", bytes(300_000_000))
    return data.getvalue()


def test_what_cannot_be_read_is_named(tmp_path):
    cases = {
        "none.txt": (b"  \n", Code.EMPTY_FILE),
        "broken.pdf": (b"%PDF-1.7 broken", Code.DAMAGED_FILE),
        "broken.docx": (b"PK\x03\x04broken", Code.DAMAGED_FILE),
        "bomb.docx": (bomb(), Code.TOO_LARGE),
        "script.html": (b"<html><script>alert(1)</script></html>", Code.NO_TEXT),
        "noise.bin": (bytes(range(256)) * 20, Code.UNKNOWN_FORMAT),
        "picture.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(99), Code.UNKNOWN_FORMAT),
    }
    for name, (data, code) in cases.items():
        with pytest.raises(ConveneError) as error:
            read_bytes(name, data)
        assert error.value.code is code, name
        assert name in error.value.message
    with pytest.raises(ConveneError) as error:
        read(tmp_path / "missing.pdf")
    assert error.value.code is Code.NO_SUCH_FILE
    with pytest.raises(ConveneError) as error:
        read_bytes("long.txt", b"x" * 101, Limits(file=100))
    assert error.value.code is Code.TOO_LARGE


def test_scripts_are_dropped_and_text_kept():
    reading = read_bytes(
        "a.html", b"<html><body><h1>Duty</h1><script>alert(1)</script><p>Hotels <b>should</b> train.</p></body></html>"
    )
    assert reading.text == "Duty\n\nHotels should train."


def test_entities_are_not_expanded():
    laughs = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b; report</p></body></html>'
    assert "hahaha" not in read_bytes("a.html", laughs.encode()).text


@given(st.text(min_size=1))
@settings(max_examples=60, deadline=None)
def test_any_page_gives_blocks_in_order(text):
    try:
        reading = read_bytes(
            "a.html",
            f"<html><body><h2>{text}</h2><ul><li>{text}<li>x</ul>{text}<table><td>{text}</table>".encode(errors="replace"),
        )
    except ConveneError:
        return
    holds(reading)


def test_folders_are_walked_in_order_and_never_left(tmp_path):
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside, inside / "deep"):
        folder.mkdir()
    (outside / "secret.txt").write_text("x")
    (inside / "b.txt").write_text("x")
    (inside / "a\n.txt").write_text("x")
    (inside / "deep" / "c.txt").write_text("x")
    (inside / ".hidden").write_text("x")
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    (inside / "circle").symlink_to(inside)
    assert [path.name for path in files([inside])] == ["a\n.txt", "b.txt", "c.txt"]
    assert list(files([tmp_path / "missing"])) == [tmp_path / "missing"]
