"""The command `convene serve` as a process of its own, on a real database, for the tests that need sockets and workers."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import httpx

from cli.setup import ROOT, cache_folder


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def instance(address, home):
    """The environment of a command whose instance lies in `home`, on this database."""
    return os.environ | {
        "CONVENE_HOME": str(home),
        "CONVENE_CACHE": str(cache_folder()),
        "CONVENE_NEO4J_URI": address.uri,
        "CONVENE_NEO4J_PASSWORD": address.password,
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def server(address, home, *words, **more):
    """The base URL of a server with this database and home; it ends with the block."""
    port = free_port()
    environment = instance(address, home) | {"CONVENE_PORT": str(port), **more}
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "serve", *words], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url, process)
        yield url, process
    finally:
        process.terminate()
        try:
            process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def wait_for(url, process):
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx.get(f"{url}/healthz", timeout=1).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    process.kill()
    raise AssertionError(process.communicate()[0].decode())
