"""The same questions over the two seed texts: each of their sectors comes up with a duty."""

import pytest

from ingest.facts import Options
from ingest.pipeline import ingest
from ingest.readers import files
from tests.conftest import empty
from tests.shared import shared

# The sectors to which the two texts give a part, and words of a duty of theirs.
SECTORS = {
    "EDUCATION": ["identif", "notice", "recogni", "interven", "step"],
    "CHILD_WELFARE": ["help", "address", "recogni", "support", "protect", "identif"],
    "LAW_ENFORCEMENT": ["investigat", "identif", "refer", "train"],
    "VICTIM_SERVICES": ["prevent", "identif", "assist"],
    "BUSINESS": ["fight", "combat"],
    "HOSPITALITY": ["train"],
    "FINANCE": ["alert", "report", "notify"],
    "TRANSPORTATION": ["train", "taught", "recogni", "teach", "educat"],
    "LEGAL": ["identif", "help", "assist"],
    "HEALTH_CARE": ["prevent", "harm"],
}


@pytest.fixture(scope="module")
def seeds(driver):
    empty(driver)
    assert {o.status for o in ingest(driver, list(files([shared("seeds")])), Options())} == {"LOADED"}
    return driver


@pytest.mark.usefixtures("seeds")
async def test_the_matrix_has_a_duty_of_each_sector(ask):
    found = await ask(
        """{ responsibilityMatrix(rows: SECTOR, columns: FUNCTION) {
            cells { row responsibilities(first: 50) { nodes { action } } } } }"""
    )
    said = {}
    for cell in found["responsibilityMatrix"]["cells"]:
        said.setdefault(cell["row"], []).extend(duty["action"].lower() for duty in cell["responsibilities"]["nodes"])
    for sector, words in SECTORS.items():
        assert any(word in action for action in said.get(sector, []) for word in words), (sector, said.get(sector))


@pytest.mark.usefixtures("seeds")
async def test_the_functions_of_the_texts_have_somebody_or_a_reason(ask):
    found = await ask("{ gaps(first: 100) { nodes { function reason explanation } } }")
    gaps = {gap["function"]: gap for gap in found["gaps"]["nodes"]}
    held = await ask("{ responsibilityMatrix(rows: FUNCTION, columns: MODALITY) { rows { key } } }")
    functions = {row["key"] for row in held["responsibilityMatrix"]["rows"]}
    # Awareness, research, information sharing, the law's response and collaboration are spoken of.
    spoken = {"AWARENESS", "TRAINING", "IDENTIFICATION", "INVESTIGATION", "COORDINATION", "RESEARCH_DATA"}
    assert spoken <= functions, spoken - functions
    for gap in gaps.values():
        assert "read" in gap["explanation"]


@pytest.mark.usefixtures("seeds")
async def test_calls_and_pathway_name_the_police_for_what_the_texts_give_them(ask):
    found = await ask("{ whoToCall(situation: {need: [INVESTIGATION]}, first: 10) { agency { sector } because { action } } }")
    assert "LAW_ENFORCEMENT" in {one["agency"]["sector"] for one in found["whoToCall"]}
    way = await ask("{ pathway { steps { window responsibility { subject { sector } } } } }")
    assert {"LAW_ENFORCEMENT", "EDUCATION"} <= {s["responsibility"]["subject"]["sector"] for s in way["pathway"]["steps"]}
