"""Schemathesis asks every field of the root with generated arguments and selections: no server error, no failure inside.

It asks as a lead who may review and ingest, on a graph of random facts, so that nothing is refused before it runs.
"""

import json
from collections import Counter

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.graphql import nodes

from api.keys import Keys
from schema.kinds import Tier
from tests.api.served import server

INSIDE = {"INTERNAL", "DATABASE_DOWN"}
EXAMPLES = 12

days = st.dates().map(str)
schemathesis.graphql.scalar("Date", days.map(nodes.String))
schemathesis.graphql.scalar("DateTime", days.map(lambda day: nodes.String(f"{day}T12:00:00Z")))
schemathesis.graphql.scalar("Duration", st.sampled_from(["P1D", "PT72H", "PT90M", "P3W"]).map(nodes.String))


@pytest.fixture(scope="module")
def url(facts, neo4j_address, tmp_path_factory):
    """A server that listens, and the key to ask it with."""
    home = tmp_path_factory.mktemp("schemathesis")
    _, key = Keys(home).create("Lead", Tier.LEAD, review=True, ingest=True)
    assert facts
    with server(neo4j_address, home, CONVENE_RATE_KNOWN="0") as (address, _):
        yield f"{address}/graphql", {"authorization": f"Bearer {key}"}


def test_no_server_error(url):
    address, headers = url
    schema = schemathesis.graphql.from_url(address, headers=headers)
    asked, codes, faults = Counter(), Counter(), []
    with httpx.Client(timeout=60) as client:

        def ask(case):
            answer = client.post(address, json={"query": case.body}, headers=headers)
            asked[case.operation.label] += 1
            found = {error["extensions"]["code"] for error in answer.json().get("errors", ())}
            codes.update(found or ["answered"])
            if answer.status_code >= 500 or found & INSIDE:
                faults.append((answer.status_code, json.dumps(answer.json())[:300], case.body[:600]))

        for result in schema.get_all_operations():
            operation = result.ok()
            # The strategy finds arguments and selections; nothing is shrunk, as every answer is looked at.
            quiet = settings(
                max_examples=EXAMPLES,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
                derandomize=True,
            )
            quiet(given(operation.as_strategy())(ask))()
    assert not faults, "\n".join(map(str, faults[:5]))
    assert len(asked) >= 15
    assert codes["answered"] > len(asked)
