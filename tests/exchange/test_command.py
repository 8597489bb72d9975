"""The commands of the page on exports, as a person types them; every format has one."""

import re
import shlex
import subprocess
import sys
import zipfile

import pytest
from rdflib import Graph

from api.keys import Keys
from cli.setup import ROOT
from exchange.formats import Format
from schema.kinds import Tier
from tests.api.served import instance
from tests.exchange.conftest import exported

PAGE = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")
COMMANDS = [shlex.split(line, comments=True) for line in re.findall(r"^convene export .*$", PAGE, re.MULTILINE)]


@pytest.fixture
def convene(world, neo4j_address, tmp_path):
    """Run the command in a folder of its own, on the graph of the tests."""
    assert world
    environment = instance(neo4j_address, tmp_path)

    def run(*words, check=0):
        command = [sys.executable, "-m", "cli", *words]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == check, done.stdout + done.stderr
        return done

    return run


def test_every_format_has_its_command():
    assert {words[words.index("--format") + 1] for words in COMMANDS} == set(Format)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_page_tells_the_truth(convene, world, tmp_path, words):
    convene(*words[1:])
    form = Format(words[words.index("--format") + 1])
    tier = Tier(words[words.index("--tier") + 1]) if "--tier" in words else Tier.PUBLIC
    to = tmp_path / words[words.index("--to") + 1]
    if to.suffix == ".zip":
        with zipfile.ZipFile(to) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    else:
        files = {str(path.relative_to(to)): path.read_bytes() for path in to.rglob("*") if path.is_file()}
    licence = words[words.index("--licence") + 1] if "--licence" in words else None
    assert files == exported(world, form, tier, licence)


def test_a_key_says_as_whom(convene, world, tmp_path):
    _, key = Keys(tmp_path).create("Partner", Tier.PARTNER)
    convene("export", "--format", "jsonl", "--to", "partner", "--key", key)
    written = (tmp_path / "partner" / "claims.jsonl").read_bytes()
    assert written == exported(world, Format.JSONL, Tier.PARTNER)["claims.jsonl"]
    assert "UNAUTHENTICATED" in convene("export", "--format", "csv", "--to", "x", "--key", "cvn_no", check=1).stderr


def test_what_is_wrong_is_said(convene, tmp_path):
    assert "graphml" in convene("export", "--format", "doc", "--to", "x", check=1).stderr
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    assert "not empty" in convene("export", "--format", "csl", "--to", "full", check=1).stderr
    assert "NO_PERMISSION" in convene("export", "--format", "csl", "--to", "no/such/folder.zip", check=1).stderr


def test_the_question_of_the_page_has_answers(world):
    (question,) = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)
    answers = list(Graph().parse(data=exported(world, Format.TURTLE)["graph.ttl"], format="turtle").query(question))
    assert any("Harbor House" in str(row.who) and "child" in str(row.words) for row in answers)
