"""Trusted documents: asked by id, the cookbook always among them, and the only ones where that is required."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from api.cookbook import recipe, recipes
from api.trusted import Trusted
from schema.errors import Code, ConveneError
from tests.api.conftest import serving

MINE = "query Mine($t: Boolean!) { viewer { tier name @include(if: $t) } }"
OTHER = "{ viewer { tier } }"


def identity(text):
    return f"sha256:{sha256(text.encode()).hexdigest()}"


@pytest.fixture
def places(tmp_path):
    folder = tmp_path / "operations"
    folder.mkdir()
    (folder / "mine.graphql").write_text(MINE)
    manifest = tmp_path / "persisted-documents.json"
    manifest.write_text(json.dumps({sha256(b"query Two { stats { claims } }").hexdigest(): "query Two { stats { claims } }"}))
    return folder, manifest


async def ask(client, **params):
    return await client.post("/graphql", json=params)


def code(answer):
    (error,) = answer.json()["errors"]
    return answer.status_code, error["extensions"]["code"]


async def test_asked_by_id_by_post_and_get(settings, places):
    async with serving(replace(settings, trusted=places)) as client:
        for name in (identity(MINE), "mine"):
            found = await ask(client, documentId=name, variables={"t": True})
            assert found.json()["data"] == {"viewer": {"tier": "PUBLIC", "name": None}}
            found = await client.get("/graphql", params={"documentId": name, "variables": '{"t": false}'})
            assert found.json()["data"] == {"viewer": {"tier": "PUBLIC"}}
        assert (await ask(client, documentId="Two")).json()["data"]["stats"]["claims"] >= 0
        assert (await ask(client, query=OTHER)).status_code == 200
        assert code(await ask(client, documentId="nothing")) == (400, "UNKNOWN_OPERATION")
        assert code(await ask(client, documentId=identity(OTHER))) == (400, "UNKNOWN_OPERATION")
        assert code(await ask(client, documentId=1)) == (400, "UNKNOWN_OPERATION")
        assert code(await ask(client, documentId="mine", query=MINE)) == (400, "BAD_INPUT")
        assert (await ask(client, documentId="mine")).json()["errors"][0]["extensions"]["code"] == "BAD_QUERY"


@pytest.mark.usefixtures("graph")
async def test_nothing_else_where_that_is_required(settings, places):
    async with serving(replace(settings, trusted=places, trusted_only=True)) as client:
        assert code(await ask(client, query=OTHER)) == (400, "UNKNOWN_OPERATION")
        assert code(await ask(client, query=MINE + " ")) == (400, "UNKNOWN_OPERATION")
        assert code(await ask(client)) == (400, "UNKNOWN_OPERATION")
        assert code(await ask(client, query=["x"])) == (400, "UNKNOWN_OPERATION")
        assert (await ask(client, query=MINE, variables={"t": False})).json()["data"]["viewer"]
        for one in recipes():
            found = await ask(client, documentId=one.name, variables=one.example)
            # An empty graph knows no county of an example; that is an answer too.
            codes = {error["extensions"]["code"] for error in found.json().get("errors", ())}
            assert codes <= {"NOT_FOUND"}, (one.name, codes)
            assert (await client.get(f"/graphql?documentId={identity(one.text)}&variables={one.variables}")).status_code == 200


def test_places_that_are_wrong_are_named(tmp_path):
    manifest = tmp_path / "m.json"
    manifest.write_text(json.dumps({"sha256:" + "0" * 64: OTHER}))
    with pytest.raises(ConveneError, match="another hash") as error:
        Trusted([manifest])
    assert error.value.code is Code.BAD_INPUT
    with pytest.raises(ConveneError, match="no folder"):
        Trusted([tmp_path / "missing"])
    manifest.write_text(json.dumps({"viewer": OTHER}))
    with pytest.raises(ConveneError, match="named viewer"):
        Trusted([manifest])
    assert Trusted().names[recipe("who").text] == "who"
