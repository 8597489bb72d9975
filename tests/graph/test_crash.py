"""Invariant 7 on a real server: `kill -9` of loader or server loses nothing acknowledged and leaves nothing half there.

CONVENE_CRASHES says how many times each is killed (5 by default, 50 in the longer form).
"""

import os
import random
import signal
import subprocess
import sys
import time

import psutil
import pytest

from cli.setup import ROOT, cache_folder
from graph.canonical import canonical_lines
from graph.driver import open_driver, translated
from graph.local.server import Place, address, start, stop
from graph.migrations import migrate
from graph.retract import retract
from graph.verify import verify
from graph.writer import load
from schema.errors import Code, ConveneError
from tests.conftest import empty
from tests.graph.worlds import RUN, document

DOCUMENTS, MANY = 60, 20
CRASHES = int(os.environ.get("CONVENE_CRASHES", "5"))
# Loads one document a transaction and says each that was acknowledged.
LOADER = """
import sys
from graph.driver import Address, open_driver
from graph.writer import load
from schema.errors import Code, ConveneError
from tests.graph.worlds import RUN, document
with open_driver(Address(sys.argv[1], sys.argv[2], sys.argv[3])) as driver:
    for seed in range(int(sys.argv[4])):
        for loaded in load(driver, [document(seed, 12)], RUN):
            print(loaded.document, flush=True)
"""


def facts():
    return [document(seed, 12) for seed in range(DOCUMENTS)]


def loader(where):
    command = [sys.executable, "-c", LOADER, where.uri, where.user, where.password, str(DOCUMENTS)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)})


def there(driver):
    return {r["id"] for r in driver.execute_query("MATCH (d:Document) RETURN d.id AS id").records}


@pytest.fixture(scope="module")
def whole(driver):
    """The graph as it is when nothing is killed."""
    empty(driver)
    list(load(driver, facts(), RUN))
    return list(canonical_lines(driver))


def test_a_killed_loader(graph, neo4j_address, whole):
    empty(graph)
    chance = random.Random(1)
    for _ in range(CRASHES):
        process = loader(neo4j_address)
        said = [process.stdout.readline().strip() for _ in range(chance.randint(1, 15))]
        time.sleep(chance.random() * 0.05)
        process.kill()
        said += process.stdout.read().split()
        process.wait()
        assert {one for one in said if len(one) == 36} <= there(graph)
        assert verify(graph).faults == []
    list(load(graph, facts(), RUN))
    assert list(canonical_lines(graph)) == whole


@pytest.mark.timeout(max(300, 30 * CRASHES))
def test_a_killed_server(tmp_path, whole):
    place = Place(tmp_path, cache_folder())
    chance = random.Random(2)
    try:
        for round_ in range(max(1, CRASHES // 2)):
            where = address(place, start(place))
            with open_driver(where) as driver:
                migrate(driver)
            process = loader(where)
            said = [process.stdout.readline().strip() for _ in range(chance.randint(1, 10))]
            _kill(start(place).pid)
            process.kill()
            said += process.stdout.read().split()
            process.wait()
            if round_ == 0:
                _spoil(place)
            with open_driver(address(place, start(place, repair=round_ == 0))) as driver:
                assert {one for one in said if len(one) == 36} <= there(driver)
                assert verify(driver).faults == []
        with open_driver(address(place, start(place))) as driver:
            list(load(driver, facts(), RUN))
            assert list(canonical_lines(driver)) == whole
    finally:
        stop(place)


def _spoil(place):
    """What cannot be read behind what can, at the end of the log of transactions."""
    with (place.data / "data" / "transactions" / "neo4j" / "neostore.transaction.db.0").open("ab") as file:
        file.write(bytes(range(1, 65)))
    with pytest.raises(ConveneError, match="convene up --repair") as refused:
        start(place)
    assert refused.value.code is Code.START_FAILED


def _kill(pid):
    process = psutil.Process(pid)
    os.kill(pid, signal.SIGKILL)
    psutil.wait_procs([process], timeout=20)


def test_two_loaders_at_once_make_one_graph(graph, neo4j_address, whole):
    empty(graph)
    both = [loader(neo4j_address), loader(neo4j_address)]
    for process in both:
        process.communicate()
        assert process.returncode == 0
    assert verify(graph).faults == []
    assert list(canonical_lines(graph)) == whole


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of 400 MB."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", tmp_path], check=False)
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield tmp_path
    subprocess.run(["umount", "--lazy", tmp_path], check=True)


def test_a_full_disk(small_disk, whole):
    place = Place(small_disk, cache_folder())
    where = address(place, start(place))
    try:
        with open_driver(where) as driver:
            migrate(driver)
            # What is left is taken up by something else.
            filler = small_disk / "filler"
            _fill(filler, leave=2**20)
            said, error = _load_until_refused(driver)
            assert error is not None
            assert error.code is Code.DATABASE_DOWN
            assert len(said) < DOCUMENTS * MANY
        filler.unlink()
        stop(place)
        with open_driver(address(place, start(place))) as driver:
            assert set(said) <= there(driver)
            assert verify(driver).faults == []
            list(load(driver, facts(), RUN))
            beyond = there(driver) - {one.document.id for one in facts()}
            for document_id in beyond:
                retract(driver, document_id, by="test")
            assert list(canonical_lines(driver)) == whole
    finally:
        stop(place)


def _fill(path, leave):
    """Write until so many bytes are left."""
    with path.open("wb") as file:
        while (free := psutil.disk_usage(str(path.parent)).free) > leave:
            file.write(bytes(min(free - leave, 2**20)))
            file.flush()


def _load_until_refused(driver):
    """The documents acknowledged, and why the next was not."""
    said = []
    for seed in range(DOCUMENTS * MANY):
        try:
            with translated():
                said += [loaded.document for loaded in load(driver, [document(seed, 12)], RUN)]
        except ConveneError as error:
            return said, error
    return said, None
