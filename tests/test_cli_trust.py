"""The commands by which the graph is held to its word, on a real database: reviewing, judging agencies."""

import json

import pytest

from graph.candidates import RULES
from graph.canonical import canonical_lines
from graph.judgements import Judgement, judge
from graph.writer import load
from schema.kinds import EntityKind, MatchVerdict
from tests.graph.worlds import AGENCIES, RUN, entity_id, world
from tests.test_cli import ROOT, convene

IDS = [entity_id(EntityKind.AGENCY, name) for name in AGENCIES]


@pytest.fixture
def command(graph, neo4j_address, tmp_path):
    """The command on the tests' database, which holds a small world."""
    list(load(graph, world(3, documents=3), RUN))
    place = {"CONVENE_NEO4J_URI": neo4j_address.uri, "CONVENE_NEO4J_PASSWORD": neo4j_address.password}

    def run(*words, check=0):
        return convene(tmp_path, *words, check=check, **place)

    return run


def statuses(driver):
    rows = driver.execute_query("MATCH (c:Claim) RETURN c.id AS id, c.status AS status, c.confidence AS sure").records
    return {r["id"]: (r["status"], r["sure"]) for r in rows}


def test_claims_are_decided_on_singly_and_in_bulk(graph, command):
    shown = json.loads(command("review", "--json", "--first", "5").stdout)
    assert shown["totalCount"] == len(statuses(graph))
    assert all(claim["status"] == "PROPOSED" and claim["evidence"]["nodes"][0]["quote"] for claim in shown["nodes"])
    one = shown["nodes"][0]["id"]
    command("review", one, "--decide", "REJECT", "--note", "not what it says")
    assert statuses(graph)[one][0] == "REJECTED"
    before = list(canonical_lines(graph))
    sure = {key for key, (status, share) in statuses(graph).items() if share >= 0.9 and status == "PROPOSED"}
    assert f"{len(sure)} claims would be" in command("review", "--above", "0.9", "--decide", "ACCEPT", "--dry-run").stderr
    assert list(canonical_lines(graph)) == before
    command("review", "--above", "0.9", "--decide", "ACCEPT")
    after = statuses(graph)
    assert {key for key, (status, _) in after.items() if status == "ACCEPTED"} == sure
    assert after[one][0] == "REJECTED"
    assert "BAD_INPUT" in command("review", "--decide", "ACCEPT", check=1).stderr
    assert "NOT_FOUND" in command("review", "nobody", "--decide", "ACCEPT", check=1).stderr


def test_agencies_are_judged_and_a_judgement_is_taken_back(graph, command):
    judge(graph, Judgement(*IDS[:2], MatchVerdict.UNSURE, by=RULES, score=0.97, reasons=("same words",)))
    judge(graph, Judgement(*IDS[2:4], MatchVerdict.UNSURE, by=RULES, score=0.5, reasons=("initials",)))
    before = [line for line in canonical_lines(graph) if "Judgement" not in line and "JUDGES" not in line]
    found = json.loads(command("candidates", "--json").stdout)
    assert [(pair["score"], pair["reasons"]) for pair in found["nodes"]] == [(0.97, ["same words"]), (0.5, ["initials"])]
    assert "1 pairs would be" in command("candidates", "--merge-above", "0.9", "--dry-run").stderr
    command("candidates", "--merge-above", "0.9")
    assert json.loads(command("candidates", "--json").stdout)["totalCount"] == 1
    command("apart", IDS[2], IDS[3], "--note", "of two counties")
    assert json.loads(command("candidates", "--json").stdout)["totalCount"] == 0
    judgement = command("merge", IDS[4], IDS[5]).stdout.strip()
    assert graph.execute_query("MATCH (a:Merged) RETURN count(a) AS n").records[0]["n"] == 2
    command("undo", judgement)
    command("undo", Judgement(*IDS[:2], MatchVerdict.SAME, by="local").id)
    after = [line for line in canonical_lines(graph) if "Judgement" not in line and "JUDGES" not in line]
    assert after == before


def test_the_log_says_who_did_what_and_only_grows(graph, command):
    one = min(statuses(graph))
    command("review", one, "--decide", "REJECT", "--note", "not what it says")
    first = json.loads(command("log", "--json", "--first", "100").stdout)
    newest = first["nodes"][0]
    assert (newest["by"], newest["before"], newest["after"], newest["note"]) == (
        "local",
        "PROPOSED",
        "REJECTED",
        "not what it says",
    )
    assert newest["node"]["id"] == one
    command("merge", IDS[0], IDS[1])
    command("retract", world(3, documents=3)[0].document.id)
    second = json.loads(command("log", "--json", "--first", "100").stdout)
    assert [said(entry) for entry in second["nodes"][2:]] == [said(entry) for entry in first["nodes"]]
    assert [entry["kind"] for entry in second["nodes"][:2]] == ["RETRACTED", "MERGED"]


def said(entry):
    """An entry less the thing that it concerns, which may be taken back since."""
    return {name: value for name, value in entry.items() if name != "node"}


def test_no_statement_alters_the_log():
    """But for the one that empties a graph to be restored, which asks first."""
    touching = [path.stem for path in (ROOT / "queries" / "write").glob("*.cypher") if "Event" in path.read_text()]
    assert touching == ["events"]
    assert "CREATE (e:Event)" in (ROOT / "queries" / "write" / "events.cypher").read_text()


def test_a_graph_is_kept_and_put_back(graph, command, tmp_path):
    before = list(canonical_lines(graph))
    file = tmp_path / "kept.jsonl"
    command("backup", file)
    assert "BAD_INPUT" in command("backup", file, check=1).stderr
    assert "--replace" in command("restore", file, check=1).stderr
    list(load(graph, world(8), RUN))
    command("restore", file, "--replace")
    assert list(canonical_lines(graph)) == before
    assert "local database" in command("backup", tmp_path / "kept.dump", check=1).stderr
