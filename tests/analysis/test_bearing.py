"""What bears on one agency is what its places hold, and of their overlaps those that it has part in."""

import json

import pytest

from api.engine import Asked, Engine
from api.schema import served
from api.settings import Limits
from graph.writer import load
from tests.analysis.conftest import LEAD, OnADay
from tests.conftest import empty
from tests.graph.select.rich import RUN, rich

AGENCIES = """{ agencies(first: 100) { nodes { id name jurisdictions { nodes { id } }
  responsibilities(first: 30) { totalCount nodes { negated jurisdictions { id } } } } } }"""
FOUND = """query($agency: ID, $place: JurisdictionKey) {
  gaps(agency: $agency, jurisdiction: $place, first: 100) { nodes { function jurisdiction { id } } }
  overlaps(agency: $agency, jurisdiction: $place, first: 100) { nodes { kind responsibilities { id subject { id } } } } }"""


@pytest.fixture(scope="module", params=["samples", "rich"], autouse=True)
def county(request, driver):
    """The papers of the samples, or random ones in which an agency works in several places."""
    if request.param == "samples":
        request.getfixturevalue("samples")
        return request.param
    empty(driver)
    list(load(driver, rich(3, documents=6, claims=40), RUN))
    return request.param


@pytest.fixture
async def agencies(ask):
    """Each agency with the places where it works or its duties hold."""
    found = (await ask(AGENCIES))["agencies"]["nodes"]
    for one in found:
        holding = [
            place["id"] for duty in one["responsibilities"]["nodes"] if not duty["negated"] for place in duty["jurisdictions"]
        ]
        one["places"] = {place["id"] for place in one["jurisdictions"]["nodes"]} | set(holding)
    return found


def gaps(found):
    return {(one["function"], one["jurisdiction"]["id"]) for one in found["gaps"]["nodes"]}


def overlaps(found, agency):
    of = [
        (one["kind"], sorted((d["id"], d["subject"]["id"]) for d in one["responsibilities"]))
        for one in found["overlaps"]["nodes"]
    ]
    return {(kind, tuple(ids)) for kind, ids in of if agency in {subject for _, subject in ids}}


async def test_an_agency_is_asked_about_in_all_its_places(agencies, ask, county):
    busiest = sorted(agencies, key=lambda one: (len(one["places"]), one["responsibilities"]["totalCount"]))[-6:]
    assert len(busiest[-1]["places"]) > (county == "rich")
    seen = 0
    for agency in busiest:
        each = [await ask(FOUND, {"place": {"id": place}}) for place in agency["places"]]
        found = await ask(FOUND, {"agency": agency["id"]})
        assert gaps(found) == {gap for one in each for gap in gaps(one)}
        assert overlaps(found, agency["id"]) == {lap for one in each for lap in overlaps(one, agency["id"])}
        assert len(overlaps(found, agency["id"])) == len(found["overlaps"]["nodes"])
        seen += len(found["overlaps"]["nodes"])
    assert seen or county == "rich"


async def test_an_agency_without_a_place_has_no_gaps_and_its_overlaps_anywhere(agencies, ask, county):
    without = [one for one in agencies if not one["places"]]
    assert without or county == "rich"
    everywhere = await ask(FOUND)
    for agency in without[:5]:
        found = await ask(FOUND, {"agency": agency["id"]})
        assert found["gaps"]["nodes"] == []
        assert overlaps(found, agency["id"]) == overlaps(everywhere, agency["id"])


@pytest.mark.parametrize(
    ("asked", "code"), [({"agency": "nobody"}, "NOT_FOUND"), ({"agency": "x", "place": {"name": "Marlow County"}}, "BAD_INPUT")]
)
async def test_what_cannot_be_asked_is_refused(reader, asked, code):
    answer = await Engine(served(), Limits()).answer(Asked(FOUND, asked), OnADay(reader, LEAD))
    assert {error["extensions"]["code"] for error in json.loads(answer.content)["errors"]} == {code}
