"""The documentation: the site is built with no broken link, and every command and query on its pages is run."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from cli.setup import ROOT
from tests.api.served import instance, server
from tests.conftest import empty

PAGES = sorted((ROOT / "docs").rglob("*.md"))
# Served by the fixture already, or about another environment than that of the tests; exports: tests/exchange/test_command.py.
ELSEWHERE = re.compile(r"^(make |\.venv/bin/pip |pip |convene export )")
SERVED = "http://127.0.0.1:8000"
BIN = Path(sys.executable).parent


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def with_any(language):
    return [pytest.param(page, id=str(page.relative_to(ROOT / "docs"))) for page in PAGES if blocks(page, language)]


@pytest.fixture(scope="module")
def reader(driver, neo4j_address, tmp_path_factory):
    """Where a reader of the pages sits: a folder with papers, an instance that serves the samples, a key."""
    empty(driver)
    home, here = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("reader")
    environment = instance(neo4j_address, home) | {"PATH": os.pathsep.join((str(BIN), os.environ["PATH"]))}
    shutil.copytree(ROOT / "samples", here / "samples")
    (here / ".venv").symlink_to(BIN.parent)
    for name, source in (("protocol.pdf", "response-protocol.pdf"), ("directory.xlsx", "contact-list.xlsx")):
        shutil.copy(here / "samples" / source, here / name)
    for folder in ("PAPERS", "studies"):
        (here / folder).mkdir()
        shutil.copy(here / "samples" / "research-digest.txt", here / folder)
    (here / "refs.bib").write_text(
        "@report{digest, title = {Digest of Findings on Child Exploitation in Marlow County, 2025}, year = {2025}}\n"
    )

    def run(script, folder=here):
        words = ["bash", "-euo", "pipefail", "-c", script]
        done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, script + done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout

    run("convene ingest samples")
    made = run("convene key create 'County counsel' --tier LEAD --review --ingest")
    environment["KEY"] = re.findall(r"[A-Za-z0-9_-]{30,}", made)[-1]
    with server(neo4j_address, home) as (url, _process):
        yield run, url, environment["KEY"], here


def test_the_site_is_built_and_no_link_is_broken(tmp_path):
    words = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = {str(path.relative_to(tmp_path / "site")) for path in (tmp_path / "site").rglob("*.html")}
    assert {"index.html", "errors.html", "cookbook.html", "decisions.html", "glossary.html", "tour/lead.html"} <= pages
    for path in (tmp_path / "site").rglob("*.html"):
        found = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(https?://[^"]+)"', path.read_text(encoding="utf-8"))
        assert not found, f"{path.name} fetches {found}"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("page", with_any("sh"))
def test_every_command_is_as_shown(reader, page, tmp_path):
    run, url, _key, here = reader
    folder = tmp_path / "reader"
    shutil.copytree(here, folder, symlinks=True)
    for block in blocks(page, "sh"):
        lines = [line for line in block.replace(SERVED, url).splitlines() if not ELSEWHERE.match(line)]
        run("\n".join(lines), folder)


@pytest.mark.parametrize("page", with_any("graphql"))
def test_every_query_has_an_answer(reader, page):
    _run, url, key, _here = reader
    for text in blocks(page, "graphql"):
        if text.startswith(("mutation", "subscription")) or "$" in text:
            continue  # tests/api/test_guide.py holds these against the schema
        answer = httpx.post(f"{url}/graphql", json={"query": text}, headers={"authorization": f"Bearer {key}"}, timeout=60)
        assert "errors" not in json.loads(answer.text), answer.text
