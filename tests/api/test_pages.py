"""GraphiQL as it is built and served: from this server alone, kept by browsers, with the cookbook at hand."""

import json
import re
from dataclasses import replace

import pytest

from api import pages
from api.cookbook import recipes
from tests.api.conftest import serving

ADDRESS = re.compile(r"(?:src|href)=\"([^\"]+)\"")


@pytest.fixture
def built():
    """The pages as the set-up builds them."""
    if not pages.BUILT.exists():
        pytest.fail("web/dist is missing: `make setup` builds it")
    return pages.BUILT


async def test_graphiql_comes_from_this_server_and_its_files_may_be_kept(client, built):
    page = await client.get("/graphiql")
    assert '<div id="graphiql">' in page.text
    files = ADDRESS.findall(page.text)
    assert files
    for file in files:
        assert file.startswith("/assets/"), "nothing from elsewhere"
        answer = await client.get(file)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert "unsafe" not in answer.headers["content-security-policy"]
    assert re.search(r"<script(?![^>]*src=)|<style|style=", page.text) is None, "nothing that its policy would refuse"
    assert {path.name for path in (built / "assets").iterdir()} >= {file.rpartition("/")[2] for file in files}
    assert (await client.get("/assets/../../README.md")).status_code == 404
    assert (await client.get("/assets/nothing.js")).status_code == 404


async def test_the_cookbook_is_at_hand(client):
    found = (await client.get("/cookbook.json")).json()
    assert [one["name"] for one in found] == [one.name for one in recipes()]
    assert all(one["question"] and one["query"] and json.loads(one["variables"]) is not None for one in found)


async def test_without_a_build_a_page_says_what_to_do(settings, monkeypatch, tmp_path):
    monkeypatch.setattr(pages, "BUILT", tmp_path)
    (tmp_path / "assets").mkdir()
    async with serving(settings) as client:
        for address in ("/", "/graphiql"):
            answer = await client.get(address)
            assert answer.status_code == 503
            assert "make setup" in answer.text
    async with serving(replace(settings, production=True)) as client:
        assert (await client.get("/graphiql")).status_code == 404
