"""The managed server: one a home, found again, stopped cleanly, its password private, its errors clear."""

import os
import signal
import socket
import stat

import psutil
import pytest

from cli.setup import cache_folder
from graph.driver import open_driver
from graph.local import jars
from graph.local.server import Place, address, running, start, stop
from graph.migrations import migrate
from schema.errors import Code, ConveneError


@pytest.fixture
def place(tmp_path):
    made = Place(tmp_path, cache_folder())
    yield made
    stop(made)


def test_a_crash_keeps_what_was_committed_and_the_next_start_finds_it(place):
    server = start(place)
    assert start(place) == server
    assert stat.S_IMODE(place.password_file.stat().st_mode) == 0o600
    with open_driver(address(place, server)) as driver:
        migrate(driver)
        driver.execute_query("CREATE (:Document {id: 'kept'})")
    os.kill(server.pid, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(server.pid)] if psutil.pid_exists(server.pid) else [], timeout=10)
    assert running(place) is None
    again = start(place)
    assert again.port == server.port
    with open_driver(address(place, again)) as driver:
        assert driver.execute_query("MATCH (d:Document) RETURN d.id AS id").records[0]["id"] == "kept"
    assert stop(place) is True
    assert stop(place) is False


def test_classes_are_kept_at_the_first_stop_and_used_or_passed_over(place, tmp_path, monkeypatch):
    own, server = tmp_path / "own.jsa", tmp_path / "server.jsa"
    monkeypatch.setattr("graph.local.java._archives", lambda _lib: (own, server))
    start(place)
    stop(place)
    assert server.stat().st_size > own.stat().st_size
    assert not place.classes.exists()
    words = psutil.Process(start(place).pid).cmdline()
    assert f"-XX:SharedArchiveFile={own}{os.pathsep}{server}" in words
    mapped = {region.path for region in psutil.Process(running(place).pid).memory_maps()}
    assert str(server) in mapped
    stop(place)
    server.chmod(0o600)
    server.write_bytes(b"something else")
    with open_driver(address(place, start(place))) as driver:
        assert driver.execute_query("RETURN 1 AS one").records[0]["one"] == 1


def test_a_port_in_use_is_said(place):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ConveneError) as error:
            start(place, port=taken.getsockname()[1])
    assert error.value.code is Code.PORT_IN_USE
    assert str(taken) not in error.value.message


def test_too_little_memory_is_said(place, monkeypatch):
    monkeypatch.setattr("graph.local.server.NEEDED_MEMORY", 2**60)
    with pytest.raises(ConveneError) as error:
        start(place)
    assert error.value.code is Code.TOO_LITTLE_MEMORY


def test_a_damaged_jar_is_fetched_again(tmp_path):
    small = min(jars.locked(), key=lambda jar: jar.size)
    lib = tmp_path / "lib"
    lib.mkdir()
    staging = tmp_path / "staging"
    broken = staging / small.group.replace(".", "/") / small.artifact / small.version / f"{small.artifact}-{small.version}.jar"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"broken")
    jars._fetch(small, staging, lib)
    assert jars._whole(lib / small.filename, small)
