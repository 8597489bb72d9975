"""The command as a person uses it: in a folder of its own, on real files, good and bad."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.setup import ROOT, cache_folder
from graph.driver import open_driver
from graph.local.server import Place, address, running


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    yield folder
    convene(folder, "down")


def convene(home, *words, check=None, **more):
    environment = os.environ | {"CONVENE_HOME": str(home), "PYTHONPATH": str(ROOT), "COLUMNS": "140", **more}
    for name in ("CONVENE_NEO4J_URI", "CONVENE_NEO4J_PASSWORD"):
        if name not in more:
            environment.pop(name, None)
    command = [sys.executable, "-m", "cli", *map(str, words)]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)
    if check is not None:
        assert done.returncode == check, done.stdout + done.stderr
    return done


# Ctrl-C comes while an object is taken down, where Python swallows what is raised.
SWALLOWED = """
import os, signal, sys, time
from cli import app

class Taken:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0)

def ended():
    try:
        Taken()
        time.sleep(30)
    except KeyboardInterrupt:
        print("came")

app.app = ended
app.main()
"""


def test_an_interrupt_is_not_swallowed():
    done = subprocess.run([sys.executable, "-c", SWALLOWED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("came\n", "")


# Ctrl-C comes in a library that then cannot end what it began.
CUT_OFF = """
import os, signal
from cli import app
from cli.interrupts import interruptible

def ended():
    try:
        with interruptible():
            try:
                os.kill(os.getpid(), signal.SIGINT)
            finally:
                raise BufferError("cut off")
    except KeyboardInterrupt:
        print("came")
    raise BufferError("and once more at the end")

app.app = ended
app.main()
"""


def test_what_fails_of_an_interrupt_counts_as_the_interrupt():
    done = subprocess.run([sys.executable, "-c", CUT_OFF], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "came\n", "")


def test_before_anything_runs_the_way_out_is_said(tmp_path):
    done = convene(tmp_path, "matrix", check=1)
    assert "DATABASE_DOWN" in done.stderr
    assert "convene up" in done.stderr
    assert "Traceback" not in done.stderr
    assert "stopped" in convene(tmp_path, "status", check=0).stdout


def test_version_and_help_with_examples():
    assert convene(ROOT, "--version", check=0).stdout.startswith("convene 0.1.0")
    said = convene(ROOT, "ingest", "--help", check=0).stdout.splitlines()
    assert {"    convene ingest samples", "    convene ingest papers --bulk"} <= set(said)


@pytest.fixture(scope="module")
def filled(home):
    """An instance that has read the samples."""
    convene(home, "up", check=0)
    convene(home, "ingest", ROOT / "samples", check=0)
    return home


def test_the_samples_are_read_once(filled):
    again = json.loads(convene(filled, "ingest", ROOT / "samples", "--json", check=0).stdout)
    assert {one["status"] for one in again} == {"KNOWN"}
    assert len(again) == len(list((ROOT / "samples").iterdir()))


def test_status_counts_what_is_there(filled):
    found = json.loads(convene(filled, "status", "--json", check=0).stdout)
    assert found["documents"] == len(list((ROOT / "samples").iterdir()))
    assert found["responsibilities"] > 50
    assert found["home"] == str(filled)


def test_the_matrix_adds_up(filled):
    found = json.loads(convene(filled, "matrix", "--json", check=0).stdout)
    assert sum(cell["count"] for cell in found["cells"]) == found["total"] > 50
    assert "Who does what" in convene(filled, "matrix", check=0).stdout


def test_who_names_the_duties_with_their_words(filled):
    found = json.loads(convene(filled, "who", "Probation", "--json", check=0).stdout)
    duties = [duty for one in found for duty in one["responsibilities"]["nodes"]]
    assert any(duty["modality"] == "MUST" and "refer the child" in duty["action"] for duty in duties)
    assert all(duty["evidence"]["nodes"][0]["quote"] for duty in duties)
    assert "NOT_FOUND" in convene(filled, "who", "Nobody Anywhere", check=1).stderr


def test_a_query_as_text_and_as_a_file(filled, tmp_path):
    done = convene(filled, "query", "{ stats { documents } }", check=0)
    assert json.loads(done.stdout)["data"]["stats"]["documents"] > 0
    file = tmp_path / "q.graphql"
    file.write_text("query Q($n: Int!) { agencies(first: $n) { nodes { name } } }", encoding="utf-8")
    done = convene(filled, "query", file, "--variables", '{"n": 2}', check=0)
    assert len(json.loads(done.stdout)["data"]["agencies"]["nodes"]) == 2
    assert convene(filled, "query", "{ nothing }").returncode == 1
    assert "NO_SUCH_FILE" in convene(filled, "query", "no-such-file", check=1).stderr


BAD = {
    "empty.txt": b"",
    "broken.pdf": b"%PDF-1.7\n1 0 obj\n<<broken",
    "picture.pdf": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "broken.docx": b"PK\x03\x04" + bytes(100),
    "noise.txt": bytes(range(256)) * 50,
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


def test_a_broken_file_is_named_and_the_rest_goes_on(filled, tmp_path):
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    good = tmp_path / "good.txt"
    good.write_text("The Alder County Sheriff shall notify the school district within two hours.", encoding="utf-8")
    latin = tmp_path / "latin.txt"
    latin.write_bytes("The caf\xe9 owners’ association may call the sheriff.".encode("cp1252"))
    done = convene(filled, "ingest", tmp_path, tmp_path / "missing.pdf", "--json", check=3)
    outcomes = {Path(one["path"]).name: one for one in json.loads(done.stdout)}
    assert outcomes["good.txt"]["status"] == outcomes["latin.txt"]["status"] == "LOADED"
    for name in [*BAD, "missing.pdf"]:
        problem = outcomes[name]["error"]
        assert outcomes[name]["status"] == "FAILED"
        assert name in problem["message"]
        assert problem["wayOut"]
        assert problem["code"] != "INTERNAL", name
    assert {"good.txt", "latin.txt"} | set(BAD) | {"missing.pdf"} == set(outcomes)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(filled, tmp_path):
    file = tmp_path / "locked.txt"
    file.write_text("The sheriff shall report.", encoding="utf-8")
    file.chmod(0)
    assert "NO_PERMISSION" in convene(filled, "ingest", file, check=3).stderr


def test_a_dry_run_loads_nothing(filled, tmp_path):
    before = json.loads(convene(filled, "status", "--json", check=0).stdout)["documents"]
    paper = tmp_path / "new.md"
    paper.write_text("# Plan\n\nThe Clinic shall examine the child within 24 hours.\n", encoding="utf-8")
    done = json.loads(convene(filled, "ingest", paper, "--dry-run", "--json", check=0).stdout)
    assert done[0]["status"] == "READ"
    assert done[0]["counts"]["responsibilities"] >= 1
    assert json.loads(convene(filled, "status", "--json", check=0).stdout)["documents"] == before


def test_extract_needs_no_database_and_keeps_the_text(tmp_path):
    paper = tmp_path / "paper.txt"
    text = "SHERIFF\n\nThe Sheriff shall notify the school within two hours. 😀 Hotels should train employees.\n"
    paper.write_text(text, encoding="utf-8")
    done = json.loads(convene(tmp_path, "extract", "--json", paper, check=0).stdout)
    assert done["text"] == text
    quotes = {text[m["start"] : m["end"]] for m in done["mentions"]}
    assert any("train employees" in quote for quote in quotes)
    assert "confidence" in convene(tmp_path, "extract", "--explain", paper, check=0).stdout


def test_a_wrong_setting_is_named(tmp_path):
    done = convene(tmp_path, "status", CONVENE_PORT="many", check=1)
    assert "CONVENE_PORT" in done.stderr
    done = convene(tmp_path, "matrix", CONVENE_NEO4J_URI="bolt://127.0.0.1:9", CONVENE_NEO4J_PASSWORD="x", check=1)
    assert "DATABASE_DOWN" in done.stderr


def readme_commands():
    """The commands that the README shows, less their comments."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words and words[0].endswith("convene"):
                yield words[1:]


@pytest.mark.parametrize("words", list(readme_commands()), ids=" ".join)
def test_the_readme_tells_the_truth(filled, words):
    places = {"PAPERS": str(ROOT / "samples"), "protocol.pdf": str(ROOT / "samples" / "response-protocol.pdf")}
    places["directory.xlsx"] = str(ROOT / "samples" / "contact-list.xlsx")
    done = convene(filled, *(places.get(word, word) for word in words), check=0)
    assert done.stdout.strip() or done.stderr.strip()


def many(folder, number=400):
    """A folder of so many papers, every twentieth broken."""
    folder.mkdir()
    for at in range(number):
        paper = folder / f"paper-{at:04}.txt"
        paper.write_text(f"The Alder County Sheriff shall notify school number {at} within {at} hours.\n", encoding="utf-8")
        if at % 20 == 0:
            (folder / f"broken-{at:04}.pdf").write_bytes(b"%PDF-1.4 broken")
    return folder


def begun(home, folder):
    """An ingest that has begun to load."""
    environment = os.environ | {"CONVENE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "cli", "ingest", str(folder)]
    place = Place(home, cache_folder())
    with open_driver(address(place, running(place))) as driver:
        before = documents(driver)
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while process.poll() is None and documents(driver) == before:
            time.sleep(0.05)
    return process


def documents(driver):
    return driver.execute_query("MATCH (d:Document) RETURN count(d) AS number").records[0]["number"]


@pytest.mark.parametrize("how", ["interrupted", "killed", "database down"])
def test_an_ingest_that_is_cut_off_is_completed_by_the_same_command(filled, tmp_path, how):
    folder = many(tmp_path / how)
    for paper in folder.iterdir():
        paper.write_bytes(paper.read_bytes() + how.encode())
    process = begun(filled, folder)
    if how == "interrupted":
        process.send_signal(signal.SIGINT)
    elif how == "killed":
        process.kill()
    else:
        convene(filled, "down", check=0)
    out, err = process.communicate(timeout=120)
    assert "Traceback" not in err
    # Where all was read and reported before the signal came, nothing was cut off.
    if how == "interrupted" and "What was read" not in out:
        assert process.returncode == 130, out + err
        assert "same command" in err
    if how == "database down" and process.returncode != 3:
        assert process.returncode == 1
        assert "DATABASE_DOWN" in err
    convene(filled, "up", check=0)
    outcomes = json.loads(convene(filled, "ingest", folder, "--json", check=3).stdout)
    assert len(outcomes) == 420
    failed = [one for one in outcomes if one["status"] == "FAILED"]
    assert {one["error"]["code"] for one in failed} == {"DAMAGED_FILE"}
    assert len(failed) == 20
    again = json.loads(convene(filled, "ingest", folder, "--json", check=3).stdout)
    assert {one["status"] for one in again} == {"KNOWN", "FAILED"}


def test_reset_asks_first_and_then_empties(filled):
    done = convene(filled, "reset", check=1)
    assert "Nothing was deleted" in done.stderr or "Aborted" in done.stderr
    assert json.loads(convene(filled, "status", "--json", check=0).stdout)["documents"] > 0
    convene(filled, "reset", "--yes", check=0)
    convene(filled, "up", check=0)
    assert json.loads(convene(filled, "status", "--json", check=0).stdout)["documents"] == 0
