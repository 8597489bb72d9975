"""The cookbook: at least 25 questions, each of which the samples answer with something."""

from pathlib import Path

import pytest

from api.cookbook import recipes
from ingest.facts import Options
from ingest.pipeline import Status, ingest
from ingest.readers import files
from tests.conftest import empty

# What the samples have nothing of.
SILENT = {"due"}


@pytest.fixture(scope="module")
def samples(driver):
    empty(driver)
    outcomes = list(ingest(driver, list(files([Path("samples")])), Options()))
    assert {outcome.status for outcome in outcomes} == {Status.LOADED}
    return driver


def filled(found):
    """Whether an answer holds any value but counts of nothing, nulls and empty lists."""
    if isinstance(found, dict):
        return any(filled(value) for key, value in found.items() if key != "pageInfo")
    if isinstance(found, list):
        return any(filled(value) for value in found)
    return found not in (None, 0, False, "")


@pytest.mark.usefixtures("samples")
async def test_every_question_is_answered(ask):
    assert len(recipes()) >= 25
    for recipe in recipes():
        assert recipe.question.endswith("?"), recipe.name
        found = await ask.data(recipe.text, recipe.example)
        assert filled(found) or recipe.name in SILENT, recipe.name


@pytest.mark.usefixtures("samples")
async def test_a_quotation_is_the_text_of_its_passage(ask):
    found = await ask.data("{ responsibilities(first: 100) { nodes { evidence { nodes { quote passage start end } } } } }")
    proofs = [proof for duty in found["responsibilities"]["nodes"] for proof in duty["evidence"]["nodes"]]
    assert len(proofs) > 50
    for proof in proofs:
        assert proof["end"] - proof["start"] == len(proof["quote"])
        assert proof["quote"] in proof["passage"] or proof["passage"] in proof["quote"]
