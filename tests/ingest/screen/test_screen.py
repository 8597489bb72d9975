"""Screening: what is withheld and what passes, on sentences written for these tests; every person in them is invented."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.evaluate import evaluate
from ingest.readers import read_bytes
from ingest.screen import recognise, screen
from ingest.structure import structure
from tests.shared import shared

# No person is named here: roles, numbers that are never issued, letters.
WITHHELD = [
    ("CASE_NUMBER", "Incident 23-0045512: the runaway was found at a truck stop."),
    ("CASE_NUMBER", "Dependency file QX019842 shows four placements in two years."),
    ("PHONE_PRIVATE", "The girl's phone is 206.555.0148."),
    ("PHONE_PRIVATE", "Reach her father on his cell, 5035550199."),
    ("PLATE", "He drives a blue hatchback, tag 4KLM 882."),
    ("ONLINE_HANDLE", "She goes by nightowl_77 on two apps."),
    ("ADDRESS", "They live at 418 Old Mill Road, Apt 3B."),
    ("ADDRESS", "The safe house is at 2040 Vine Street."),
    ("DATE_OF_BIRTH", "DOB: 7/9/2010"),
    ("SSN", "Her social security number ends in 0043."),
    ("SSN", "Soc. Sec. 000-12-3456 is hers."),
    ("SSN", "Under section 12 of the form she gave 000-12-3456."),
    ("SSN", "She is on Section 8, 000-12-3456."),
    ("SSN", "Section 1 and 000-12-3456."),
    ("SSN", "Under OAR 413-88-0010, 000-12-3456."),
    ("SSN", "Section 2, SSN ending in 0043."),
    ("SSN", "Section 3, social security number 0043 is hers."),
    ("SSN", "Rule XXX-XX-0043."),
    ("SSN", "Signature section\n000-12-3456"),
    ("SSN", "House rules\n\n000 12 3456"),
    ("EMAIL_PRIVATE", "Mail from the buyer: bigspender77@example.com."),
    ("INITIALS", "Client RT was moved to a new placement last night."),
    ("INITIALS", "We placed M.K. with her grandmother."),
    ("MEDICAL", "She is nineteen weeks pregnant and has a history of seizures."),
    ("AGE_OF_INDIVIDUAL", "The patient, 17, left before the exam."),
    ("NARRATIVE", "The cheerleader whose stepfather manages the motel on Route 40 told her coach in March what he had done."),
]
PASSED = [
    "A youth who is pregnant shall be seen by a nurse.",
    "The officer asks the victim for her date of birth and records it.",
    "The tip line is 312-555-0199.",
    "Send referrals to intake@county.example.org.",
    "Each client is given a case number (format JV-YYYY-NNNN).",
    "Grant 2020-VT-BX-0034 pays for two advocates.",
    "Resolution 2019-114 was adopted by the Board.",
    "The task force meets in Suite 400 of the courthouse at 300 Main Street.",
    "Children aged 12 to 17 are eligible.",
    "In 2021, 14 of 30 youths were in foster care.",
    "If the patient discloses that she is pregnant, the nurse refers her to prenatal care.",
    "This scenario is invented: a 15-year-old girl runs away from a group home.",
    "Follow the coalition at @CountyCoalition.",
    "Staff must not record the victim's social security number in the log.",
    "A buyer is charged under K.S.A. 21-6422.",
    "The U.S. Department of Justice and the D.C. courts take part.",
    "The Child Fatality Review Panel meets in March.",
    "Shelters are licensed under OAR 413-88-0010 and 413-88-0020.",
    "The department follows WAC 110-30-0010.",
    "The court ² hears the case and sends notice ① to the parties 10² times.",
]


@pytest.mark.parametrize(("kind", "sentence"), WITHHELD)
def test_what_is_of_one_person_is_withheld(kind, sentence):
    assert kind in {found.kind for found in recognise(sentence)}


@pytest.mark.parametrize("sentence", PASSED)
def test_what_is_of_an_institution_passes(sentence):
    assert recognise(sentence) == []


def test_a_passage_is_blanked_and_offsets_stay():
    text = "The clinic keeps a log.\nHer social security number is 000-12-3456.\nThe clinic calls the county within an hour."
    screened = screen(structure(read_bytes("notes.txt", text.encode())))
    left = screened.structured.reading.text
    assert len(left) == len(text)
    assert "000-12" not in left
    assert left[text.index("The clinic calls") :] == text[text.index("The clinic calls") :]
    (withheld,) = screened.withheld
    assert withheld.kind == "SSN"
    assert left[withheld.start : withheld.end].strip() == ""
    assert "3456" not in repr(withheld)


WORDS = "her/She/told/The girl/555-0123/@/a.b_c/No./case/22-JD-0318/A./Q.R./Dr./,/16/F/|/DOB/12 Oak Street/Apt/plate/7KRX 412"
PARTS = st.sampled_from([*WORDS.split("/"), "1/2/2010", "\n", "\x00"])


@given(st.lists(PARTS, max_size=30).map(" ".join))
def test_what_is_found_lies_in_the_text(text):
    for found in recognise(text):
        assert 0 <= found.start < found.end <= len(text)


WORD_UNITS = "A. /Aa /1/12-/case no. /a@/a./(555) 555-0123 /she was /12 Oak /A, /the girl /x_/ "
UNITS = [*WORD_UNITS.split("/"), "\n"]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_text_and_not_with_its_square(unit):
    def cost(times):
        text = unit * times
        begun = time.process_time()
        recognise(text)
        return time.process_time() - begun

    small = min(cost(1500) for _ in range(2))
    assert cost(6000) < 4 * 3 * small + 0.05


def test_the_shared_gold_is_met():
    card = evaluate("screening", shared("benchmarks/screening/dev.jsonl"), None).figures
    assert card["withhold_recall"] >= 0.97
    assert card["withhold_precision"] >= 0.95
