"""Tables by their mapping: proposed from untidy heads, edited, kept; rows become facts that rest on their cells."""

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from graph.canonical import canonical_lines
from graph.retract import retract
from graph.verify import verify
from ingest.facts import Options
from ingest.mapping import as_yaml, load_mapping, mapped_facts, propose
from ingest.mapping.fields import Field
from ingest.outcome import Status
from ingest.pipeline import dry_run, ingest
from ingest.prepare import How
from ingest.readers import read_sheets
from ingest.screen.lists import given_names, given_words
from schema.errors import Code, ConveneError
from schema.kinds import DateField, DocumentKind, EntityKind, Function, Modality, Predicate, Sector
from tests.shared import ROOT

# Put together from lists of words: nobody is meant.
PERSON = " ".join(sorted(given_names())[n].title() for n in (4000, 9000))
UNSURE = " ".join(sorted(given_words())[n].title() for n in (3, 5))


def book() -> openpyxl.Workbook:
    """Four sheets as offices keep them: a title above, a head of two rows with merged cells, blank rows, a page of notes."""
    made = openpyxl.Workbook()
    services = made.active
    services.title = "Services"
    services.append(["Services for exploited children, Marlow County"])
    services.append([])
    services.append(["Agency", "Service", "For whom", "Contact", None, None, "Contact name", "N"])
    services.append([None, None, None, "Phone", "E-mail", "Hours", None, None])
    services.merge_cells("D3:F3")
    services.append(
        [
            "Harbor House",
            "six emergency beds",
            "children aged 12 to 17",
            "555-0142",
            "beds@harbor.example",
            "at all hours",
            PERSON,
            1,
        ]
    )
    services.append([None, "a drop-in centre", "young adults", None, None, "weekdays 9 to 9", None, 2])
    services.merge_cells("A5:A6")
    services.append([])
    services.append(
        [
            "Marlow County Behavioral Health",
            "trauma counselling. For as long as it takes.",
            None,
            "555-0199",
            None,
            None,
            UNSURE,
            3,
        ]
    )
    duties = made.create_sheet("Duties")
    duties.append(["Agency", "Duty", "How binding", "Deadline", "Trigger", "Together with", "Under"])
    duties.append(
        [
            "Marlow County Probation Department",
            "shall screen each youth",
            "must",
            "within 72 hours",
            "on intake",
            "Harbor House; Marlow County Sheriff",
            "Response Protocol",
        ]
    )
    duties.append(["Harbor House", "report the number of free beds", "recommended", "weekly", None, None, None])
    duties.append(["Marlow County Sheriff", "question a child alone", "must not", None, None, None, None])
    register = made.create_sheet("Agreements")
    register.append(["Agreement", "Parties", "Signed on", "Expires"])
    register.append(
        ["Memorandum on emergency beds", "Harbor House; Marlow County Sheriff's Office", date(2026, 1, 15), date(2028, 6, 30)]
    )
    register.append(["Memorandum on data", "Harbor House", None, "June 30, 2027"])
    made.create_sheet("Notes").append(["kept by the coordinator"])
    return made


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "directory.xlsx"
    book().save(path)
    return path


@pytest.fixture
def mapping(workbook, tmp_path):
    path = tmp_path / "mapping.yaml"
    path.write_text(as_yaml(propose(read_sheets(workbook).sheets), workbook.name), encoding="utf-8")
    return path


def fields(mapping, sheet):
    own = next(one for one in mapping.sheets if one.sheet == sheet)
    return [str(column.field) for column in own.columns]


def test_a_mapping_is_proposed_from_untidy_heads(workbook):
    found = propose(read_sheets(workbook).sheets)
    assert [one.sheet for one in found.sheets] == ["Services", "Duties", "Agreements"]
    services = found.sheets[0]
    assert services.header == (3, 4)
    assert [c.heading for c in services.columns][3:6] == ["Contact / Phone", "Contact / E-mail", "Contact / Hours"]
    assert fields(found, "Services") == ["agency", "service", "eligibility", "phone", "email", "hours", "ignore", "ignore"]
    assert services.carry == {0}
    assert fields(found, "Duties") == ["agency", "duty", "modality", "deadline", "condition", "with", "under"]
    assert fields(found, "Agreements") == ["agreement", "parties", "starts", "expires"]


def test_what_is_kept_is_read_back_as_it_was(workbook, mapping):
    kept = load_mapping(mapping)
    assert kept.sheets == propose(read_sheets(workbook).sheets).sheets
    assert kept.sha256


def facts(workbook, mapping):
    return mapped_facts(read_sheets(workbook), load_mapping(mapping), Options())


def named(made):
    return {max(e.forms): e for e in made.entities}


def test_rows_become_services_contacts_and_duties(workbook, mapping):
    made = facts(workbook, mapping).table
    entities = {e.id: e for e in made.entities}
    says = {(c.predicate, max(entities[c.subject].forms), max(entities[c.object].forms)): c for c in made.claims}
    assert (Predicate.PROVIDES, "Harbor House", "six emergency beds") in says
    assert (Predicate.PROVIDES, "Harbor House", "a drop-in centre") in says, "an empty cell below a merged one is the one above"
    beds = named(made)["six emergency beds"]
    assert beds.eligibility == "children aged 12 to 17"
    screening = says[Predicate.RESPONSIBLE_FOR, "Marlow County Probation Department", "screen each youth"]
    assert (screening.modality, screening.negated) == (Modality.MUST, False)
    assert (screening.deadline.duration, screening.condition) == ("PT72H", "on intake")
    assert {max(entities[c].forms) for c in screening.counterparts} == {"Harbor House", "Marlow County Sheriff"}
    assert max(entities[screening.protocol].forms) == "Response Protocol"
    assert screening.function is Function.IDENTIFICATION
    report = says[Predicate.RESPONSIBLE_FOR, "Harbor House", "report the number of free beds"]
    assert (report.modality, report.deadline.duration, report.deadline.recurring) == (Modality.SHOULD, "P1W", True)
    forbidden = says[Predicate.RESPONSIBLE_FOR, "Marlow County Sheriff", "question a child alone"]
    assert (forbidden.modality, forbidden.negated) == (Modality.MUST, True)
    contact = next(c for c in made.contacts if c.phone == "555-0142")
    assert (contact.email, contact.hours, contact.label) == ("beds@harbor.example", "at all hours", "Office")
    assert named(made)["Marlow County Probation Department"].sectors == {Sector.JUVENILE_JUSTICE: 1}


def test_the_place_of_the_evidence_leads_to_the_cell(workbook, mapping):
    made = facts(workbook, mapping).table
    passages = {p.id: p for p in made.passages}
    cells = {passages[e.passage].path: e.quote for e in made.evidence}
    assert cells["Services for exploited children, Marlow County > sheet Services, row 5, column B"] == "six emergency beds"
    assert cells["sheet Duties, row 2, column D"] == "within 72 hours"
    whole = next(p for p in made.passages if str(p.path).endswith("sheet Services, row 8, column B"))
    assert whole.text == "trauma counselling. For as long as it takes.", "a cell is one passage"
    for one in [*made.evidence, *made.mentions]:
        assert passages[one.passage].text[one.start - passages[one.passage].start :].startswith(one.quote)


def test_each_agreement_of_a_register_is_a_document_with_parties_and_dates(workbook, mapping):
    beds, data = facts(workbook, mapping).agreements
    assert (beds.document.title, beds.document.kind) == ("Memorandum on emergency beds", DocumentKind.AGREEMENT)
    assert (beds.document.effective_on, beds.document.expires_on) == ("2026-01-15", "2028-06-30")
    assert {(d.field, d.quote) for d in beds.dates} == {
        (DateField.EFFECTIVE_ON, "2026-01-15"),
        (DateField.EXPIRES_ON, "2028-06-30"),
    }
    assert len(beds.parties) == 2
    assert data.document.expires_on == "2027-06-30"
    assert sum(c.predicate is Predicate.FOLLOWS and c.object == beds.text_of for c in beds.claims) == 2
    assert {p.path for p in beds.passages} >= {"sheet Agreements, row 2, column A"}


def test_no_private_person_is_in_what_is_stored(workbook, mapping):
    every = facts(workbook, mapping)
    told = repr(every)
    assert PERSON not in told
    assert UNSURE not in told
    # A person in a column that is read is withheld, with the cell.
    kept = mapping.read_text(encoding="utf-8").replace(
        "heading: Contact name\n      is: ignore", "heading: Contact name\n      is: label"
    )
    assert "is: label" in kept
    mapping.write_text(kept, encoding="utf-8")
    again = facts(workbook, mapping)
    assert PERSON not in repr(again)
    assert UNSURE not in repr(again)
    assert sum("may name a person" in word for word in again.warnings) + again.table.document.withheld == 2
    assert {c.label for c in again.table.contacts} == {"Office"}


def test_the_graph_is_whole_and_the_same_again(graph, workbook, mapping):
    how = How(load_mapping(mapping))
    (first,) = ingest(graph, [workbook], Options(), how)
    assert first.status is Status.LOADED
    assert first.counts["responsibilities"] == 3
    assert verify(graph).faults == []
    there = list(canonical_lines(graph))
    (again,) = ingest(graph, [workbook], Options(), how)
    assert again.status is Status.KNOWN
    assert first.document in again.warnings[0], "a mapping that changes nothing must be said"
    assert list(canonical_lines(graph)) == there
    parties = graph.execute_query("MATCH (a:Agency)-[:PARTY_TO]->(d:Document) RETURN count(*) AS n").records[0]["n"]
    assert parties == 3
    retract(graph, first.document)
    assert verify(graph).faults == []


def test_a_csv_with_places_and_a_default(tmp_path):
    path = tmp_path / "duties.csv"
    lines = [["Agency", "County", "Duty", "Sector"]]
    lines += [["Sheriff's Office", f"{name} County", "search the home", "law enforcement"] for name in ("Alder", "Birch")]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(lines)
    own = tmp_path / "m.yaml"
    own.write_text(as_yaml(propose(read_sheets(path).sheets), path.name) + "  defaults: {modality: MUST}\n", encoding="utf-8")
    made = mapped_facts(read_sheets(path), load_mapping(own), Options()).table
    agencies = [e for e in made.entities if e.label is EntityKind.AGENCY]
    assert {e.place for e in agencies} == {"alder county", "birch county"}
    duties = [c for c in made.claims if c.predicate is Predicate.RESPONSIBLE_FOR]
    assert [c.modality for c in duties] == [Modality.MUST, Modality.MUST]
    assert len({c.jurisdictions for c in duties}) == 2
    assert all(e.sectors == {Sector.LAW_ENFORCEMENT: 1} for e in agencies)


def test_a_row_that_cannot_be_read_whole_is_said(tmp_path):
    path = tmp_path / "duties.csv"
    path.write_text("Agency,Duty,How binding\n,search the home,must\nClinic,call the team,perhaps\n", encoding="utf-8")
    own = tmp_path / "m.yaml"
    own.write_text(as_yaml(propose(read_sheets(path).sheets), path.name), encoding="utf-8")
    (done,) = dry_run([path], Options(), How(load_mapping(own)))
    assert any("row 3" in word and "binding" in word for word in done.warnings)
    assert any("row 2" in word and "no agency" in word for word in done.warnings)


GOOD = "version: 1\nsheets:\n- header: [1]\n  columns:\n    A: {heading: Agency, is: agency}\n    N: {heading: No, is: duty}\n"
FAULTS = {
    "": "nothing in it",
    "sheets: [": "line 1",
    "sheets: {}": "sheets: a list",
    "version: 2\nsheets: []": "version: 2 is not known",
    "sheets: []": "names no sheet",
    "sheet: 1": "no such key",
    GOOD.replace("is: agency", "is: agencey"): "line 5, sheets[1].columns.A.is: 'agencey'",
    GOOD.replace("    A:", "    1:"): "'1' is no column",
    GOOD.replace("[1]", "[0]"): "'0' is no row",
    GOOD.replace("header: [1]", "header: 1"): "a list is wanted",
    GOOD.replace("  columns", "  colums"): "colums: no such key",
    GOOD.replace("is: agency", "is: ignore").replace("is: duty", "is: ignore"): "every column is left out",
    GOOD + "  defaults: {modality: perhaps}\n": "'perhaps' is none of MUST",
    GOOD + "  defaults: {phone: 1}\n": "no default for 'phone'",
    GOOD.replace("    N:", "    A:"): "stands here twice",
    "a: &a [x]\nb: *a": "no aliases",
    "[" * 3000: "no YAML",
}


@pytest.mark.parametrize("text", FAULTS, ids=lambda text: FAULTS[text])
def test_a_fault_of_a_mapping_names_file_line_and_key(tmp_path, text):
    path = tmp_path / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConveneError) as caught:
        load_mapping(path)
    assert caught.value.code is Code.BAD_INPUT
    assert caught.value.message.startswith("mapping.yaml")
    assert FAULTS[text] in caught.value.message
    assert caught.value.way_out


def test_letters_and_words_stay_what_they_are(tmp_path):
    path = tmp_path / "mapping.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert [(c.number, c.heading) for c in load_mapping(path).sheets[0].columns] == [(0, "Agency"), (13, "No")]


def test_a_mapping_of_another_table_is_refused(mapping, tmp_path):
    moved = book()
    moved["Duties"].insert_cols(2)
    path = tmp_path / "moved.xlsx"
    moved.save(path)
    (done,) = dry_run([path], Options(), How(load_mapping(mapping)))
    assert done.error.code is Code.BAD_INPUT
    assert "columns.B" in done.error.message
    assert "'Duty' stands in column C" in done.error.message
    del moved["Duties"]
    moved.save(path)
    (done,) = dry_run([path], Options(), How(load_mapping(mapping)))
    assert "sheet 'Duties' is not in" in done.error.message
    text = tmp_path / "a.txt"
    text.write_text("no table", encoding="utf-8")
    (done,) = dry_run([text], Options(), How(load_mapping(mapping)))
    assert done.error.code is Code.UNKNOWN_FORMAT
    with pytest.raises(ConveneError) as caught:
        load_mapping(tmp_path / "none.yaml")
    assert caught.value.code is Code.NO_SUCH_FILE


def test_every_field_has_a_meaning_in_the_file(mapping):
    text = mapping.read_text(encoding="utf-8")
    assert all(f"#   {field}: " in text for field in Field)
    assert io.StringIO(text).readline().startswith("# How the columns of directory.xlsx are read")


def test_the_command_shows_keeps_and_is_believed(workbook, tmp_path):
    def convene(*words):
        environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200"}
        command = [sys.executable, "-m", "cli", *map(str, words)]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    shown = convene("map", workbook, "--out", "kept.yaml")
    assert shown.returncode == 0, shown.stderr
    assert "six emergency beds" in shown.stdout
    assert "Contact / E-mail" in shown.stdout
    assert "Notes: no row of headings" in shown.stderr
    again = convene("map", workbook, "--out", "kept.yaml")
    assert again.returncode == 1
    assert "there already" in again.stderr
    done = json.loads(convene("ingest", workbook, "--mapping", "kept.yaml", "--dry-run", "--json").stdout)
    assert done[0]["counts"]["responsibilities"] == 3
    (tmp_path / "kept.yaml").write_text("sheets: 1", encoding="utf-8")
    refused = convene("ingest", workbook, "--mapping", "kept.yaml", "--dry-run")
    assert refused.returncode == 1
    assert "kept.yaml, line 1, sheets" in refused.stderr
