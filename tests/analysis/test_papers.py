"""The brief and the calendar, over HTTP and as files: what they say has its clause, and the PDF is tagged."""

import re
from dataclasses import replace

import httpx
import icalendar
import pypdfium2
import pytest
from icalendar import Calendar

from api.app import create_app
from api.brief import Wanted, brief
from api.engine import Engine
from api.printing import Paper, html, pdf
from api.schema import served
from api.settings import ApiSettings, Limits
from tests.analysis.conftest import LEAD, OnADay

PLACE = "Marlow County"


@pytest.fixture(autouse=True)
def county(samples):
    """The papers are there for every test of this file."""
    return samples


@pytest.fixture
async def made(reader):
    return await brief(Engine(served(), Limits()), OnADay(reader, LEAD), Wanted(PLACE, since="2026-01-01"))


async def test_every_line_has_its_clause_or_says_what_was_read(made):
    assert len(made.matrix.lines) > 15
    assert all(line.notes for line in made.matrix.lines)
    gaps, overlaps, due, _ = made.sections
    assert {line.text.split(" (")[0] for line in gaps.lines} == {"Prevention", "Prosecution", "Research data", "Policy"}
    assert all(line.notes for section in (gaps, overlaps, due) for line in section.lines)
    assert max(n for section in (made.matrix, *made.sections) for line in section.lines for n in line.notes) <= len(made.notes)
    assert any("ends on" in note or "reviewed by November 30, 2026" in note for note in made.notes)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
async def test_the_pdf_is_tagged_and_of_the_sheet_asked_for(made, paper, size):
    document = pypdfium2.PdfDocument(pdf(made, paper))
    assert document.is_tagged()
    assert tuple(round(side) for side in document[0].get_size()) == size
    assert document.get_metadata_value("Title") == made.title
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "What nobody is accountable for" in text
    assert "County Office of Education" in text


async def test_what_a_document_says_is_text_and_never_markup(made):
    evil = '<script>alert("x")</script> #panic("y") $z$ *bold*'
    shown = replace(made, title=evil, notes=(evil,))
    page = html(shown)
    assert "<script>" not in page
    pages = pypdfium2.PdfDocument(pdf(shown, Paper.A4))
    text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    assert evil in " ".join(text.split())


async def test_a_brief_of_documents_is_of_those_alone(samples, reader):
    found = samples.execute_query("MATCH (d:Document) WHERE d.name = 'hotline-agreement.md' RETURN d.id AS id").records[0]["id"]
    one = await brief(Engine(served(), Limits()), OnADay(reader, LEAD), Wanted(documents=(found,)))
    assert one.notes
    assert all(note.startswith("Hotline Service Agreement") for note in one.notes)


@pytest.fixture
async def client(neo4j_address, tmp_path):
    app = create_app(ApiSettings(neo4j_address, tmp_path))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://convene.test") as opened:
        yield opened


async def test_over_http(client):
    page = await client.get("/brief", params={"place": PLACE})
    assert page.status_code == 200
    assert "Who does what: Marlow County" in page.text
    assert "style=" not in page.text
    for link in re.findall(r'href="#(note-\d+)"', page.text):
        assert f'id="{link}"' in page.text
    sheet = await client.get("/brief", params={"place": PLACE, "format": "pdf", "paper": "letter"})
    assert sheet.content.startswith(b"%PDF-")
    for wrong in ({"format": "doc"}, {"paper": "a9"}, {"since": "soon"}, {"place": "x" * 300}, {"place": "Nowhere County"}):
        answer = await client.get("/brief", params={"place": PLACE} | wrong)
        assert 400 <= answer.status_code < 500, wrong
        assert answer.json()["errors"][0]["extensions"]["wayOut"]


async def test_the_calendar_has_what_is_due(client):
    answer = await client.get("/agreements.ics", params={"place": PLACE})
    assert answer.headers["content-type"].startswith("text/calendar")
    entries = {str(e["summary"]): e for e in Calendar.from_ical(answer.text).walk("VEVENT")}
    memorandum = entries["Memorandum of Understanding expires"]
    assert memorandum["dtstart"].dt.isoformat() == "2029-01-31"
    assert isinstance(memorandum, icalendar.Event)
    assert len({str(e["uid"]) for e in entries.values()}) == len(entries) >= 8
    assert (await client.get("/agreements.ics", params={"place": PLACE})).content == answer.content
