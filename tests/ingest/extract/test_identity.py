import pytest

from ingest.extract.identity import identities, initials, normal
from schema.kinds import EntityKind

A = EntityKind.AGENCY


def ids(text: str, *names: str) -> list[str]:
    at, found = 0, []
    for name in names:
        at = text.index(name, at)
        found.append((A, at, at + len(name)))
        at += len(name)
    return identities(text, found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Department of Family Services (DFS) acts. DFS waits.", ("Department of Family Services", "DFS", "DFS")),
        ('The River Agency (hereinafter "the Agency") acts. The Agency waits.', ("River Agency", "Agency", "Agency")),
        ("The Probation Department acts. The Department waits.", ("Probation Department", "Department")),
        ("Police act. Law enforcement waits.", ("Police", "Law enforcement")),
        ("Hospitals act. Each hospital waits.", ("Hospitals", "hospital")),
        ("The Office of Child Protection acts. OCP waits.", ("Office of Child Protection", "OCP")),
    ],
)
def test_one(text, names):
    assert len(set(ids(text, *names))) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Lake County Sheriff and the River County Sheriff act.", ("Lake County Sheriff", "River County Sheriff")),
        ("The court and the school act.", ("court", "school")),
        ("The Probation Department acts. A department store waits.", ("Probation Department", "department store")),
    ],
)
def test_not_one(text, names):
    assert len(set(ids(text, *names))) == len(names)


def test_the_department_is_the_last_one_named():
    found = ids(
        "The Police Department acts. The Health Department acts. The Department waits.",
        "Police Department",
        "Health Department",
        "Department",
    )
    assert found[2] == found[1] != found[0]


def test_activities_stand_for_themselves():
    text = "meet weekly. meet weekly."
    both = [(EntityKind.ACTIVITY, 0, 11), (EntityKind.ACTIVITY, 13, 24)]
    assert len(set(identities(text, both))) == 2


def test_forms():
    assert normal("the Agencies of each County") == ("agency", "county")
    assert initials("Department of Children and Family Services") == "DCFS"
