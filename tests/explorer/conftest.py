"""The samples in a graph of their own, served by the command itself, with a key that may do all."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.setup import ROOT, WEB, cache_folder
from tests.api.served import instance, server
from tests.conftest import empty

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def browser():
    """The Chromium of this machine; without one the tests are skipped, never under CI."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        word = "no Chromium is installed (Debian's package: chromium)"
        pytest.fail(word) if os.environ.get("CI") == "true" else pytest.skip(word)
    return found


@pytest.fixture(scope="module")
def explorer(driver, neo4j_address, tmp_path_factory):
    """What the tests in web/tests are told: where, with which key, by which browser."""
    chromium = browser()
    empty(driver)
    home = tmp_path_factory.mktemp("home")
    environment = instance(neo4j_address, home)

    def convene(*words):
        command = [sys.executable, "-m", "cli", *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=ROOT).stdout

    convene("ingest", "samples")
    made = convene("key", "create", "County counsel", "--tier", "LEAD", "--review", "--ingest")
    key = re.findall(r"[A-Za-z0-9_-]{30,}", made)[-1]
    with server(neo4j_address, home) as (url, _process):
        pictures = os.environ.get("CONVENE_PICTURES", "")
        yield {"EXPLORER_BASE": url, "EXPLORER_KEY": key, "EXPLORER_CHROMIUM": chromium, "EXPLORER_PICTURES": pictures}


@pytest.fixture
def node(explorer):
    """Run one file of web/tests."""

    def run(name):
        first = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        environment = os.environ | explorer | {"PATH": first, "npm_config_cache": str(cache_folder() / "npm")}
        only = os.environ.get("CONVENE_ONLY")
        chosen = ["--test-name-pattern", only] if only else []
        words = [*chosen, "--test", "--test-reporter=spec", "--experimental-strip-types", f"tests/{name}"]
        node = str(Path(sys.executable).parent / "node")
        return subprocess.run([node, *words], cwd=WEB, env=environment, capture_output=True, text=True, check=False)

    return run
