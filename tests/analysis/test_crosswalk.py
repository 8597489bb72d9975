"""Two papers duty by duty, on pairs labelled by hand: of two pairs of samples and of two texts of the federal code."""

import hashlib
from pathlib import Path

import pytest
import yaml

from ingest.facts import Options
from ingest.pipeline import ingest
from tests.conftest import empty
from tests.shared import shared

GROUPS = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8"))
QUERY = """
query($left: ID!, $right: ID!) {
  crosswalk(left: $left, right: $right) {
    rows { relation explanation left { ...Said } right { ...Said } }
  }
}
fragment Said on Responsibility { action evidence(first: 20) { nodes { quote start end document { id } } } }
"""


def path(name):
    return Path(name) if name.startswith("samples") else shared("corpus") / name


@pytest.fixture(scope="module")
def papers(driver):
    empty(driver)
    files = sorted({path(group[side]) for group in GROUPS for side in ("left", "right")})
    assert {outcome.status for outcome in ingest(driver, files, Options())} == {"LOADED"}
    stored = driver.execute_query("MATCH (d:Document) RETURN d.id AS id, d.sha256 AS sha256").records
    by_hash = {record["sha256"]: record["id"] for record in stored}
    return {str(file): by_hash[hashlib.sha256(file.read_bytes()).hexdigest()] for file in files}


def is_named(label, duty, document):
    """Whether a duty is the one that a label names."""
    for proof in duty["evidence"]["nodes"]:
        if proof["document"]["id"] != document:
            continue
        if isinstance(label, str):
            if label.lower() in " ".join(proof["quote"].split()).lower():
                return True
        elif label[0] <= proof["start"] and proof["end"] <= label[1] + 1:
            return True
    return False


async def score(ask, papers):
    """Labelled pairs met with their relation, pairs given, pairs that could be met, and those not met.

    A pair of which the graph does not hold both duties is a miss of reading, not of comparing: it is counted apart.
    """
    right, given, able, wrong, unread = 0, 0, 0, [], []
    for group in GROUPS:
        left, other = (papers[str(path(group[side]))] for side in ("left", "right"))
        rows = (await ask(QUERY, {"left": left, "right": other}))["crosswalk"]["rows"]
        held = [[row[side] for row in rows if row[side]] for side in ("left", "right")]
        rows = [row for row in rows if row["left"] and row["right"]]
        given += len(rows)
        for a, b, relation in group["pairs"]:
            if not any(is_named(a, d, left) for d in held[0]) or not any(is_named(b, d, other) for d in held[1]):
                unread.append((a, b))
                continue
            able += 1
            met = [row for row in rows if is_named(a, row["left"], left) and is_named(b, row["right"], other)]
            if any(row["relation"] == relation for row in met):
                right += 1
            else:
                wrong.append((a, b, relation))
    return right, given, able, wrong, unread


async def test_pairs_and_their_relation_are_those_labelled_by_hand(ask, papers):
    right, given, able, wrong, unread = await score(ask, papers)
    f1 = 2 * right / (given + able)
    print(f"crosswalk: {right} of {able}, {given} given, F1 {f1:.3f}; not met: {wrong}; not read: {unread}")
    assert f1 >= 0.8, wrong
    assert len(unread) <= 0.25 * (able + len(unread)), unread


async def test_a_paper_against_itself_the_other_way_round_is_the_mirror(ask, papers):
    left, right = (papers[f"samples/{name}"] for name in ("response-protocol.pdf", "response-protocol-2023.txt"))
    there = (await ask(QUERY, {"left": left, "right": right}))["crosswalk"]["rows"]
    back = (await ask(QUERY, {"left": right, "right": left}))["crosswalk"]["rows"]
    mirror = {"SAME": "SAME", "STRONGER": "WEAKER", "WEAKER": "STRONGER", "ONLY_LEFT": "ONLY_RIGHT", "ONLY_RIGHT": "ONLY_LEFT"}

    def shape(rows, a, b, turn):
        return sorted((turn(r["relation"]), (r[a] or {}).get("action") or "", (r[b] or {}).get("action") or "") for r in rows)

    assert shape(there, "left", "right", mirror.get) == shape(back, "right", "left", lambda relation: relation)
