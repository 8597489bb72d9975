"""Tables in: cells in their place, lines of offices from rows, and dates of papers from their words."""

import io

import openpyxl
import pytest

from graph.facts import PassageRow
from ingest.facts.contacts import contacts
from ingest.facts.dates import dates
from ingest.facts.passages import Passages
from ingest.model import BlockKind
from ingest.readers import read_bytes
from schema.kinds import DateField
from tests.ingest.test_facts import screened


def sheet(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells(reading):
    return [(b.table, b.row, b.column, reading.text[b.start : b.end]) for b in reading.blocks if b.kind is BlockKind.CELL]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.csv", b"List of lines\nAgency,Phone\nClinic,555-0101\n"),
        ("list.csv", b"List of lines\nAgency;Phone\nClinic;555-0101\n"),
        ("list.tsv", b"List of lines\nAgency\tPhone\nClinic\t555-0101\n"),
        ("list.xlsx", sheet(["List of lines"], ["Agency", "Phone"], ["Clinic", "555-0101"])),
    ],
)
def test_a_table_is_its_cells_under_its_title(name, data):
    reading = read_bytes(name, data)
    assert reading.title == "List of lines"
    assert [text for *_, text in cells(reading)] == ["Agency", "Phone", "Clinic", "555-0101"]
    assert [(row, column) for _, row, column, _ in cells(reading)] == [(1, 0), (1, 1), (2, 0), (2, 1)]


def passages(*sentences):
    rows, at = [], 0
    for n, text in enumerate(sentences):
        rows.append(PassageRow(str(n), n, at, at + len(text), text))
        at += len(text) + 1
    return Passages("\n".join(sentences), tuple(rows), tuple(r.start for r in rows))


@pytest.mark.parametrize(
    ("sentence", "field", "value"),
    [
        ("This agreement takes effect on March 3, 2025.", DateField.EFFECTIVE_ON, "2025-03-03"),
        ("Dated this 4th day of May, 2024.", DateField.EFFECTIVE_ON, "2024-05-04"),
        ("It remains in force until 2027-08-31.", DateField.EXPIRES_ON, "2027-08-31"),
        ("The term of this MOU ends 12/31/2026.", DateField.EXPIRES_ON, "2026-12-31"),
        ("Effective July 1, 2026 through June 30, 2027.", DateField.EXPIRES_ON, "2027-06-30"),
        ("The parties will review this plan no later than Sept. 15, 2026.", DateField.REVIEW_DUE_ON, "2026-09-15"),
        ("Renewal is decided by April 30, 2027.", DateField.REVIEW_DUE_ON, "2027-04-30"),
    ],
)
def test_dates_of_a_paper_from_its_words(sentence, field, value):
    own = passages("A first line.", sentence)
    found = dates(own)[field]
    assert found.value == value
    assert own.text[found.start : found.end] in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2024, 61 percent of the children had been in foster care.",
        "The meeting of March 3, 2025 was well attended.",
        "Effective February 30, 2026.",
        "The Court shall set a hearing within 48 hours.",
    ],
)
def test_what_says_no_date_of_the_paper_gives_none(sentence):
    assert dates(passages(sentence)) == {}


def test_a_table_without_lines_gives_no_contact():
    made = screened("Agency", "Role", "Clinic", "treats")
    assert contacts(made, passages("Agency", "Role"), {}, {}) == ()
