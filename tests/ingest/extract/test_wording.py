"""What words speak for beside the encoder, what lists share, and how binding a list's lead-in makes its items."""

from pathlib import Path

import pytest
import yaml
from extract_helpers import screened

from ingest.extract import extract, lexicon
from ingest.extract.labels import FUNCTIONS, SECTORS
from ingest.extract.models import FOLDER
from ingest.extract.wording import Wording, duty_features, entries, load, name_features, save
from schema.kinds import EntityKind, Function, Sector

TEXT = "The Moonbeam Outpost and the County Sheriff shall flibbet every visitor.\n"


@pytest.fixture
def own_lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The lexicons with one entry more in each of two files, as a user would add them."""
    for file in lexicon._HERE.glob("*.yaml"):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        if file.name == "actors.yaml":
            content["FINANCE"].append("moonbeam outpost")
        if file.name == "functions.yaml":
            content["HOUSING"]["verbs"].append("flibbet")
        (tmp_path / file.name).write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    monkeypatch.setattr(lexicon, "_HERE", tmp_path)
    lexicon.load_lexicon.cache_clear()
    yield
    lexicon.load_lexicon.cache_clear()


def readings(models):
    """Sector and function of what is found in the text, by its words."""
    found = next(extract([screened(TEXT)], models)).mentions
    return {TEXT[m.start : m.end]: m.sector or m.function for m in found if m.kind in {EntityKind.AGENCY, EntityKind.ACTIVITY}}


@pytest.mark.usefixtures("own_lexicon")
def test_an_entry_that_a_user_adds_decides(models):
    found = readings(models)
    assert found["Moonbeam Outpost"] is Sector.FINANCE
    assert found["flibbet every visitor"] is Function.HOUSING


def test_without_the_entry_the_words_alone_do_not(models):
    found = readings(models)
    assert found["Moonbeam Outpost"] is not Sector.FINANCE
    assert found["flibbet every visitor"] is not Function.HOUSING


def test_the_committed_readings_know_the_committed_lexicons():
    """An entry added to the lexicons and not yet learned would decide by itself: then run training/wording.py."""
    for reading in load(FOLDER / "wording.npz").values():
        assert entries() <= reading.known


def test_readings_speak_for_what_they_were_taught():
    readings = load(FOLDER / "wording.npz")
    duty = readings["function"].chances(duty_features("train new deputies", "The Sheriff shall train new deputies."))
    name = readings["sector"].chances(name_features(["Marlow County Department of Children and Families"]))
    assert FUNCTIONS[int(duty.argmax())] is Function.TRAINING
    assert SECTORS[int(name.argmax())] is Sector.CHILD_WELFARE


def test_readings_are_kept_as_they_are(tmp_path):
    before = load(FOLDER / "wording.npz")
    save(tmp_path / "again.npz", before)
    after = load(tmp_path / "again.npz")
    assert [(k, w.rows, w.known) for k, w in after.items()] == [(k, w.rows, w.known) for k, w in before.items()]
    assert all((after[k].weights == before[k].weights).all() for k in before)


def test_unknown_words_leave_the_share_of_each_class():
    reading = Wording({}, load(FOLDER / "wording.npz")["sector"].weights[-1:], frozenset())
    assert reading.chances({"w zzz": 1.0}).shape == (len(SECTORS),)


@pytest.mark.parametrize(
    ("lead", "modality", "negated"),
    [
        ("The Department of Health shall:", "MUST", False),
        ("The Department of Health may:", "MAY", False),
        ("The Department of Health should:", "SHOULD", False),
        ("The Department of Health shall not:", "MUST", True),
    ],
)
def test_items_take_the_last_modal_of_their_lead_in(models, lead, modality, negated):
    text = f"{lead}\n(1) train nurses;\n(2) inspect clinics; and\n(3) publish a report.\n"
    found = next(extract([screened(text)], models)).assertions
    said = {(a.modality, a.negated) for a in found if a.predicate == "RESPONSIBLE_FOR"}
    assert {(str(m), n) for m, n in said} == {(modality, negated)}


def test_advice_under_a_heading_is_advice(models):
    text = "SCHOOLS\n\nWHAT COULD HELP?\n\n- Train all teachers about trafficking.\n- Develop protocols for disclosures.\n"
    found = next(extract([screened(text)], models)).assertions
    assert {str(a.modality) for a in found if a.predicate == "RESPONSIBLE_FOR"} == {"SHOULD"}


def test_members_of_a_list_share_a_duty(said):
    found = said("The County Sheriff, the Juvenile Court and the Rape Crisis Center shall train all new staff each year.\n")
    subjects = {s for s, p, o in found if p == "RESPONSIBLE_FOR" and o.startswith("train")}
    assert {"County Sheriff", "Juvenile Court", "Rape Crisis Center"} <= subjects


def test_members_of_a_list_are_no_part_of_each_other(said):
    found = said("The County Sheriff, the Bureau of Investigation and the Marshals Service shall exchange case files.\n")
    assert not [f for f in found if f[1] == "PART_OF"]
