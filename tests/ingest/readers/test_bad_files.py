"""Bad files end in a clear error or a clean reading, each within 30 s and 1 GB, never in a crash; nothing outside is read."""

import json
import subprocess
import sys

import pytest

from ingest.readers import files, read
from schema.errors import ConveneError
from tests.badfiles import READ, bad_files, write_bad_files
from tests.shared import ROOT

MEMORY = 1_000_000_000

# Reads one file in a process of its own and tells how it ended, and how much memory it took at most.
PROBE = """
import json, resource, sys
from pathlib import Path
from ingest.readers import read
from schema.errors import ConveneError
try:
    end = "read" if read(Path(sys.argv[1])).text else "nothing"
except ConveneError as error:
    end = error.code
# not ru_maxrss of this process: it counts what the process that started it held
own = next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([end, max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)]))
"""
HEAVY = (
    "bomb",
    "large",
    "long",
    "nested",
    "tags",
    "attributes",
    "one line",
    "entities",
    "comments",
    "quotes",
    "brackets",
    "many",
)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return write_bad_files(tmp_path_factory.mktemp("bad") / "files")


def test_there_are_enough_of_them():
    assert len(list(bad_files())) >= 60


def outcome(path):
    """How reading ends, with the message of the error."""
    try:
        reading = read(path)
    except ConveneError as error:
        return error.code, error.message
    last = 0
    for block in reading.blocks:
        assert reading.text[last : block.start].strip() == ""
        last = block.end
    return READ if reading.text.strip() else "nothing", path.name


def test_each_ends_as_it_should(written):
    wrong = []
    for path, ends in written:
        end, message = outcome(path)
        named = path.name in message or "\ufffd" in message
        if end not in ends or not named:
            wrong.append((path.name, end, message, sorted(ends)))
    assert wrong == []


def test_the_heavy_ones_stay_within_memory_and_time(written):
    for path, ends in written:
        if not path.name.startswith(HEAVY):
            continue
        done = subprocess.run(
            [sys.executable, "-c", PROBE, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=30, check=True
        )
        end, peak = json.loads(done.stdout)
        assert end in ends, path.name
        assert peak < MEMORY, f"{path.name} took {peak:,} bytes"


def test_scripts_and_links_bring_nothing_in(written):
    by_name = {path.name: path for path, _ in written}
    text = read(by_name["script.html"]).text
    assert "notify the clinic" in text
    for word in ("stolen", "steal", "root:", "iframe", "passwd"):
        assert word not in text


def test_nothing_outside_of_the_folder_is_listed(tmp_path):
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    for folder in (outside, inside, inside / "deeper", inside / ".hidden"):
        folder.mkdir()
        (folder / "a.txt").write_text("words", encoding="utf-8")
    (outside / "secret.txt").write_text("secret", encoding="utf-8")
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    (inside / "link folder").symlink_to(outside)
    (inside / "circle").symlink_to(inside)
    (inside / "own.txt").symlink_to(inside / "deeper" / "a.txt")
    (inside / ".a.txt").write_text("hidden", encoding="utf-8")
    (inside / "new\nline.txt").write_text("words", encoding="utf-8")
    listed = [str(path.relative_to(inside)) for path in files([inside])]
    assert listed == ["a.txt", "new\nline.txt", "own.txt", "deeper/a.txt"]


def test_a_missing_path_is_listed_so_that_reading_names_it(tmp_path):
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    listed = list(files([tmp_path / "missing.pdf", tmp_path]))
    assert listed == [tmp_path / "missing.pdf", tmp_path / "a.txt"]
