"""Which names are one agency: own pairs of each kind, symmetry, the gold's figures, and blocks that miss hardly a pair."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.resolve.candidates import WINDOW, candidates
from ingest.resolve.definitions import defined
from ingest.resolve.identity import identity
from ingest.resolve.match import NameInContext, compare
from tests.shared import shared

HERE = Path(__file__).parent


def pairs():
    with (HERE / "pairs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sides = [
                NameInContext(row[s], row[f"{s}_context"] or None, row[f"{s}_document"] or None) for s in ("left", "right")
            ]
            yield pytest.param(*sides, row["same"] == "1", id=f"{row['left']} / {row['right']}")


@pytest.mark.parametrize(("left", "right", "same"), list(pairs()))
def test_own_pairs(left, right, same):
    assert compare(left, right).same is same
    assert compare(right, left).same is same


def gold():
    path = shared("benchmarks/matching/dev.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_gold_is_matched_without_a_wrong_merge():
    made = [(compare(NameInContext(**row["left"]), NameInContext(**row["right"])).same, row["same"]) for row in gold()]
    assert not [pair for pair in made if pair == (True, False)]
    assert sum(pair == (True, True) for pair in made) / sum(same for _, same in made) >= 0.95


def test_what_is_unsure_is_not_merged_and_says_so():
    match = compare(NameInContext("Probation Department"), NameInContext("Probation Department", "Merced County"))
    assert not match.same
    assert match.score == 0.5


@pytest.mark.parametrize(
    ("name", "context", "full"),
    [
        (
            "DCFS",
            'the Department of Children and Family Services (hereinafter "DCFS")',
            "Department of Children and Family Services",
        ),
        ("the Court", '"Court" means the Juvenile Court of Lake County', "Juvenile Court of Lake County"),
        (
            "SVU",
            "the Special Victims Unit (SVU) of the Wichita Police Department",
            "Special Victims Unit, Wichita Police Department",
        ),
        ("Office for Victims of Crime", "a component of the Office of Justice Programs", None),
        ("Probation Department", "Merced County", None),
    ],
)
def test_definitions(name, context, full):
    assert defined(name, context) == full


@given(st.lists(st.text(max_size=30), min_size=2, max_size=6))
def test_any_names_compare_alike_from_both_sides(names):
    left, right = NameInContext(names[0], names[-1], names[1]), NameInContext(names[1], names[0], names[-1])
    assert compare(left, right).same == compare(right, left).same


def test_blocks_hold_the_pairs_of_the_gold():
    rows = gold()
    names = [identity(NameInContext(**row[side])).full for row in rows for side in ("left", "right")]
    found = set(candidates(names))
    missed = [row["id"] for i, row in enumerate(rows) if row["same"] and (2 * i, 2 * i + 1) not in found]
    assert len(missed) <= 3


def test_blocks_stay_small():
    names = [f"County {n} Sheriff's Office" for n in range(2_000)]
    found = list(candidates(names))
    assert len(found) == len(set(found))
    assert len(found) <= 2_000 * WINDOW * 10
    assert all(i < j for i, j in found)
