"""The HSDA façade: its endpoints and envelope, filters, tiers, and what Schemathesis makes of its OpenAPI."""

import json

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from api.keys import Keys
from graph.writer import load
from ingest.facts import Options
from ingest.prepare import prepare_bytes
from schema.kinds import Tier
from tests.api.conftest import serving
from tests.api.served import server
from tests.conftest import empty
from tests.graph.select.rich import RUN, rich
from tests.shared import shared

SERVICE, BODY = "ac148810-d857-441c-9679-408f346de14b", "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
AT, TERM = "e94c9f38-1e8f-4564-91d4-d53501ab1765", "3f7b145d-84af-42d7-8fae-eaca714b02b2"
TAXONOMY = "5c4d79d7-cc55-470e-9f1f-8cad074e4892"
LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
ENVELOPE = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}
DIRECTORY = b"""{"id": "5d0f8a3e-5a0e-4a5c-9c2e-0d8b0c3f7a11", "name": "Alder Shelter Network",
"description": "A network of shelters.",
"phones": [{"id": "5d0f8a3e-5a0e-4a5c-9c2e-0d8b0c3f7a12", "number": "555-0177"}],
"services": [{"id": "5d0f8a3e-5a0e-4a5c-9c2e-0d8b0c3f7a13", "name": "Night Shelter", "status": "active"}]}"""


def worlds():
    return [facts for number in range(4) for facts in rich(number, tiers=tuple(Tier))]


@pytest.fixture(scope="module")
def directory(driver):
    """Random papers of all tiers, the official example for everybody, and a directory for leads."""
    empty(driver)
    list(load(driver, worlds(), RUN))
    for name, data, tier in (
        ("service.json", (shared("hsds/examples") / "service_full.json").read_bytes(), Tier.PUBLIC),
        ("closed.json", DIRECTORY, Tier.LEAD),
    ):
        list(load(driver, [prepare_bytes(name, data, Options(tier=tier)).facts], RUN))
    return driver


@pytest.fixture
async def lead(directory, settings):
    """A client with a key of leads."""
    assert directory
    _, key = Keys(settings.home).create("Lead", Tier.LEAD)
    async with serving(settings) as client:
        client.headers["authorization"] = f"Bearer {key}"
        yield client


async def get(client, path, status=200):
    answer = await client.get(f"/hsda{path}")
    assert answer.status_code == status, answer.text
    return answer.json()


async def every(client, name, **params):
    """All records of a list, page by page, with its envelope checked."""
    found, page = [], 0
    while True:
        page += 1
        query = "&".join(f"{k}={v}" for k, v in {"per_page": 3, "page": page, **params}.items())
        answer = await get(client, f"/{name}?{query}")
        assert set(answer) == ENVELOPE
        assert answer["page_number"] == page
        assert answer["size"] == len(answer["contents"])
        assert answer["empty"] == (not answer["contents"])
        assert answer["first_page"] == (page == 1)
        found += answer["contents"]
        if answer["last_page"]:
            assert len(found) == answer["total_items"]
            assert answer["total_pages"] == -(-len(found) // 3)
            return found


async def test_every_list_is_walked_and_every_record_found_by_its_id(lead):
    base = await get(lead, "/")
    assert base["version"] == "3.0"
    assert set((await lead.get(base["openapi_url"])).json()["paths"]) >= {f"/{name}" for name in LISTS}
    for name in LISTS:
        records = await every(lead, name)
        assert len({one["id"] for one in records}) == len(records) > 0, name
        for one in records[:4]:
            assert (await get(lead, f"/{name}/{one['id']}"))["id"] == one["id"]
        assert (await get(lead, f"/{name}/no-such-id", 404))["errors"][0]["extensions"]["code"] == "NOT_FOUND"
        beyond = await get(lead, f"/{name}?page=1000")
        assert (beyond["empty"], beyond["last_page"], beyond["total_items"]) == (True, True, len(records))


async def test_the_official_example_is_served_as_it_was_given(lead):
    said = json.loads((shared("hsds/examples") / "service_full.json").read_bytes())
    served = await get(lead, f"/services/{SERVICE}")
    assert "Persona" not in json.dumps(served)
    for name in ("description", "phones", "schedules", "cost_options", "languages", "attributes", "program", "last_modified"):
        assert served[name] == said[name], name
    assert served["organization"]["id"] == BODY
    assert (await get(lead, f"/organizations/{BODY}"))["year_incorporated"] == 2011
    at = await get(lead, f"/service_at_locations/{AT}")
    assert (at["location"]["name"], at["service"]["id"]) == ("MyCity Civic Center", SERVICE)
    assert (await get(lead, f"/taxonomy_terms/{TERM}"))["taxonomy_detail"]["id"] == TAXONOMY
    assert (await get(lead, f"/taxonomies/{TAXONOMY}"))["version"] == "version"


async def test_lists_are_narrowed(lead):
    assert [one["id"] for one in await every(lead, "services", search="COUNSELLING")] == [SERVICE]
    assert [one["id"] for one in await every(lead, "services", organization_id=BODY)] == [SERVICE]
    assert [one["id"] for one in await every(lead, "services", taxonomy_term_id=TERM)] == [SERVICE]
    assert [one["id"] for one in await every(lead, "services", taxonomy_id=TAXONOMY)] == [SERVICE]
    assert [one["id"] for one in await every(lead, "service_at_locations", organization_id=BODY)] == [AT]
    assert [one["id"] for one in await every(lead, "service_at_locations", postcode="ABC%201234")] == [AT]
    assert [one["id"] for one in await every(lead, "taxonomy_terms", taxonomy_id=TAXONOMY)] == [TERM]
    assert await every(lead, "services", modified_after="2999-01-01T00:00:00Z") == []
    services = await every(lead, "services")
    assert len(await every(lead, "services", modified_after="2001-01-01T00:00:00Z")) == len(services) > 3
    kinds = {one["id"] for one in await every(lead, "taxonomy_terms") if one["id"] != TERM}
    by_kind = [one["id"] for kind in sorted(kinds) for one in await every(lead, "services", taxonomy_term_id=kind)]
    assert sorted(by_kind) == sorted(one["id"] for one in services)
    assert {tuple(one) for one in await every(lead, "services", minimal="true")} == {("id", "last_modified")}
    assert not [v for one in services for k, v in one.items() if isinstance(v, list | dict) and k != "organization"]
    full = await every(lead, "services", full="true")
    assert any("schedules" in one for one in full)
    with_services = await every(lead, "organizations", full_service="true")
    assert SERVICE in {s["id"] for one in with_services for s in one["services"]}


async def test_what_is_wrong_is_said(client):
    assert (await client.get("/hsda/services?page=0")).status_code == 422
    assert (await client.get("/hsda/services?page=1000000000000000000000")).status_code == 422
    assert (await client.get("/hsda/services?modified_after=yesterday")).status_code == 422
    assert (await client.get("/hsda/services", headers={"authorization": "Bearer cvn_wrong"})).status_code == 401


def test_schemathesis_finds_no_fault(directory, neo4j_address, tmp_path):
    assert directory
    with server(neo4j_address, tmp_path, CONVENE_RATE_ANONYMOUS="0") as (url, _):
        document = httpx.get(f"{url}/hsda/openapi.json").json()
        schema = schemathesis.openapi.from_dict(document)
        schema.config.update(base_url=f"{url}/hsda")
        quiet = settings(
            max_examples=12,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        )
        asked = set()
        for result in schema.get_all_operations():
            operation = result.ok()

            def ask(case):
                case.call_and_validate(timeout=30)
                asked.add(case.operation.label)

            quiet(given(operation.as_strategy())(ask))()
    assert len(asked) == 11


def still(value):
    """Less the moments at which the documents were read."""
    if isinstance(value, list):
        return [still(one) for one in value]
    if isinstance(value, dict):
        return {name: still(one) for name, one in value.items() if name != "last_modified"}
    return value


async def test_what_is_hidden_is_not_there(directory, lead, client):
    closed = json.loads(DIRECTORY)
    for name, identity in (("organizations", closed["id"]), ("services", closed["services"][0]["id"])):
        assert (await get(lead, f"/{name}/{identity}"))["id"] == identity
        await get(client, f"/{name}/{identity}", 404)
    hidden = {name: await every(client, name, full="true") for name in LISTS}
    assert len(hidden["services"]) < len(await every(lead, "services"))
    assert "Night Shelter" not in json.dumps(hidden)
    assert await every(client, "services", search="night") == []
    with directory.session() as session:
        documents = session.run("MATCH (d:Document) WHERE d.tier <> 'PUBLIC' RETURN d.id AS id").value()
    assert len(documents) > 1
    empty(directory)
    list(load(directory, [f for f in worlds() if f.document.tier is Tier.PUBLIC], RUN))
    data = (shared("hsds/examples") / "service_full.json").read_bytes()
    list(load(directory, [prepare_bytes("service.json", data, Options()).facts], RUN))
    bare = {name: await every(client, name, full="true") for name in LISTS}
    assert still(hidden) == still(bare)
