"""Scorecards as pages: every figure in its table, no word of a document."""

import json

import pytest
from typer.testing import CliRunner

from cli.app import app
from ingest.evaluate.page import write_page
from schema.errors import Code, ConveneError

TEXT = "The police shall call the school."
GOLD = {
    "doc": "a",
    "text": TEXT,
    "mentions": [
        {"id": "m1", "start": 4, "end": 10, "type": "AGENCY", "entity": "e1", "sector": "LAW_ENFORCEMENT"},
        {"id": "m2", "start": 17, "end": 32, "type": "ACTIVITY", "function": "REPORTING"},
        {"id": "m3", "start": 26, "end": 32, "type": "AGENCY", "entity": "e2", "sector": "EDUCATION"},
    ],
    "assertions": [{"subject": "m1", "predicate": "RESPONSIBLE_FOR", "object": "m2", "modality": "MUST"}],
}


def test_the_page_of_extraction_holds_each_table(tmp_path):
    gold, page = tmp_path / "gold.jsonl", tmp_path / "page.md"
    gold.write_text(json.dumps(GOLD) + "\n")
    shown = CliRunner().invoke(app, ["evaluate", "extraction", str(gold), "--page", str(page), "--errors", "0"])
    assert shown.exit_code == 0, shown.output
    lines = page.read_text().splitlines()
    assert lines[0] == "# How well extraction does"
    assert sum(line.startswith("| all ") for line in lines) == 2
    assert [line for line in lines if line.startswith("| RESPONSIBLE_FOR")]
    assert sum("expected calibration error" in line for line in lines) == 2
    tables = [line for at, line in enumerate(lines) if line.startswith("| ") and not lines[at - 1].startswith("|")]
    assert len(tables) == 4
    assert all(lines[lines.index(table) - 1] == "" for table in tables)  # else Markdown shows no table
    assert "school" not in page.read_text()


def test_the_page_of_deadlines_holds_each_figure(tmp_path):
    gold, page = tmp_path / "gold.jsonl", tmp_path / "page.md"
    row = {"id": "1", "text": "The school shall call within 24 hours.", "spans": [], "conditions": []}
    gold.write_text(json.dumps(row) + "\n")
    shown = CliRunner().invoke(app, ["evaluate", "deadlines", str(gold), "--page", str(page)])
    assert shown.exit_code == 0, shown.output
    assert page.read_text().startswith("# How well deadlines does")
    assert "| span f1 | 0.0000 |" in page.read_text()


def test_a_page_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(ConveneError, match=r"page\.md") as caught:
        write_page(tmp_path / "no" / "page.md", "x")
    assert caught.value.code is Code.NO_PERMISSION
