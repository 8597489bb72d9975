"""What the two seed texts say that each sector does, worked out by hand before it was asked; the answer comes through GraphQL.

Each row: the text, the sector, where the duty's words stand (code points), and in our own words what it is. The texts stay
where they are; their words are not repeated here.
"""

import json

import pytest

from api.local import answer
from ingest.facts import Options
from ingest.pipeline import ingest
from ingest.readers import files
from tests.conftest import empty
from tests.shared import shared

GUIDE, SHEET = "000_eebc1ccbb1109f01.txt", "003_3e654f3b3432920d.txt"
DUTIES = [
    (GUIDE, "CHILD_WELFARE", 773, 806, "see risks and deal with them"),
    (GUIDE, "CHILD_WELFARE", 1366, 1410, "help victims and survivors"),
    pytest.param(
        (GUIDE, "CHILD_WELFARE", 1455, 1559, "open the gate to services"),
        marks=pytest.mark.xfail(strict=True, reason="read as what caseworkers provide, not as a duty of theirs"),
        id="CHILD_WELFARE: open the gate to services",
    ),
    (SHEET, "EDUCATION", 631, 675, "notice changes in how a pupil looks and acts"),
    (SHEET, "EDUCATION", 843, 868, "find pupils at risk"),
    (SHEET, "EDUCATION", 876, 891, "step in early"),
    (SHEET, "LAW_ENFORCEMENT", 1178, 1194, "identify"),
    (SHEET, "LAW_ENFORCEMENT", 1196, 1213, "investigate"),
    (SHEET, "LAW_ENFORCEMENT", 1219, 1245, "refer"),
    (SHEET, "LAW_ENFORCEMENT", 1281, 1376, "set a unit or staff apart"),
    (SHEET, "LAW_ENFORCEMENT", 1380, 1412, "train officers"),
    (SHEET, "LAW_ENFORCEMENT", 1416, 1455, "write protocols"),
    (SHEET, "LAW_ENFORCEMENT", 1459, 1503, "join task forces"),
    (SHEET, "VICTIM_SERVICES", 1958, 2021, "help prevent"),
    (SHEET, "VICTIM_SERVICES", 2048, 2089, "identify and assist"),
    (SHEET, "BUSINESS", 2250, 2276, "fight the crimes"),
    (SHEET, "HOSPITALITY", 2338, 2353, "train employees"),
    (SHEET, "FINANCE", 2556, 2593, "alert the police"),
    (SHEET, "TRANSPORTATION", 2625, 2702, "have staff taught the signs"),
    (SHEET, "LEGAL", 3072, 3110, "identify and help young people"),
    (SHEET, "HEALTH_CARE", 3614, 3680, "prevent more harm"),
]
# One query for all sectors: who does what, with the words.
QUERY = """
{
  responsibilities(first: 100) {
    totalCount
    nodes {
      subject { name sector }
      modality
      action
      function
      evidence(first: 5) { nodes { quote start end document { title sha256 } } }
    }
  }
}
"""


@pytest.fixture(scope="module")
def duties(driver, neo4j_address):
    """The duties of the two texts as the API gives them, each with the document's file."""
    empty(driver)
    paths = list(files([shared("seeds")]))
    outcomes = list(ingest(driver, paths, Options()))
    assert {outcome.status for outcome in outcomes} == {"LOADED"}
    names = {outcome.document: path.name for outcome, path in zip(outcomes, paths, strict=True)}
    stored = driver.execute_query("MATCH (d:Document) RETURN d.id AS id, d.sha256 AS sha256").records
    by_hash = {record["sha256"]: names[record["id"]] for record in stored}
    found = answer(neo4j_address, QUERY, {})
    assert "errors" not in found, json.dumps(found.get("errors"))
    nodes = found["data"]["responsibilities"]["nodes"]
    assert len(nodes) == found["data"]["responsibilities"]["totalCount"]
    return [(node, by_hash) for node in nodes]


@pytest.mark.parametrize("row", DUTIES, ids=lambda row: f"{row[1]}: {row[4]}")
def test_each_sector_has_its_duty_with_the_exact_words(duties, row):
    file, sector, start, end, duty = row
    text = (shared("seeds") / file).read_text(encoding="utf-8")
    said = " ".join(text[start:end].split()).lower()
    for node, by_hash in duties:
        if node["subject"]["sector"] != sector:
            continue
        for proof in node["evidence"]["nodes"]:
            assert text[proof["start"] : proof["end"]] == proof["quote"] or by_hash[proof["document"]["sha256"]] != file
            same_place = proof["start"] <= start and end <= proof["end"] and by_hash[proof["document"]["sha256"]] == file
            if same_place and _shared_words(node["action"].lower(), said) >= 0.5:
                return
    pytest.fail(f"nobody in {sector} is said to {duty}")


def _shared_words(action, said):
    """The share of words that both have; an action of some length that lies within the hand-marked words is theirs."""
    left, right = set(action.split()), set(said.split())
    return 1.0 if len(left) > 3 and left <= right else len(left & right) / len(left | right)


def test_the_sectors_of_the_two_texts_are_all_there(duties):
    sectors = {node["subject"]["sector"] for node, _ in duties}
    assert {row[1] for row in DUTIES if isinstance(row, tuple) and row[0] in {GUIDE, SHEET}} <= sectors


def test_the_number_of_a_house_is_no_agency(duties, driver):
    assert duties
    names = {row["name"] for row in driver.execute_query("MATCH (a:Agency) RETURN a.name AS name").records}
    assert len(names) > 20
    assert not [name for name in names if not any(map(str.isalpha, name))]
